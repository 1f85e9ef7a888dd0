/**
 * The candidate that was most likely meant by `name`: equal but for capitals, dashes and underscores, else within a few typing slips
 * (a letter too much, missing, wrong, or two swapped); undefined where none is near. Of equally near ones the first counts.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > 200) return undefined
  const folded = fold(name)
  let limit = slips(folded.length)
  let best: string | undefined
  for (const candidate of candidates) {
    if (candidate === name) continue
    const other = fold(candidate)
    if (other === folded) return candidate
    const far = distance(folded, other, limit)
    if (far > limit || far >= other.length) continue
    best = candidate
    limit = far - 1
    if (limit < 1) limit = 0
  }
  return best
}

/** How many slips turn one text into the other (optimal string alignment: insert, delete, replace, swap neighbours); more than `limit` is given as `limit + 1`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let cost = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1))
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, before[column - 2]! + 1)
      current.push(cost)
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    before = above
    above = current
  }
  return Math.min(above[b.length]!, limit + 1)
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '')
}

function slips(length: number): number {
  if (length < 3) return 0
  if (length < 5) return 1
  return length < 9 ? 2 : 3
}

/** Whether two texts differ in the first two letters of a word, which makes another word of it and is no slip: `web-internal`, `web-external`. */
export function hasOtherPrefix(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) {
    if (a[at] === b[at]) continue
    const isSwap = a[at] === b[at + 1] && a[at + 1] === b[at]
    const begins = at === 0 || !/[a-z0-9]/i.test(a[at - 1]!)
    return begins && !isSwap && a[at + 1] !== b[at + 1] && a.slice(at + 2) === b.slice(at + 2)
  }
  return false
}
