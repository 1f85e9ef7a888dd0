import { describe, expect, it } from 'vitest'
import type { Resource } from '../../../src/model/resource.ts'
import { nameOf } from '../../../src/model/resource.ts'
import { LineIndex } from '../../../src/text/lines.ts'
import { namespaceNamedBy } from '../../../src/workspace/references/extract.ts'
import { referencesIn } from '../../../src/workspace/references/resolve.ts'
import { UNKUSTOMIZED, Unit } from '../../../src/workspace/unit.ts'

/** A resource of a built-in kind from its object, written as `apiVersion Kind namespace/name` and the rest. */
function of(words: string, rest: object = {}, file = 'all.yaml'): Resource {
  const [apiVersion, kind, name] = words.split(' ') as [string, string, string?]
  const [bare, namespace] = (name ?? '').split('/').reverse() as [string, string?]
  const [version, group = ''] = apiVersion.split('/').reverse() as [string, string?]
  const metadata = { ...(bare && { name: bare }), ...(namespace && { namespace }), ...(rest as any).metadata }
  return {
    gvk: { group, version, kind },
    builtIn: !group.includes('.') || group.endsWith('k8s.io'),
    namespaced: !/^(?:Namespace|ClusterRole|PersistentVolume|StorageClass|PriorityClass)$/.test(kind),
    kind,
    namespace,
    name: bare || undefined,
    podLabels: undefined,
    owned: (rest as any).metadata?.ownerReferences !== undefined,
    origin: {
      file,
      document: 0,
      locate: () => ({ start: 0, end: 0 }),
      namedPath: () => '',
      text: () => '',
      lines: new LineIndex(''),
    },
    metadata,
    value: { ...rest, metadata },
  }
}

const pod = (words: string, spec: object, file?: string) => of(`v1 Pod ${words}`, { spec }, file)
const config = (words: string, keys: string[] = ['mode'], file?: string) =>
  of(`v1 ConfigMap ${words}`, { data: Object.fromEntries(keys.map((key) => [key, 'x'])) }, file)
const uses = (name: string) => ({ volumes: [{ name: 'v', configMap: { name } }] })
const scales = (words: string, target: object) =>
  of(`autoscaling/v2 HorizontalPodAutoscaler ${words}`, { spec: { scaleTargetRef: target } })

/** What becomes of each reference of the first resource among the others. */
function outcomes(first: Resource, ...others: Resource[]): string[] {
  const references = referencesIn(new Unit([first, ...others]))
  return references.of(first).map((reference) => {
    const outcome = references.resolve(reference)
    const target =
      'target' in outcome ? ` ${nameOf(outcome.target)}` : 'by' in outcome ? ` by ${nameOf(outcome.by)}` : ''
    const missing = 'missing' in outcome ? outcome.missing.map(({ value }) => ` without ${value}`).join('') : ''
    return `${outcome.is}${outcome.is === 'near-standing' || ('making' in outcome && outcome.making && 'name' in outcome) ? ` ${outcome.name}` : ''}${target}${missing}`
  })
}

describe('namespaces', () => {
  it.each([
    ['both unwritten', 'web', 'settings', 'found ConfigMap "settings"'],
    ['only that of the user written', 'shop/web', 'settings', 'found ConfigMap "settings"'],
    ['only that of the target written', 'web', 'shop/settings', 'found ConfigMap "settings"'],
    ['both the same', 'shop/web', 'shop/settings', 'found ConfigMap "settings"'],
    ['two that differ', 'shop/web', 'tools/settings', 'elsewhere ConfigMap "settings"'],
  ])('%s', (_, user, target, outcome) =>
    expect(outcomes(pod(user, uses('settings')), config(target))).toEqual([outcome]),
  )

  it('the one that is in the own namespace, of several', () => {
    const user = pod('shop/web', uses('settings'))
    const all = ['a/settings', 'shop/settings', 'z/settings'].map((each) => config(each))
    const references = referencesIn(new Unit([user, ...all]))
    expect(references.usersOf(all[1]!).map(({ from }) => from)).toEqual([user])
  })
  it('one that lies beside it, where no namespace is written', () => {
    const user = pod('web', uses('settings'), 'shop/web.yaml')
    const other = pod('tool', uses('settings'), 'tools/web.yaml')
    const [a, b] = [
      config('shop/settings', ['a'], 'shop/config.yaml'),
      config('tools/settings', ['b'], 'tools/config.yaml'),
    ]
    const references = referencesIn(new Unit([user, other, a, b]))
    expect(references.usersOf(a).map(({ from }) => from)).toEqual([user])
    expect(references.usersOf(b).map(({ from }) => from)).toEqual([other])
  })
  it('one elsewhere that others use may have a twin here', () =>
    expect(
      outcomes(pod('shop/web', uses('settings')), config('tools/settings'), pod('tools/x', uses('settings'))),
    ).toEqual(['unknown']))
  it('not where the own namespace has others of the kind here', () =>
    expect(
      outcomes(
        pod('shop/web', uses('settings')),
        config('tools/settings'),
        pod('tools/x', uses('settings')),
        config('shop/more'),
      ),
    ).toEqual(['elsewhere ConfigMap "settings"']))
  it('a namespace that is nearly one of these', () => {
    const resource = config('shpo-tools/settings')
    const references = referencesIn(new Unit([resource, of('v1 Namespace shop-tools')]))
    expect(references.resolve(namespaceNamedBy(resource)!).is).toBe('near')
    expect(namespaceNamedBy(config('settings'))).toBeUndefined()
  })
})

