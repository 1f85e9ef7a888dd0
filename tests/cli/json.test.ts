import { expect, test } from 'vitest'
import { SourceError } from '../../src/check.ts'
import { runJson } from '../../src/cli/json.ts'

function run(...texts: (string | Error)[]): string[] {
  const lines: string[] = []
  const files = texts.map((text, i) => ({
    path: `f${i}.yaml`,
    text: () => {
      if (typeof text !== 'string') throw text
      return text
    },
  }))
  runJson(files, (line) => lines.push(line))
  for (const line of lines) expect(line).toMatch(/^[^\n]*\n$/)
  return lines.map((line) => line.trim())
}

test('a line for each document', () => {
  expect(run('a: 9007199254740993\n---\nb: [yes, 1.0]\n', 'c: ~\n')).toEqual([
    '{"file":"f0.yaml","document":0,"value":{"a":9007199254740993},"duplicates":[]}',
    '{"file":"f0.yaml","document":1,"value":{"b":[true,1]},"duplicates":[]}',
    '{"file":"f1.yaml","document":0,"value":{"c":null},"duplicates":[]}',
  ])
})
test('documents without content are left out', () =>
  expect(run('# a\n---\n---\na: 1\n', '# only\n')).toEqual([
    '{"file":"f0.yaml","document":0,"value":{"a":1},"duplicates":[]}',
  ]))
test('duplicates name the line of their value', () => {
  expect(run('a: 1\na:\n  b: 2\n')).toEqual([
    '{"file":"f0.yaml","document":0,"value":{"a":{"b":2}},"duplicates":[{"line":3,"key":"a"}]}',
  ])
})
test('an error says where the cluster gives up', () => {
  const [line, next] = run('a: [b\nc: d\n---\ne: f\n')
  expect(JSON.parse(line!)).toMatchObject({
    document: 0,
    error: expect.stringContaining('never closed'),
    line: 2,
    column: 2,
  })
  expect(JSON.parse(next!)).toMatchObject({ document: 1, value: { e: 'f' } })
})
test('the first document is read as a request body, JSON as kubectl reads it', () => {
  expect(run('%YAML 1.1\n---\na: |\n  b')).toEqual([
    '{"file":"f0.yaml","document":0,"value":{"a":"b"},"duplicates":[]}',
  ])
  expect(run('{"a":"\\/"}{"b":2}')).toHaveLength(2)
})
test('a file that cannot be read is an error of its own', () => {
  expect(run(new SourceError('the file is binary'))).toEqual([
    '{"file":"f0.yaml","document":0,"error":"the file is binary","line":1,"column":1}',
  ])
  expect(() => run(new Error('a defect'))).toThrow('a defect')
})
