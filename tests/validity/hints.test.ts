import { expect, it } from 'vitest'
import { checkFiles } from '../helpers/check.ts'

const pod = (spec: object, name = 'web') => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: { containers: [{ name: 'web', image: 'web:1' }], ...spec },
})
const container = (fields: object) => pod({ containers: [{ name: 'web', image: 'web:1', ...fields }] })
const volume = (source: object) => pod({ volumes: [{ name: 'data', ...source }] })
const quota = (hard: object) => ({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'q' }, spec: { hard } })
const ingress = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'web' },
  spec: { defaultBackend: { service: { name: 'web', port: 80 } } },
}

it.each<[string, object, string]>([
  ['a name with blanks and underscores', pod({}, 'My_web app'), 'did you mean "my-web-app"?'],
  ['a unit behind seconds', pod({ terminationGracePeriodSeconds: '30s' }), 'leave out the unit: 30'],
  ['a unit that is no second', pod({ terminationGracePeriodSeconds: '1h' }), 'write it as a number, without a unit'],
  ['a name instead of a reference', pod({ imagePullSecrets: ['registry'] }), 'write `name: registry` below it'],
  ['a field without a colon', pod({ securityContext: 'fsGroup' }), 'the colon is missing after it: write `fsGroup:`'],
  ['a path instead of a volume', volume({ hostPath: '/srv/data' }), 'write `path: /srv/data` below it'],
  ['a name instead of a Secret volume', volume({ secret: 'keys' }), 'write `secretName: keys` below it'],
  [
    'a variable as a shell sets it',
    container({ env: ['LEVEL=debug'] }),
    'write `name: LEVEL` and `value: "debug"` instead',
  ],
  ['ports as docker maps them', container({ ports: ['8080:80'] }), 'write `containerPort: 80` instead'],
  [
    'variables as a map',
    container({ env: { LEVEL: 'debug', COLOUR: 'off' } }),
    'write each as an item of its own: `- name: LEVEL` with `value: "debug"` below',
  ],
  [
    'items under their names',
    pod({ initContainers: { wait: { image: 'wait:1' } } }),
    'write each as an item of its own: `- name: wait` with its fields below',
  ],
  ['an item without its dash', container({ ports: { containerPort: 80 } }), 'put "- " before its first key'],
  ['a list of single labels', pod({ nodeSelector: [{ disk: 'ssd' }] }), 'remove the "- " before its keys'],
  ['a list where one thing is wanted', container({ resources: [{ limits: {} }] }), 'remove the "- " before its keys'],
  ['what a quota counts the other way round', quota({ 'cpu.requests': '4' }), 'did you mean "requests.cpu"?'],
  ['a comma for a point', container({ resources: { limits: { cpu: '0,5' } } }), 'did you mean "0.5"?'],
  ['a number instead of a port with its number', ingress, 'write `number: 80` below it'],
])('%s', (_, resource, hint) => {
  const { findings } = checkFiles({ 'a.yaml': JSON.stringify(resource) }, { preset: 'server' })
  expect(findings.map((finding) => finding.hint)).toEqual([hint])
})

it('a value that cannot be read is not said to be missing', () => {
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10GB' } } },
  }
  const { findings } = checkFiles({ 'a.yaml': JSON.stringify(claim) }, { preset: 'server' })
  expect(findings.map(({ rule }) => rule)).toEqual(['wrong-type'])
})

/** What is said to do about the last lines of a manifest. */
function hint(head: string, lines: string): string | undefined {
  const { findings } = checkFiles({ 'a.yaml': `apiVersion: v1\n${head}\n${lines}\n` }, { preset: 'server' })
  return findings.find(({ rule }) => rule === 'wrong-type')?.hint
}

it.each([
  ['cat /tmp/up', 'write it as a list of its words: `["cat", "/tmp/up"]`'],
  ['sh -c "sleep 9 && date"', 'write it as a list of its words: `["sh", "-c", "sleep 9 && date"]`'],
  ['sleep 9 && date', 'let a shell read it: `[sh, -c, "…"]` with the whole line as one text'],
  ['run', 'write it as a list: put "- " before it'],
])('a command in one line: %s', (line, words) => {
  const head = 'kind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: a\n    image: a'
  expect(hint(head, `    command: ${line}`)).toBe(words)
})

it('YAML where text is wanted', () => {
  const text = 'put "|" after its colon, and what stands below is kept as text'
  expect(hint('kind: ConfigMap\nmetadata: {name: a}', 'data:\n  app.yaml:\n    level: debug')).toBe(text)
  expect(hint('kind: ConfigMap\nmetadata:\n  name: a', '  annotations:\n    a:\n    - b')).toBe(text)
  expect(hint('kind: ConfigMap\nmetadata:\n  name: a', '  labels:\n    a:\n      b: c')).toBeUndefined()
})

it('looks for what is misspelt near each of thousands of problems alone', () => {
  const start = performance.now()
  const containers = Array.from({ length: 3000 }, (_, index) => ({ name: `c${index}`, imagee: 'web:1' }))
  const { findings } = checkFiles({ 'a.yaml': JSON.stringify(pod({ containers })) }, { preset: 'server' })
  const missing = findings.filter(({ rule }) => rule === 'required-value')
  expect(missing).toHaveLength(3000)
  expect(performance.now() - start).toBeLessThan(10_000)
})