describe('names', () => {
  it.each([
    ['a slip', 'shop-setings', 'near ConfigMap "shop-settings"'],
    ['another number', 'shop-settings-2', 'unknown'],
    ['another word', 'shop-secrets', 'unknown'],
    ['a placeholder', '$' + '{NAME}', undefined],
  ])('%s', (_, name, outcome) =>
    expect(outcomes(pod('web', uses(name)), config('shop-settings'))).toEqual(outcome === undefined ? [] : [outcome]),
  )

  it('generateName is no name', () =>
    expect(
      outcomes(pod('web', uses('settings-')), of('v1 ConfigMap', { metadata: { generateName: 'settings-' } })),
    ).toEqual(['unknown']))
  it('a slip of one that the same resource names rightly', () =>
    expect(
      outcomes(
        pod('web', { volumes: [{ configMap: { name: 'frontend' } }, { configMap: { name: 'forntend' } }] }),
        config('frontend'),
      ),
    ).toEqual(['found ConfigMap "frontend"', 'near ConfigMap "frontend"']))
  it('one and many that the same resource names', () =>
    expect(
      outcomes(
        pod('web', { volumes: [{ configMap: { name: 'frontend' } }, { configMap: { name: 'frontends' } }] }),
        config('frontend'),
      ),
    ).toEqual(['found ConfigMap "frontend"', 'unknown']))
  it('one that is used rightly, while several use the other', () =>
    expect(
      outcomes(
        pod('a', uses('shop-setting')),
        pod('b', uses('shop-setting')),
        pod('c', uses('shop-settings')),
        config('shop-settings'),
      ),
    ).toEqual(['unknown']))
  it('one that is used rightly, while only this one uses the other', () =>
    expect(outcomes(pod('a', uses('shop-setting')), pod('c', uses('shop-settings')), config('shop-settings'))).toEqual([
      'near ConfigMap "shop-settings"',
    ]))
  it('two words that other names have too', () =>
    expect(
      outcomes(
        pod('a', uses('team-green')),
        config('team-greek'),
        of('v1 Service green-web'),
        of('v1 Service greek-web'),
      ),
    ).toEqual(['unknown']))
  it('the names that every cluster has', () =>
    expect(['default', 'defualt'].map((name) => outcomes(pod('a', { serviceAccountName: name }))[0])).toEqual([
      'standing',
      'near-standing default',
    ]))
  it('what must be here', () => {
    const user = pod('a', uses('settings'))
    const references = referencesIn(new Unit([user]))
    const [reference] = references.of(user)
    expect(references.resolve(reference!, { closed: true }).is).toBe('missing')
    expect(references.resolve(reference!).is).toBe('unknown')
  })
  it('not what nobody writes', () => {
    const user = pod('a', { nodeName: 'worker-1' })
    const references = referencesIn(new Unit([user]))
    expect(references.resolve(references.of(user)[0]!, { closed: true }).is).toBe('unknown')
  })
})

