import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { collectUnits } from '../../src/cli/units.ts'
import { outsideOf } from '../../src/config/outside.ts'
import { type GraphOptions, graphOf } from '../../src/workspace/graph.ts'
import type { Unit } from '../../src/workspace/unit.ts'
import { checkFiles } from '../helpers/check.ts'

const scopes: GraphOptions = {
  judgement: () => undefined,
  versions: { from: 36, to: 36 },
  isNamespaced: (kind) => !/^Cluster|^Namespace|Class/.test(kind),
}

/** The edges of the units, one line each; a fault stands behind a colon. */
function edges(text: string, options: Partial<GraphOptions> = {}): string[] {
  const units: Unit[] = []
  checkFiles({ 'a.yaml': text }, { rules: [...rules.filter((rule) => 'stage' in rule), collectUnits(units)] })
  const all = units.flatMap((unit) => graphOf(unit, { ...scopes, ...options }).edges)
  return all.map(({ from, to, relation, fields }) => {
    const texts = fields.map(({ path, optional, fault }) => `${path}${optional ? '?' : ''}${fault ? `: ${fault}` : ''}`)
    return `${from.id} ${relation} ${to.id} (${to.state}) ${texts.join(', ')}`.trimEnd()
  })
}

const pod = (spec: string, labels = '{app: web}', name = 'a/web') => {
  const [namespace, own] = name.split('/')
  return `---
apiVersion: v1
kind: Pod
metadata: {name: ${own}, namespace: ${namespace}, labels: ${labels}}
spec: {containers: [{name: web, image: 'web:1', ports: [{name: http, containerPort: 80}]}], ${spec}}
`
}
const config = (name: string, namespace: string, data = '{}') =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: ${namespace}}\ndata: ${data}\n`
const volume = (text: string) => `volumes: [{name: v, configMap: {${text}}}]`
const service = (spec: string) =>
  `---\napiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: a}\nspec: {${spec}, ports: [{port: 80, targetPort: http}]}\n`

const monitor = (namespace: string, spec: string) =>
  `---\napiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: web, namespace: ${namespace}}\nspec: {${spec}}\n`

const cases: Record<string, [manifest: string, expected: string[]]> = {
  'a name that is there': [
    pod(volume('name: settings')) + config('settings', 'a'),
    ['Pod a/web names ConfigMap a/settings (present) spec.volumes[0].configMap.name'],
  ],
  'a name that is nowhere': [
    pod(volume('name: settings')),
    ['Pod a/web names ConfigMap a/settings (external) spec.volumes[0].configMap.name'],
  ],
  'a name with a slip': [
    pod(volume('name: setings')) + config('settings', 'a'),
    [
      'Pod a/web names ConfigMap a/setings (missing) spec.volumes[0].configMap.name: ConfigMap "setings" is in none of the manifests, ConfigMap "settings" is',
    ],
  ],
  'a name in another namespace': [
    pod(volume('name: settings')) + config('settings', 'b'),
    [
      'Pod a/web names ConfigMap a/settings (missing) spec.volumes[0].configMap.name: ConfigMap "settings" is in namespace "b", but looked for in "a"',
    ],
  ],
  'a name that may be absent': [
    pod(volume('name: setings, optional: true')) + config('settings', 'a'),
    ['Pod a/web names ConfigMap a/setings (external) spec.volumes[0].configMap.name?'],
  ],
  'a key that is not there': [
    pod(volume('name: settings, items: [{key: a, path: a}]')) + config('settings', 'a', '{b: c}'),
    [
      'Pod a/web names ConfigMap a/settings (present) spec.volumes[0].configMap.name, spec.volumes[0].configMap.items[0].key: ConfigMap "settings" has no key "a": it has "b"',
    ],
  ],
  'what is made': [
    `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: c, namespace: a}\nspec: {secretName: tls}\n${pod('volumes: [{name: v, secret: {secretName: tls}}]')}`,
    [
      'Certificate.cert-manager.io a/c makes Secret a/tls (made)',
      'Pod a/web names Secret a/tls (made) spec.volumes[0].secret.secretName',
    ],
  ],
  'what is made and there': [
    `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: c, namespace: a}\nspec: {secretName: tls}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: tls, namespace: a}\n`,
    ['Certificate.cert-manager.io a/c makes Secret a/tls (present)'],
  ],
  'what is of another kind': [
    `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web, namespace: a}
