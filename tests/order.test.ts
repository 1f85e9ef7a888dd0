import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStream } from '../src/yaml/parse.ts'
import { toValue } from '../src/yaml/value.ts'
import { checkFiles } from './helpers/check.ts'
import { Dice } from './helpers/generate.ts'

const manifests = ['examples', 'bench/fixtures']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
  .filter((file) => /\.ya?ml$/.test(file))
  .flatMap((file) => parseStream(readFileSync(file, 'utf8')))
  .flatMap(({ root }) => (root === undefined ? [] : [toValue(root)]))
  .filter(({ kind }) => kind !== undefined)

/** A few of our own manifests, each name once, some with a value of another place, a slip of the pen or less in them. */
function documentsOf(dice: Dice): string[] {
  const byName = new Map(shuffled(manifests, dice).map((one) => [`${one.kind} ${one.metadata?.name}`, one]))
  const chosen = structuredClone([...byName.values()].slice(0, 2 + dice.below(10)))
  for (const document of chosen) for (let i = dice.below(4); i > 0; i--) spoil(document, dice)
  return chosen.map((document) => JSON.stringify(document))
}

/** What is defined twice depends on the order, so identities stay as they are. */
function spoil({ kind, metadata, ...rest }: any, dice: Dice): void {
  const leaves = leavesOf({ labels: metadata.labels ?? {}, ...rest })
  if (leaves.length === 0) return
  const { holder, key } = dice.pick(leaves)
  const way = dice.below(4)
  if (way === 0) delete holder[key]
  else if (way === 1) holder[key] = `${holder[key]}x`
  else {
    const other = dice.pick(leavesOf(dice.pick(manifests)))
    holder[key] = other.holder[other.key]
  }
}

function leavesOf(value: any): { holder: any; key: string }[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    inner !== null && typeof inner === 'object' ? leavesOf(inner) : [{ holder: value, key }],
  )
}

function shuffled<T>(list: readonly T[], dice: Dice): T[] {
  const keys = list.map((one) => ({ one, key: dice.below(1e9) }))
  return keys.sort((a, b) => a.key - b.key).map(({ one }) => one)
}

describe('the order', () => {
  it('of files changes nothing', () => {
    law((dice) => {
      const files = documentsOf(dice).map((text, index) => [`${index}.json.yaml`, text] as const)
      const [one, other] = [files, shuffled(files, dice)].map((each) =>
        checkFiles(Object.fromEntries(each.map(([name, text]) => [`a/${name}`, text]))),
      )
      expect(other!.findings).toEqual(one!.findings)
    })
  })

  it('of documents changes what is said of none', () => {
    law((dice) => {
      const documents = documentsOf(dice)
      const [one, other] = [documents, shuffled(documents, dice)].map(said)
      expect(other).toEqual(one)
    })
  })
})

function law(holds: (dice: Dice) => void): void {
  fc.assert(
    fc.property(fc.integer(), (seed) => holds(new Dice(seed))),
    { numRuns: 150 },
  )
}

function said(documents: readonly string[]): string[] {
  const { findings } = checkFiles({ 'a.yaml': documents.join('\n---\n') })
  return findings.map(({ rule, resource, path }) => JSON.stringify([rule, resource, path])).sort()
}