describe('kinds', () => {
  const deployment = (apiVersion: string) => of(`${apiVersion} Deployment web`)
  it.each([
    ['the right one', { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, 'found Deployment "web"'],
    ['an old group', { apiVersion: 'extensions/v1beta1', kind: 'Deployment', name: 'web' }, 'found Deployment "web"'],
    ['no group', { kind: 'Deployment', name: 'web' }, 'other-kind Deployment "web"'],
    ['a wrong group', { apiVersion: 'batch/v1', kind: 'Deployment', name: 'web' }, 'other-kind Deployment "web"'],
    ['a slip', { apiVersion: 'apps/v1', kind: 'Deploymnt', name: 'web' }, 'other-kind Deployment "web"'],
    ['small letters', { apiVersion: 'apps/v1', kind: 'deployment', name: 'web' }, 'other-kind Deployment "web"'],
    ['a kind like it', { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' }, 'other-kind Deployment "web"'],
    ['another kind', { apiVersion: 'example.com/v1', kind: 'Thing', name: 'web' }, 'unknown'],
    ['another name', { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop' }, 'unknown'],
  ])('%s', (_, target, outcome) => expect(outcomes(scales('web', target), deployment('apps/v1'))).toEqual([outcome]))

  it('an old manifest is of the newest group', () =>
    expect(
      outcomes(
        scales('web', { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }),
        deployment('extensions/v1beta1'),
      ),
    ).toEqual(['found Deployment "web"']))
  it('an old Ingress finds its Service', () =>
    expect(
      outcomes(
        of('extensions/v1beta1 Ingress web', { spec: { backend: { serviceName: 'web', servicePort: 81 } } }),
        of('v1 Service web', { spec: { ports: [{ port: 80 }] } }),
      ),
    ).toEqual(['found Service "web" without 81']))
  it('a role that is no ClusterRole', () =>
    expect(
      outcomes(
        of('rbac.authorization.k8s.io/v1 RoleBinding read', { roleRef: { kind: 'ClusterRole', name: 'reader' } }),
        of('rbac.authorization.k8s.io/v1 Role reader'),
      ),
    ).toEqual(['other-kind Role "reader"']))
})

describe('what others make', () => {
  const claims = { spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }] } }
  it('claims of a StatefulSet', () =>
    expect(
      ['data-db-0', 'data-db-12', 'data-db-x'].flatMap((claimName) =>
        outcomes(
          pod('a', { volumes: [{ persistentVolumeClaim: { claimName } }] }),
          of('apps/v1 StatefulSet db', claims),
        ),
      ),
    ).toEqual(['made by StatefulSet "db"', 'made by StatefulSet "db"', 'unknown']))
  it('certificates of an Ingress with an annotation', () => {
    const spec = { tls: [{ secretName: 'web-tsl' }] }
    const ingress = (annotations: object) => of('networking.k8s.io/v1 Ingress web', { metadata: { annotations }, spec })
    const secret = of('v1 Secret web-tls', { data: { 'tls.crt': '' } })
    expect(outcomes(ingress({ 'kubernetes.io/tls-acme': 'true' }), secret)).toEqual(['made by Ingress "web"'])
    expect(outcomes(ingress({}), secret)).toEqual(['near Secret "web-tls"'])
  })
  it('what a kustomization generates', () => {
    const user = pod('a', {
      volumes: [
        { configMap: { name: 'setings', items: [{ key: 'x' }] } },
        { configMap: { name: 'settings', items: [{ key: 'x' }] } },
      ],
    })
    const references = referencesIn(
      new Unit([user, config('settings')], {
        ...UNKUSTOMIZED,
        generated: new Set(['ConfigMap setings', 'ConfigMap settings']),
      }),
    )
    expect(references.of(user).map((each) => references.resolve(each))).toMatchObject([
      { is: 'generated' },
      { is: 'found', missing: [] },
    ])
  })
})

describe('keys and ports', () => {
  const takes = (name: string, ...keys: string[]) => ({
    volumes: [{ secret: { secretName: name, items: keys.map((key) => ({ key })) } }],
  })
  const secret = (rest: object) => of('v1 Secret login', rest)
  it.each([
    ['data and texts', { data: { a: '' }, stringData: { b: '' } }, ' without c without token'],
    ['nothing, which something else fills', {}, ''],
    [
      'a token, which the server fills',
      { type: 'kubernetes.io/service-account-token' },
      ' without a without b without c',
    ],
  ])('%s', (_, rest, missing) =>
    expect(outcomes(pod('x', takes('login', 'a', 'b', 'c', 'token')), secret(rest))).toEqual([
      `found Secret "login"${missing}`,
    ]),
  )

  it('a key that only one of two definitions has', () =>
    expect(outcomes(pod('x', takes('login', 'a')), secret({ data: { a: '' } }), secret({ data: { b: '' } }))).toEqual([
      'found Secret "login"',
    ]))
  it('a key that is a placeholder', () =>
    expect(outcomes(pod('x', takes('login', '$' + '{KEY}')), secret({ data: { b: '' } }))).toEqual([
      'found Secret "login"',
    ]))
  it('a key of what is also sealed', () =>
    expect(
      outcomes(
        pod('x', takes('login', 'a')),
        secret({ data: { b: '' } }),
        of('bitnami.com/v1alpha1 SealedSecret login'),
      ),
    ).toEqual(['found Secret "login"']))

  const backend = (port: object) =>
    of('networking.k8s.io/v1 Ingress web', { spec: { defaultBackend: { service: { name: 'web', port } } } })
  const service = (spec: object) => of('v1 Service web', { spec })
  it.each([
    ['by number', { number: 80 }, {}, ''],
    ['by name', { name: 'http' }, {}, ''],
    ['by a number that is a text', { name: '80' }, {}, ''],
    ['by a number that it has not', { number: 8080 }, {}, ' without 8080'],
    ['of a headless Service', { number: 8080 }, { clusterIP: 'None' }, ' without 8080'],
    ['of another host', { number: 8080 }, { type: 'ExternalName', externalName: 'a.example' }, ''],
  ])('%s', (_, port, rest, missing) =>
    expect(outcomes(backend(port), service({ ports: [{ port: 80, name: 'http' }], ...rest }))).toEqual([
      `found Service "web"${missing}`,
    ]),
  )

  it('a webhook without a port, which is 443', () => {
    const hook = of('admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration web', {
      webhooks: [{ clientConfig: { service: { name: 'web', namespace: 'shop' } } }],
    })
    expect(outcomes(hook, service({ ports: [{ port: 80 }] }))).toEqual(['found Service "web" without 443'])
    expect(outcomes(hook, service({ ports: [{ port: 443 }] }))).toEqual(['found Service "web"'])
  })
})
