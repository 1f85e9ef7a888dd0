import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, it, test } from 'vitest'
import { BaselineError, formatBaseline, type Known, parseBaseline, sumUp } from '../../src/baseline/baseline.ts'

const resource = { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'web' }
const known: Known[] = [
  { rule: 'wrong-type', resource, path: 'spec.replicas', file: 'web.yaml', count: 2 },
  { rule: 'unknown-field', resource: { ...resource, group: '', namespace: '' }, path: '', file: '__proto__', count: 1 },
  { rule: 'syntax', path: '', message: 'the "[" that opens here\nis never closed', file: 'a b.yaml', count: 1 },
]

it('is the same after writing and reading', () => {
  const text = formatBaseline(known)
  expect(formatBaseline(parseBaseline(text))).toBe(text)
  expect(new Set(parseBaseline(text))).toEqual(new Set(known))
})

it('has one sorted line for each finding, whatever their order', () => {
  const text = formatBaseline(known)
  expect(formatBaseline([...known].reverse())).toBe(text)
  expect(text).toBe(`{"supercargoBaseline": 1, "findings": [
{"rule":"syntax","message":"the \\"[\\" that opens here\\nis never closed","file":"a b.yaml"},
{"kind":"Deployment","name":"web","rule":"unknown-field","file":"__proto__"},
{"group":"apps","kind":"Deployment","namespace":"shop","name":"web","path":"spec.replicas","rule":"wrong-type","file":"web.yaml","count":2}
]}
`)
})

it('is what its schema describes', () => {
  const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(
    JSON.parse(readFileSync('docs/baseline.schema.json', 'utf8')),
  )
  for (const text of [formatBaseline(known), formatBaseline([])]) expect(validate(JSON.parse(text))).toBe(true)
  expect(validate({ supercargoBaseline: 1, findings: [{ rule: 'syntax', file: 'a.yaml' }] })).toBe(false)
  expect(validate({ supercargoBaseline: 2, findings: [] })).toBe(false)
})

it('counts what is alike in one file', () => {
  const [first, second] = known as [Known, Known]
  expect(sumUp([first, second, first, { ...first, file: 'b.yaml' }])).toEqual([
    { ...first, count: 4 },
    second,
    { ...first, file: 'b.yaml' },
  ])
})

const findings = (text: string) => `{"supercargoBaseline": 1, "findings": ${text}}`

test.each([
  ['nothing', '', 'no JSON'],
  ['half a file', formatBaseline(known).slice(0, 80), 'no JSON'],
  ['foreign JSON', '{"name": "a package"}', 'it lacks the key `supercargoBaseline`'],
  ['a list', '[]', 'it lacks the key `supercargoBaseline`'],
  ['a newer format', '{"supercargoBaseline": 2}', 'written by a newer supercargo: its format is 2, known is 1'],
  ['an odd format', '{"supercargoBaseline": "1"}', '`supercargoBaseline` must be 1'],
  ['no findings', '{"supercargoBaseline": 1}', '`findings` must be a list'],
  ['a conflict', '{"supercargoBaseline": 1, "findings": [\n<<<<<<< HEAD\n=======\n>>>>>>> b\n]}', 'merge conflicts'],
  ['no object', findings('[7]'), '`findings[0]` must be an object'],
  ['no rule', findings('[{"kind": "Pod", "file": "a"}]'), '`findings[0]` lacks the key `rule`'],
  ['no file', findings('[{"kind": "Pod", "rule": "a"}]'), '`findings[0]` lacks the key `file`'],
  ['no subject', findings('[{"rule": "a", "file": "a"}]'), '`findings[0]` lacks the key `message`'],
  ['no text', findings('[{"rule": 1}]'), '`findings[0].rule` must be a text'],
  ['a slip', findings('[{"rulle": "a"}]'), 'unknown key `rulle`; did you mean `rule`?'],
  ['a prototype', findings('[{"__proto__": {}}]'), 'unknown key `__proto__`'],
  ['no count', findings('[{"rule": "a", "file": "a", "kind": "a", "count": -1}]'), '`findings[0].count` must be'],
])('refuses %s', (_, text, expected) => {
  expect(() => parseBaseline(text)).toThrow(BaselineError)
  expect(() => parseBaseline(text)).toThrow(expected)
})
