import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Manifest } from '../../src/workspace/manifest.ts'
import type { Document } from '../../src/yaml/document.ts'
import { KnownDocument } from '../../src/yaml/parse.ts'
import { recover } from '../../src/yaml/recover.ts'

const PARTS = [
  'a: b\n',
  'a: &a {b: c}\nd: *a\n# a comment\n',
  'a: 1\na: 2\n',
  'a: b\n...\nlost\n',
  'a: [b\n',
  '{"a": "b"}',
  '{"a": "b"}\n',
  '\ta: b\n',
  '# nothing\n',
  '',
  'a: "\u0007"\n',
  'text\n',
]
const MARKS = ['---\n', '--- # and\n', '---\r\n', '--- a\n', '\n']

const facts = ({ start, end, root, error, further, duplicates, lost, comments }: Document) => ({
  ...{ start, end, root, error, further, duplicates, lost, comments },
})

it('reads in whatever state of a file what would be read without an earlier one', () => {
  const part = fc.tuple(fc.constantFrom(...PARTS), fc.constantFrom(...MARKS)).map((each) => each.join(''))
  const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (texts) => {
      let before: Manifest | undefined
      for (const each of texts) {
        const manifest: Manifest = new Manifest(each, recover, before)
        const alone = new Manifest(each, recover)
        expect(manifest.documents.map(facts)).toEqual(alone.documents.map(facts))
        before = new Manifest(each, recover, before)
      }
    }),
    { numRuns: 1000 },
  )
})

it('does not read what it knows before somebody looks into it', () => {
  const before = new Manifest('a: b\n---\nc: d\n---\ne: f\n')
  const { documents } = new Manifest('a: x\n---\nnew: 1\n---\nc: d\n---\ne: f\n', undefined, before)
  expect(documents.map((each) => each instanceof KnownDocument)).toEqual([false, false, true, true])
  expect(documents[3]!.root).toMatchObject({ type: 'map', start: 29 })
})
