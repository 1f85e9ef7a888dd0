import { describe, expect, test } from 'vitest'
import { parseStream } from '../../src/yaml/parse.ts'
import { readStream } from './read.ts'

const STREAMS: [what: string, text: string, documents: string[]][] = [
  ['two documents', 'a: 1\n---\nb: 2\n', ['{"a":1}', '{"b":2}']],
  ['a first separator', '---\na: 1\n---\nb: 2\n', ['{"a":1}', '{"b":2}']],
  ['empty documents do not count', '# only\n---\n---\n\n---\na: 1\n---\n', ['{"a":1}']],
  ['a comment after a separator', 'a: 1\n--- # next\nb: 2\n---#\nc: 3\n', ['{"a":1}', '{"b":2}', '{"c":3}']],
  ['CRLF', 'a: 1\r\n---\r\nb: 2\r\n', ['{"a":1}', '{"b":2}']],
  ['a byte-order mark before a later document', 'a: 1\n---\n\ufeffb: 2\n', ['{"a":1}', '{"b":2}']],
  ['an indented separator is none', 'a: 1\n ---\nb: 2\n', ['{"a":"1 ---","b":2}']],
  ['a separator in a literal cuts', 'a: |\n  x\n---\nb: 2\n', ['{"a":"x\\n"}', '{"b":2}']],
  ['kubectl ends the last line', 'a: |\n  x', ['{"a":"x\\n"}']],
  ['a header at the end stays empty', 'a: |', ['{"a":""}']],
  ['dots do not separate', 'a: 1\n...\nb: 2\n', ['{"a":1}']],
  ['JSON', '{"a": 1, "a": 2, "b": "\\/\\ud83d\\ude00"}\n', ['{"a":2,"b":"/😀"}']],
  ['JSON values in a row', '{"a":1}\n{"b":2}{"c":3}', ['{"a":1}', '{"b":2}', '{"c":3}']],
  ['JSON, then YAML', '{"a":1}\n---\nb: 2\n', ['{"a":1}', '{"b":2}']],
  ['a flow map that is no JSON', '{a: 1}\n', ['{"a":1}']],
  ['exact integers of JSON', '{"a": 9007199254740993, "b": 1.0, "c": -0.5e1}', ['{"a":9007199254740993,"b":1,"c":-5}']],
]

describe('streams', () => {
  test.each(STREAMS)('%s', (_, text, documents) => expect(readStream(text)).toEqual(documents))

  test('one broken document does not hide the others', () => {
    expect(readStream('a: 1\n---\nb: [\n---\nc: 3\n')).toEqual([
      '{"a":1}',
      'error: the "[" that opens here is never closed',
      '{"c":3}',
    ])
  })
  test.each(['----', '---x', '--- b: 1'])('%s is no separator', (line) => {
    const documents = parseStream(`a: 1\n${line}\nc: 3\n`)
    expect(documents[0]!.error?.message).toMatch(/^kubectl refuses this document and all after it/)
    expect(documents[0]!.root).toBeDefined()
    expect(documents).toHaveLength(2)
  })
  test('a directive stands alone for kubectl', () => {
    expect(readStream('%YAML 1.1\n---\na: 1\n')[0]).toMatch(/^error: a line with `---` must follow/)
  })
  test('documents keep their place in the file', () => {
    const text = '# first\na: 1\n---\n# second\nb: 2\n'
    expect(parseStream(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '# first\na: 1\n',
      '# second\nb: 2\n',
    ])
  })
  test('comments are kept with their place', () => {
    const text = 'a: 1 # one\n---\n# two\r\nb: "# no"\nc: |# three\n  # no\n'
    const pairs = parseStream(text).flatMap(({ comments }) =>
      comments.filter((_, i) => i % 2 === 0).map((start, i) => text.slice(start, comments[i * 2 + 1])),
    )
    expect(pairs).toEqual(['# one', '# two', '# three'])
  })
})

const LOST: [what: string, text: string, lost: string, message: RegExp][] = [
  ['a first line that is indented deeper', '  a: b\nc: d\n', 'c: d', /starts at column 3/],
  ['text after dots', 'a: b\n...\n# note\nc: d\n', 'c: d', /`\.\.\.` ends the document/],
  ['JSON after a comment', '# x\n{"a":1}\n{"b":2}\n', '{"b":2}', /one value for each document/],
  ['text after a quoted root', '---\n"a"\nb: c\n', 'b: c', /complete before it/],
  ['a separator at the end without a line break', 'a: b\n--- #', '--- #', /NewDocumentDecoder/],
]

describe('lost content', () => {
  test.each(LOST)('%s', (_, text, lost, message) => {
    const found = parseStream(text).flatMap((document) => document.lost)
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([lost])
    expect(found[0]!.message).toMatch(message)
  })
  test.each(['a: b\n...\n# note\n', 'a: b\n', '---\na: b\n...\n---\nc: d\n', '{"a":1}\n{"b":2}\n', 'a: b\n---\n'])(
    'nothing is lost: %j',
    (text) => {
      expect(parseStream(text).flatMap((document) => document.lost)).toEqual([])
    },
  )
})
