import { expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'

const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {${spec}}\n`
const map = (labels: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {${labels}}}\n`
const host = (name: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec: {rules: [{host: ${name}}]}\n`

it.each([
  ['none as an address', service('ports: [{port: 80}], clusterIP: none'), 'did you mean "None"?'],
  ['a quoted port', service('ports: [{port: 80, targetPort: "8080"}]'), 'a number must stand without quotes'],
  ['a name in capitals', map('').replace('name: a', 'name: My-Map'), 'did you mean "my-map"?'],
  ['a label with typographic quotes', map('gpu: “true”'), 'typographic quotes are a part of the text: write " instead'],
  ['free text as a label', map('note: made by hand'), 'free text belongs into an annotation'],
  ['a placeholder', map('app: "{{ name }}"'), 'fill in the placeholder first, then check the result'],
  [
    'a label of a kind that nobody knows',
    map('note: made by hand').replace('v1', 'example.com/v1').replace('ConfigMap', 'Thing'),
    'free text belongs into an annotation',
  ],
  [
    'a policy for traffic that does not come',
    service('ports: [{port: 80}], externalTrafficPolicy: Local'),
    'remove it; for traffic within the cluster there is `internalTrafficPolicy`',
  ],
  [
    'a selector that an API version which is gone filled in',
    'apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {metadata: {labels: {app: web, tier: "1"}}, spec: {containers: [{name: a, image: a}]}}}\n',
    'write `selector: {matchLabels: {app: web, tier: "1"}}` beside `template`',
    'invalid-value',
  ],
  [
    'a selector that is missing, of labels that need quotes',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {metadata: {labels: {tier: "1"}}, spec: {containers: [{name: a, image: a}]}}}\n',
    'add `selector: {matchLabels: {tier: "1"}}` beside `template`',
    'selector-mismatch',
  ],
])('%s has a hint', (_, text, hint, only?: string) => {
  const { findings } = checkFiles({ 'a.yaml': text }, { preset: 'server' })
  const errors = findings.filter(({ severity, rule }) => severity === 'error' && rule === (only ?? rule))
  expect(errors.map((finding) => finding.hint)).toEqual([hint])
})

it.each([
  ['a port behind a host', host('"a.b:80"'), /without a port/],
  ['a URL as a host', host('"https://a.b/c"'), /without `https:\/\/`/],
  ['a path behind a host', host('a.b/c'), /without a path/],
  ['an address as a host', host('10.0.0.1'), /not an IP address/],
  ['a port without a number', service('ports: [{name: http, targetPort: 80}]'), /`port` is missing/],
  [
    'a target that is filled in with nothing',
    service('ports: [{name: http, port: }]'),
    /`targetPort` is missing too: where it is absent, it is the same as `port`/,
  ],
  [
    'a target that is filled in',
    service('ports: [{port: 70000}]'),
    /`targetPort` is absent, so it is 70000 like `port`/,
  ],
  [
    'an API version inside something that is missing',
    'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec: {maxReplicas: 3}\n',
    /`scaleTargetRef\.apiVersion` must have an API group/,
  ],
  [
    'a status that is made of nothing',
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: as.example.com}\nspec: {versions: []}\n',
    /`status\.storedVersions` cannot be filled in without exactly one version with `storage: true`/,
  ],
])('%s is called that', (_, text, message) => {
  const { findings } = checkFiles({ 'a.yaml': text }, { preset: 'server' })
  expect(findings.map((finding) => finding.message).join()).toMatch(message)
})

it.each([
  ['in the wrong place', 'template: {spec: {containers: [C]}, volumes: [{name: a, emptyDir: {}}]}', 'volumes'],
  ['misspelt', 'template: {spec: {containers: [C], volume: [{name: a, emptyDir: {}}]}}', 'volume'],
])('shows volumes that are %s beside the mount that misses them', (_, spec, key) => {
  const container = '{name: a, image: a, volumeMounts: [{name: a, mountPath: /a}]}'
  const text = `---\napiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {${spec.replace('C', container)}}\n`
  const { findings } = checkFiles({ 'a.yaml': `a: 1\n${text}` }, { preset: 'server' })
  const mount = findings.find(({ rule }) => rule === 'dangling-name')
  const { range, message } = mount!.related[0]!
  const line = `a: 1\n${text}`.split('\n')[range.start.line - 1]!
  expect(line.slice(range.start.column - 1).split(':')[0]).toBe(key)
  expect(message).toBe('not read here')
})

const deployment = (spec: string, labels = 'labels: {app: web}') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {${spec}, template: {metadata: {${labels}}, spec: {containers: [{name: a, image: a}]}}}\n`

it.each([
  ['a selector', deployment('selecttor: {matchLabels: {app: web}}'), 'must match the selector', 'selecttor'],
  [
    'the labels that a selector asks for',
    deployment('selector: {matchLabel: {app: web}}'),
    'must not be empty',
    'matchLabel',
  ],
  [
    'labels',
    deployment('selector: {matchLabels: {app: web}}', 'label: {app: web}'),
    'must match the selector',
    'label',
  ],
])('of %s under a misspelt name it shows the name, not what to write in its place', (_, text, said, name) => {
  const { findings } = checkFiles({ 'a.yaml': text }, { preset: 'server' })
  const { hint, related } = findings.find(({ message }) => message.includes(said))!
  const { range } = related.find(({ message }) => /^not read: `\w+` is misspelt$/.test(message))!
  expect(text.split('\n')[range.start.line - 1]!.slice(range.start.column - 1, range.end.column - 1)).toBe(name)
  expect(related.map(({ message }) => message)).not.toContain('has no selector')
  expect(hint).toBeUndefined()
})
