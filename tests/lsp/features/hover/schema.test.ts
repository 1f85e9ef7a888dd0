import { describe, expect, it } from 'vitest'
import { hoverOn, markdownOn } from './hovers.ts'

const deployment = (spec: string, apiVersion = 'apps/v1') =>
  `apiVersion: ${apiVersion}\nkind: Deployment\nmetadata: {name: web, labels: {app: web}}\nspec:\n  ${spec}\n`
const container = (fields: string) => deployment(`template: {spec: {containers: [{name: main, ${fields}}]}}`)

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: gadgets.example.com}
spec:
  group: example.com
  names: {kind: Gadget, plural: gadgets}
  scope: Namespaced
  versions:
    - {name: v1alpha1, served: true, storage: false, schema: {openAPIV3Schema: {type: object, description: the old one}}}
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          description: Gadget does **things**.
          type: object
          properties:
            spec:
              type: object
              properties:
                size: {type: string, description: "How [large](https://evil.example) it is.", enum: [small, large], default: small}
                parts: {type: array, items: {type: object, properties: {__proto__: {type: boolean, description: odd}}}}
                labels: {type: object, additionalProperties: {type: string, description: of any kind}}
`

describe('a field', () => {
  it('is told by its path, type, facts and description', async () => {
    expect(await hoverOn(deployment('template: {spec: {dns|Policy: Default}}'))).toEqual({
      shown: expect.stringMatching(
        /^spec\.template\.spec\.dnsPolicy: string\n\n- default: "ClusterFirst"\n- allowed: "ClusterFirst", [^\n]*\n\nSet DNS policy for the pod\. /,
      ),
      over: 'dnsPolicy',
    })
  })

  it.each([
    ['a value', deployment('strategy: {type: Recre|ate}'), 'Recreate', 'spec.strategy.type: string'],
    ['a quoted key', deployment('strategy: {"ty|pe": Recreate}'), '"type"', 'spec.strategy.type: string'],
    ['a required field', deployment('se|lector: {}'), 'selector', '- required: yes'],
    ['a list', container('vol|umeMounts: []'), 'volumeMounts', 'containers[0].volumeMounts: list of VolumeMount'],
    ['a list with keys', container('vol|umeMounts: []'), 'volumeMounts', '- list: of items told apart by mountPath'],
    ['an item of a list', container('args: [ru|n]'), 'run', 'containers[0].args[0]: string'],
    ['a label', deployment('').replace('app:', 'a|pp:'), 'app', 'metadata.labels[app]: string'],
    ['a new field', container('restartPolicyRul|es: []'), 'restartPolicyRules', '- exists: since 1.34'],
    [
      'a field of a kind that moved',
      deployment('paus|ed: true', 'extensions/v1beta1'),
      'paused',
      'spec.paused: boolean',
    ],
    [
      'JSON',
      '{"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"pau|sed": true}}',
      '"paused"',
      'spec.paused: boolean',
    ],
    [
      'an item of a List',
      `apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: apps/v1, kind: Deployment, spec: {pau|sed: true}}\n`,
      'paused',
      'spec.paused: boolean',
    ],
    [
      'the second document',
      `${deployment('paused: true')}---\n${deployment('pau|sed: true')}`,
      'paused',
      'spec.paused: boolean',
    ],
    ['CRLF', deployment('pau|sed: true').replaceAll('\n', '\r\n'), 'paused', 'spec.paused: boolean'],
    ['a byte-order mark', `\ufeff${deployment('pau|sed: true')}`, 'paused', 'spec.paused: boolean'],
    [
      'non-ASCII text before',
      deployment('pau|sed: true').replace('name: web', 'name: "wéb😀"'),
      'paused',
      'spec.paused: boolean',
    ],
    ['an alias', deployment('x: &a {paused: true}\n  pau|sed: *a'), 'paused', 'spec.paused: boolean'],
    ['broken text below', `${deployment('pau|sed: true')}  x: [\n`, 'paused', 'spec.paused: boolean'],
    [
      'a half-typed resource',
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  pau|sed:',
      'paused',
      'spec.paused: boolean',
    ],
  ])('%s', async (_, text, over, shown) => {
    const hover = await hoverOn(text)
    expect(hover?.over).toBe(over)
    expect(hover?.shown).toContain(shown)
  })

  it.each([
    ['blanks', deployment('\n|  paused: true')],
    ['a comment', deployment('# no|thing\n  paused: true')],
    ['an unknown field', deployment('nons|ense: true')],
    ['an unknown key called like one of JavaScript', deployment('__pro|to__: true')],
    ['an unknown kind', 'apiVersion: example.com/v1\nkind: Other\nspec: {si|ze: 1}\n'],
    ['what is no resource', 'a|: b\n'],
    ['nothing', '|'],
    ['a Helm template', `${deployment('pau|sed: {{ .Values.paused }}')}`],
  ])('%s says nothing', async (_, text) => expect(await hoverOn(text)).toBeUndefined())

  it('is told for the versions of the project', async () => {
    const text = container('restartPolicyRul|es: []')
    expect(await hoverOn({ 'supercargo.yaml': 'kubernetesVersion: "1.30"\n', 'a.yaml': text })).toBeUndefined()
  })

  it('comes in Markdown where the client takes it', async () => {
    expect((await markdownOn(deployment('template: {spec: {dns|Policy: Default}}')))!.shown).toMatch(
      /^`spec.template.spec.dnsPolicy`: string\n\n- default: "ClusterFirst"\n- allowed/,
    )
  })
})

it('a field of a patch of a kustomization is told, too', async () => {
  const files = (patch: string) => ({
    'a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80}]}\n',
    'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: patch.yaml}]\n',
    'patch.yaml': patch,
  })
  const head = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n'
  expect(await hoverOn(files(`${head}spec: {clus|terIP: None}\n`))).toMatchObject({
    shown: expect.stringContaining('spec.clusterIP: string'),
    over: 'clusterIP',
  })
  expect((await hoverOn(files(head.replace('Service', 'Ser|vice'))))!.shown).toContain('Service in v1')
  expect(await hoverOn(files('- {op: rem|ove, path: /a}\n'))).toBeUndefined()
})

describe('a kind', () => {
  it.each(['apiVer|sion: apps/v1\nkind: Deployment', 'apiVersion: apps/v1\nkind: Deploy|ment'])('%j', async (text) => {
    const hover = await hoverOn(`${text}\nmetadata: {name: web}\n`)
    expect(hover!.shown).toMatch(
      /^Deployment in apps\/v1, Kubernetes 1\.\d+\n\n- resource: deployments \(deploy\)\n- scope: namespaced\n- introduced: 1.9\n\nDeployment enables/,
    )
  })

  it('that is gone is told with what replaces it', async () => {
    const hover = await hoverOn(deployment('paused: true', 'extensions/v1b|eta1'))
    for (const line of [
      'removed: in 1.16',
      'replaced by: apps/v1 Deployment',
      'spec.selector is required',
      'also in: apps/v1',
    ])
      expect(hover!.shown).toContain(`- ${line}`)
  })
})

describe('a custom resource', () => {
  const on = (text: string) => markdownOn({ 'crd.yaml': definition, 'a.yaml': `apiVersion: example.com/v1\n${text}` })

  it.each([
    ['kind: Gad|get\nmetadata: {name: a}', '`Gadget` in `example.com/v1`', 'Gadget does \\*\\*things\\*\\*.'],
    [
      'kind: Gadget\nspec: {si|ze: small}',
      '`spec.size`: string\n\n- default: "small"',
      'How \\[large\\](https\\://evil.example) it is.',
    ],
    ['kind: Gadget\nspec: {parts: [{__pro|to__: true}]}', '`spec.parts[0].__proto__`: boolean', 'odd'],
    ['kind: Gadget\nsp|ec: {labels: {a: b}}', '`spec`: object', ''],
    ['kind: Gadget\nspec: {labels: {a|: b}}', '`spec.labels[a]`: string', 'of any kind'],
    ['kind: Gadget\nmetadata: {na|me: b}', '`metadata.name`: string', 'Name must be unique within a namespace.'],
  ])('%j', async (text, title, description) => {
    const shown = (await on(text))!.shown
    expect(shown).toContain(title)
    expect(shown).toContain(description)
  })

  it('is told by the version that it names', async () => {
    const text = 'apiVersion: example.com/v1alpha1\nkind: Gad|get\n'
    expect((await hoverOn({ 'crd.yaml': definition, 'a.yaml': text }))!.shown).toContain('the old one')
  })

  it('is described by definitions that the config names', async () => {
    const hover = await hoverOn({
      'supercargo.yaml': 'crds: [defs]\n',
      'defs/crd.yaml': definition,
      'a.yaml': 'apiVersion: example.com/v1\nkind: Gadget\nspec: {si|ze: small}\n',
    })
    expect(hover!.shown).toContain('How [large](https://evil.example) it is.')
  })
})
