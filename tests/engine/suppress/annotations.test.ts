import { describe, expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'

/** Findings as `path rule`, and how many are suppressed. */
function found(text: string) {
  const { findings, suppressed } = checkFiles({ 'a.yaml': text }, { preset: 'server', settings: ALL })
  return { left: findings.map(({ path, rule }) => `${path} ${rule}`), suppressed: suppressed.map(({ path }) => path) }
}

const ALL = new Map([
  ['invalid-suppression', 'error'],
  ['unused-suppression', 'warning'],
] as const)

interface Annotations {
  readonly object?: string
  readonly template?: string
}

const deployment = ({ object = '{}', template = '{}' }: Annotations) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations: ${object}
spec:
  paused: "no"
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: {app: web}
      annotations: ${template}
    spec:
      hostIPC: "no"
      initContainers:
        - {name: setup, image: a, tty: "no"}
      containers:
        - {name: web, image: a, tty: "no"}
        - {name: side-car, image: a, tty: "no"}
`
const POD = 'spec.template.spec'
const EVERYWHERE = [
  'spec.paused',
  `${POD}.hostIPC`,
  `${POD}.initContainers[0].tty`,
  `${POD}.containers[0].tty`,
  `${POD}.containers[1].tty`,
]

describe('an annotation is about', () => {
  it.each<[string, Annotations, readonly string[]]>([
    ['nothing where there is none', {}, []],
    ['the object', { object: '{supercargo/ignore: "wrong-type: so"}' }, EVERYWHERE],
    ['the pod template', { template: '{supercargo/ignore: "wrong-type: so"}' }, EVERYWHERE.slice(1)],
    [
      'a container, from the object',
      { object: '{supercargo/ignore.web: "wrong-type: so"}' },
      [`${POD}.containers[0].tty`],
    ],
    [
      'a container, from the pod template',
      { template: '{supercargo/ignore.setup: "wrong-type: so"}' },
      [`${POD}.initContainers[0].tty`],
    ],
  ])('%s', (_, annotations, suppressed) => {
    expect(found(deployment(annotations))).toEqual({
      left: EVERYWHERE.filter((path) => !suppressed.includes(path)).map((path) => `${path} wrong-type`),
      suppressed,
    })
  })

  it('the pod itself and its containers', () => {
    const text =
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  annotations:\n    supercargo/ignore.b: "wrong-type: so"\nspec:\n  containers:\n    - {name: b, image: a, tty: "no"}\n    - {name: c, image: a, tty: "no"}\n'
    expect(found(text)).toEqual({ left: ['spec.containers[1].tty wrong-type'], suppressed: ['spec.containers[0].tty'] })
  })

  it('one item of a list of resources, also where all is on one line', () => {
    const item = (name: string, annotations: object) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, annotations },
      immutable: 'no',
    })
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: [item('a', { 'supercargo/ignore': 'wrong-type: so' }), item('b', {})],
    }
    expect(found(JSON.stringify(list))).toEqual({ left: ['immutable wrong-type'], suppressed: ['immutable'] })
  })

  it('the containers of workloads of other API groups', () => {
    const text =
      'apiVersion: example.org/v1\nkind: Rollout\nmetadata: {name: a, annotations: {supercargo/ignore.web: "unknown-kind: so"}}\nspec: {template: {spec: {containers: [{name: web}]}}}\n'
    expect(found(text)).toEqual({ left: ['kind unknown-kind'], suppressed: [] })
  })

  it('custom resources too', () => {
    const text =
      'apiVersion: example.org/v1\nkind: Thing\nmetadata:\n  name: a\n  annotations:\n    supercargo/ignore: "unknown-kind, unknown-field: so"\n'
    expect(found(text)).toEqual({ left: [], suppressed: ['kind'] })
  })
})

describe('the value of an annotation', () => {
  const value = (text: string) => found(deployment({ object: `\n    supercargo/ignore: ${text}` }))

  it.each([
    '"wrong-type: so; unknown-field: so"',
    '"unknown-field, wrong-type: so"',
    '|\n      unknown-field: so\n      wrong-type: so\n',
    '"wrong-type: so; or so;"',
  ])('names several rules, or goes on with the reason: %s', (text) => {
    expect(value(text).suppressed).toEqual(EVERYWHERE)
  })

  it.each([
    ['wrong-type', 'lacks the reason for which `wrong-type` is suppressed'],
    ['"wrong-type: so; unknown-field"', 'lacks the reason for which `unknown-field` is suppressed'],
    ['""', 'names no rule to suppress'],
    ['"wrong-tpye: so"', 'there is no rule `wrong-tpye` to suppress'],
    ['"wrong-type (until then): so"', '"then" is no date until which it could hold'],
  ])('%s', (text, message) => {
    const report = checkFiles(
      { 'a.yaml': deployment({ object: `\n    supercargo/ignore: ${text}` }) },
      { only: ['invalid-suppression'] },
    )
    expect(report.findings.map((finding) => finding.message)).toEqual([message])
    expect(report.findings[0]?.range.start.line).toBe(6)
  })
})

it.each([
  [
    'supercargo/ignore.wbe',
    'there is no container "wbe" whose findings could be suppressed',
    'did you mean `supercargo/ignore.web`?',
  ],
  [
    'supercargo/ignore.x',
    'there is no container "x" whose findings could be suppressed',
    'there is web, side-car, setup',
  ],
  ['supercargo/ignored', 'there is no annotation `supercargo/ignored`', 'did you mean `supercargo/ignore`?'],
])('knows what is meant by %s', (key, message, hint) => {
  const text = deployment({ object: `\n    ${key}: "wrong-type: so"` })
  expect(checkFiles({ 'a.yaml': text }, { only: ['invalid-suppression'] }).findings).toMatchObject([{ message, hint }])
})

it('is called unused where it is', () => {
  const text = deployment({ template: '{supercargo/ignore: "unknown-field, wrong-type: so"}' })
  const [unused] = checkFiles({ 'a.yaml': text }, { only: ['unused-suppression', 'unknown-field'] }).findings
  expect(unused?.path).toBe('spec.template.metadata.annotations.supercargo/ignore')
  expect(text.split('\n')[11]!.slice(unused!.range.start.column - 1, unused!.range.end.column - 1)).toBe(
    'unknown-field',
  )
})

it('has keys and values that the API server takes', () => {
  const text = deployment({
    object: '{supercargo/ignore: "wrong-type: so; so", supercargo/ignore.web: "wrong-type: so"}',
  })
  const { findings } = checkFiles({ 'a.yaml': text }, { preset: 'server' })
  expect(findings).toEqual([])
})

it('does not read what an alias brings in twice', () => {
  const many = Array.from({ length: 24 }, (_, n) => `  a${n}: &a${n} [${n === 0 ? '1' : `*a${n - 1}, *a${n - 1}`}]`)
  const text = `apiVersion: example.org/v1\nkind: Thing\nmetadata: {name: a, annotations: {supercargo/ignore: "unknown-kind: so"}}\nspec:\n${many.slice(0, 12).join('\n')}\n`
  const started = performance.now()
  checkFiles({ 'a.yaml': text })
  expect(performance.now() - started).toBeLessThan(2000)
})
