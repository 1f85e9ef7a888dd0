import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Manifest, ManifestCache } from '../../src/workspace/manifest.ts'
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
        const manifest: Manifest = new Manifest(each, recover, before?.knowsText())
        const alone = new Manifest(each, recover)
        expect(manifest.documents.map(facts)).toEqual(alone.documents.map(facts))
        before = new Manifest(each, recover, before?.knowsText())
      }
    }),
    { numRuns: 1000 },
  )
})

it('does not read what it knows before somebody looks into it', () => {
  const before = new Manifest('a: b\n---\nc: d\n---\ne: f\n')
  const { documents } = new Manifest('a: x\n---\nnew: 1\n---\nc: d\n---\ne: f\n', undefined, before.knowsText())
  expect(documents.map((each) => each instanceof KnownDocument)).toEqual([false, false, true, true])
  expect(documents[3]!.root).toMatchObject({ type: 'map', start: 29 })
})

it('reads of a large file that it has parsed before what somebody looks into', () => {
  const part = (name: string) => `# ${'a comment '.repeat(1000)}\na: ${name}\n`
  const texts = new Map(
    ['a', 'b', 'c', 'd', 'e'].map((path) => [
      path,
      [...'123456789', '[', ''].map((each) => part(each + path)).join('---\n'),
    ]),
  )
  const cache = new ManifestCache(recover)
  const open = (path: string) => cache.open({ path, text: () => texts.get(path)! })
  const before = new Map([...texts.keys()].map((path) => [path, open(path).documents.map(facts)]))
  for (const path of texts.keys()) {
    const { documents } = open(path)
    expect(documents.map((each) => each instanceof KnownDocument)).toEqual([
      ...[false, true, true, true, true, true, true, true, true, false, true],
    ])
    expect(documents.map(facts)).toEqual(before.get(path))
    expect(open(path)).toBe(open(path))
  }
  texts.set('a', `${texts.get('a')} `)
  cache.forget({ path: 'a', text: () => '' })
  expect(open('a').documents.some((each) => each instanceof KnownDocument)).toBe(false)
})
