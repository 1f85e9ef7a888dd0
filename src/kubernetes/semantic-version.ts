/** A semantic version; `prerelease` is what stands between `-` and `+`. */
export interface SemanticVersion {
  readonly numbers: readonly bigint[]
  readonly prerelease: readonly string[]
}

const NUMBER = '(0|[1-9][0-9]*)'
const FORM = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-([-.0-9A-Za-z]*))?(?:\\+([-.0-9A-Za-z]*))?$`)
const DIGITS = /^[0-9]+$/
const LARGEST = 2n ** 64n - 1n

/** Reads a version of three numbers; undefined where it is none (blang/semver Parse). */
export function parseSemanticVersion(text: string): SemanticVersion | undefined {
  const parts = text.length > 1000 ? null : FORM.exec(text)
  if (parts === null) return undefined
  const numbers = parts.slice(1, 4).map((part) => BigInt(part!))
  const prerelease = parts[4]?.split('.') ?? []
  const isFine =
    numbers.every((number) => number <= LARGEST) &&
    prerelease.every((part) => part !== '' && !(DIGITS.test(part) && part.length > 1 && part.startsWith('0'))) &&
    (parts[5]?.split('.') ?? []).every((part) => part !== '')
  return isFine ? { numbers, prerelease } : undefined
}

/** Orders two versions: negative, zero or positive as the first is earlier, equal or later; what is behind `+` does not count. */
export function compareSemanticVersions(a: SemanticVersion, b: SemanticVersion): number {
  for (let i = 0; i < 3; i++) if (a.numbers[i] !== b.numbers[i]) return a.numbers[i]! < b.numbers[i]! ? -1 : 1
  if (a.prerelease.length === 0 || b.prerelease.length === 0) return b.prerelease.length - a.prerelease.length
  for (let i = 0; i < a.prerelease.length && i < b.prerelease.length; i++) {
    const order = compareParts(a.prerelease[i]!, b.prerelease[i]!)
    if (order !== 0) return order
  }
  return a.prerelease.length - b.prerelease.length
}

/** Numbers come before words. */
function compareParts(a: string, b: string): number {
  const isNumber = [DIGITS.test(a), DIGITS.test(b)]
  if (isNumber[0] !== isNumber[1]) return isNumber[0] ? -1 : 1
  if (isNumber[0]) return Number(BigInt(a) > BigInt(b)) - Number(BigInt(a) < BigInt(b))
  return Number(a > b) - Number(a < b)
}
