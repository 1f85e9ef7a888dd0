import { describe, expect, it } from 'vitest'
import { readFolder } from '../../scripts/schemas/folder.ts'
import { expand, merge } from '../../scripts/schemas/merge.ts'
import { printFiles } from '../../scripts/schemas/print.ts'
import { readFiles } from '../../scripts/schemas/read.ts'
import type { Minor } from '../../src/model/version.ts'

const files = readFolder('schemas')
const { merged, tables, digests } = readFiles(files)
const history = expand(merged)

/** The files of the minors up to that one, read back as the script would. */
function upTo(last: Minor) {
  const known = [...history].filter(([minor]) => minor <= last)
  return printFiles({
    merged: merge(new Map(known)),
    tables,
    digests: new Map([...digests].filter(([minor]) => minor <= last)),
  })
}

describe('adding a minor', () => {
  it('leads to the same bytes as merging all at once', () => {
    const before = readFiles(upTo(merged.minors.at(-2) as Minor))
    const newest = merged.minors.at(-1) as Minor
    const all = new Map(expand(before.merged)).set(newest, history.get(newest)!)
    expect(printFiles({ merged: merge(all), tables, digests })).toEqual(files)
  })

  it('does not depend on the order', () => {
    const backwards = new Map([...history].reverse())
    expect(printFiles({ merged: merge(backwards), tables, digests })).toEqual(files)
  })

  it.each([25, 29, 33, 36])('changes few lines: 1.%i', (minor) => {
    const before = lines(upTo(minor - 1))
    const after = lines(upTo(minor))
    const changed = [...before].filter((line) => !after.has(line)).length
    expect(changed).toBeLessThan(before.size / 12)
  })
})

function lines(printed: ReadonlyMap<string, string>): Set<string> {
  return new Set([...printed].flatMap(([name, text]) => text.split('\n').map((line) => `${name}: ${line}`)))
}