spec: {maxReplicas: 2, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web, namespace: a}
`,
    [
      'HorizontalPodAutoscaler.autoscaling a/web names StatefulSet.apps a/web (present) spec.scaleTargetRef.name, spec.scaleTargetRef.kind: Deployment "web" is in none of the manifests, StatefulSet "web" is',
    ],
  ],
  'a namespace with a slip': [
    `apiVersion: v1\nkind: Namespace\nmetadata: {name: payments}\n${config('a', 'paymnets')}`,
    [
      'ConfigMap paymnets/a names Namespace paymnets (missing) metadata.namespace: Namespace "paymnets" is in none of the manifests, Namespace "payments" is',
    ],
  ],
  'what lives outside of namespaces': [
    pod('priorityClassName: high'),
    ['Pod a/web names PriorityClass.scheduling.k8s.io high (external) spec.priorityClassName'],
  ],
  'what every cluster has': [pod('serviceAccountName: default'), []],
  'selected pods': [
    pod('') + service('selector: {app: web}'),
    ['Service a/web selects Pod a/web (present) spec.selector'],
  ],
  'selected pods that are nowhere': [
    service('selector: {app: web}'),
    ['Service a/web selects Pods a/app=web (external) spec.selector'],
  ],
  'a selector with a slip': [
    pod('') + service('selector: {app: wbe}'),
    [
      'Service a/web selects Pod a/web (present) spec.selector: selects no pods: it asks for app=wbe, Pod "web" has app=web',
    ],
  ],
  'selected pods in another namespace': [
    pod('', '{app: other}', 'b/other') + service('selector: {app: other}'),
    [
      'Service a/web selects Pod b/other (present) spec.selector: selects no pods: those with app=other are made by Pod "other" in namespace "b", and a Service only sees pods of its own namespace, "a"',
    ],
  ],
  'what a monitor selects': [
    service('selector: {app: web}').replace('namespace: a}', 'namespace: a, labels: {app: web}}') +
      pod('') +
      monitor('a', 'selector: {matchLabels: {app: web}}'),
    [
      'Service a/web selects Pod a/web (present) spec.selector',
      'ServiceMonitor.monitoring.coreos.com a/web selects Service a/web (present) spec.selector',
    ],
  ],
  'what a monitor nearly selects': [
    service('selector: {app: web}').replace('namespace: a}', 'namespace: a, labels: {app: web}}') +
      pod('') +
      monitor('a', 'selector: {matchLabels: {app: wbe}}'),
    [
      'Service a/web selects Pod a/web (present) spec.selector',
      'ServiceMonitor.monitoring.coreos.com a/web selects Service a/web (present) spec.selector: selects no Services, and nothing is scraped: it asks for app=wbe, Service "web" has app=web',
    ],
  ],
  'a monitor of all namespaces': [
    monitor('a', 'selector: {matchLabels: {app: web}}, namespaceSelector: {any: true}'),
    ['ServiceMonitor.monitoring.coreos.com a/web selects Services */app=web (external) spec.selector'],
  ],
  'a policy for all pods': [
    `${pod('')}---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny, namespace: a}\nspec: {podSelector: {}}\n`,
    ['NetworkPolicy.networking.k8s.io a/deny selects Pods a/all of the namespace (present) spec.podSelector'],
  ],
  'a resource that is there twice': [
    pod(volume('name: settings')) + pod('') + service('selector: {app: web}'),
    [
      'Pod a/web names ConfigMap a/settings (external) spec.volumes[0].configMap.name',
      'Service a/web selects Pod a/web (present) spec.selector',
      'Service a/web selects Pod a/web (2) (present) spec.selector',
    ],
  ],
  'a Service of another name': [service('type: ExternalName, externalName: example.com, selector: {app: web}'), []],
}

describe('graphOf', () => {
  it.each(Object.entries(cases))('draws %s', (_, [manifest, expected]) => {
    expect(edges(manifest)).toEqual(expected)
  })

  it('draws what every cluster has where that is asked for', () => {
    expect(edges(pod('serviceAccountName: default'), { standing: true })).toEqual([
      'Pod a/web names ServiceAccount a/default (standing) spec.serviceAccountName',
    ])
  })

  it('draws a claim that is nowhere as missing where all must be here', () => {
    const units: Unit[] = []
    const text = pod('volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]')
    checkFiles({ 'a.yaml': text }, { rules: [collectUnits(units)], outside: outsideOf({ closed: true, external: [] }) })
    const [edge] = units.flatMap((unit) => graphOf(unit, scopes).edges)
    expect(edge?.to.state).toBe('missing')
    expect(edge?.fields[0]?.fault).toBe('PersistentVolumeClaim "data" is in none of the manifests')
  })

  it('is the same in whichever order files come', () => {
    const files = {
      'a.yaml': pod(volume('name: settings')),
      'b.yaml': config('settings', 'b'),
      'c.yaml': service('selector: {app: web}'),
      'd.yaml': pod('', '{app: web}', 'a/other'),
    }
    const draw = (entries: [string, string][]) => {
      const units: Unit[] = []
      checkFiles(Object.fromEntries(entries), { rules: [...rules, collectUnits(units)] })
      return JSON.stringify(units.map((unit) => graphOf(unit, scopes)))
    }
    expect(draw(Object.entries(files).reverse())).toBe(draw(Object.entries(files)))
  })

  it('draws what rules judge by themselves as they do', () => {
    const judgement: GraphOptions['judgement'] = (rule, { kind }, path) => `${rule} of ${kind} at ${path}`
    expect(edges(pod('') + service('selector: {app: web}'), { judgement })).toEqual([
      'Service a/web selects Pod a/web (present) spec.selector, spec.ports[0].targetPort: target-port-unknown of Service at spec.ports[0].targetPort',
    ])
    expect(edges(pod('volumes: [{name: v, persistentVolumeClaim: {claimName: c}}]'), { judgement })).toEqual([
      'Pod a/web names PersistentVolumeClaim a/c (missing) spec.volumes[0].persistentVolumeClaim.claimName: claim-not-found of Pod at spec.volumes[0].persistentVolumeClaim.claimName',
    ])
  })

  it('makes something of whatever stands in the fields', () => {
    const field = fc.constantFrom(
      ...'spec selector matchLabels template containers env ports rules name kind __proto__ a'.split(' '),
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        fc.constantFrom('a', 'web', '', 5, null, true),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(field, tie('tree'), { maxKeys: 4 }),
      ),
    }))
    const kind = fc.constantFrom('Service', 'Pod', 'PersistentVolume', 'List', 'Thing', '__proto__')
    const document = fc.record({ apiVersion: fc.constant('v1'), kind, metadata: tree, spec: tree, items: tree })
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 4 }), (documents) => {
        const lines = edges(documents.map((each) => JSON.stringify(each)).join('\n---\n'), { standing: true })
        expect(new Set(lines).size).toBe(lines.length)
      }),
      { numRuns: 200 },
    )
  })

  it('says where a resource stands', () => {
    const units: Unit[] = []
    checkFiles(
      {
        'deploy/a/one.yaml': config('one', 'a').slice(4),
        'deploy/b/two.yaml': '# first\napiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: two-}\n',
      },
      { rules: [...rules, collectUnits(units)] },
    )
    const { folder, nodes } = graphOf(units[0]!, scopes)
    expect(folder).toBe('deploy')
    expect(nodes).toEqual([
      {
        id: 'ConfigMap a/one',
        kind: 'ConfigMap',
        namespace: 'a',
        name: 'one',
        state: 'present',
        place: { file: 'deploy/a/one.yaml', line: 3 },
      },
      {
        id: 'ConfigMap default/two-*',
        kind: 'ConfigMap',
        namespace: 'default',
        name: 'two-*',
        state: 'present',
        place: { file: 'deploy/b/two.yaml', line: 4 },
      },
    ])
  })
})
