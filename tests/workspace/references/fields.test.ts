import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { collectUnits } from '../../../src/cli/units.ts'
import { type FieldPath, segmentName } from '../../../src/model/path.ts'
import type { Resource } from '../../../src/model/resource.ts'
import { choicesOf } from '../../../src/workspace/references/choices.ts'
import { namingFields } from '../../../src/workspace/references/fields.ts'
import { innerFields, innerNames } from '../../../src/workspace/references/inner.ts'
import { referencesIn } from '../../../src/workspace/references/resolve.ts'
import { selectingFields } from '../../../src/workspace/selections/fields.ts'
import { selectionsOf } from '../../../src/workspace/selections/read.ts'
import { UNKUSTOMIZED, Unit } from '../../../src/workspace/unit.ts'
import { checkFiles } from '../../helpers/check.ts'

function unitsOf(files: Record<string, string>): Unit[] {
  const units: Unit[] = []
  const all = [...rules.filter((rule) => 'stage' in rule), collectUnits(units)]
  checkFiles(files, { rules: all }, { explicit: false })
  return units
}

const plain = (path: FieldPath) => path.map(segmentName)
const kindOf = (kind: string, group = '', version = 'v1') => ({
  gvk: { group, version, kind },
  builtIn: true,
  namespaced: true,
})

describe('namingFields', () => {
  const of = (kind: ReturnType<typeof kindOf>, ...path: (string | number)[]) =>
    namingFields(kind, path).map(
      ({ row, holds, owner, name }) =>
        `${typeof holds === 'string' ? holds : 'inside'} of ${typeof row.to === 'string' ? row.to : 'what is beside'}: ${(typeof owner === 'number' ? path.slice(0, owner) : owner).join('/')} ▸ ${name}`,
    )
  const container = ['spec', 'template', 'spec', 'containers', 0]

  it('knows names in pods wherever they are', () => {
    const path = ['spec', 'containers', 0, 'envFrom', 1, 'secretRef', 'name']
    expect(of(kindOf('Pod'), ...path)).toEqual(['name of Secret: spec/containers/0/envFrom/1/secretRef ▸ name'])
    expect(of(kindOf('Deployment', 'apps'), 'spec', 'template', ...path)).toHaveLength(1)
    expect(of(kindOf('CronJob', 'batch'), 'spec', 'jobTemplate', 'spec', 'template', ...path)).toHaveLength(1)
    expect(of(kindOf('PodTemplate'), 'template', ...path)).toHaveLength(1)
    expect(of(kindOf('Deployment', 'apps'), ...path)).toEqual([])
  })
  it('knows keys beside', () =>
    expect(of(kindOf('Deployment', 'apps'), ...container, 'env', 0, 'valueFrom', 'configMapKeyRef', 'key')).toEqual([
      `key of ConfigMap: ${container.join('/')}/env/0/valueFrom/configMapKeyRef ▸ name`,
    ]))
  it('knows keys in lists beside', () =>
    expect(of(kindOf('Pod'), 'spec', 'volumes', 0, 'secret', 'items', 3, 'key')).toEqual([
      'key of Secret: spec/volumes/0/secret ▸ secretName',
    ]))
  it('knows ports and namespaces beside', () => {
    const backend = ['spec', 'rules', 0, 'backendRefs', 0]
    const route = kindOf('HTTPRoute', 'gateway.networking.k8s.io')
    expect(of(route, ...backend, 'port')).toEqual(['port of what is beside: spec/rules/0/backendRefs/0 ▸ name'])
    expect(of(route, ...backend, 'namespace')).toEqual([
      'namespace of what is beside: spec/rules/0/backendRefs/0 ▸ name',
    ])
  })
  it('knows items of lists of names, and keys of maps', () => {
    expect(of(kindOf('VirtualService', 'networking.istio.io'), 'spec', 'gateways', 0)).toEqual([
      'name of Gateway.networking.istio.io: spec ▸ gateways',
    ])
    const annotation = ['metadata', 'annotations', 'cert-manager.io/issuer']
    expect(of(kindOf('Ingress', 'networking.k8s.io'), ...annotation)).toEqual([
      'name of Issuer.cert-manager.io: metadata/annotations ▸ [cert-manager.io/issuer]',
    ])
  })
  it('knows names inside of what is named', () => {
    expect(
      of(
        kindOf('HorizontalPodAutoscaler', 'autoscaling', 'v2'),
        'spec',
        'metrics',
        0,
        'containerResource',
        'container',
      ),
    ).toEqual(['inside of what is beside: spec/scaleTargetRef ▸ name'])
    expect(of(kindOf('TCPRoute', 'gateway.networking.k8s.io'), 'spec', 'parentRefs', 1, 'sectionName')).toEqual([
      'inside of what is beside: spec/parentRefs/1 ▸ name',
    ])
  })
  it('knows the namespace of a resource', () => {
    expect(of(kindOf('Pod'), 'metadata', 'namespace')).toEqual(['name of Namespace: metadata ▸ namespace'])
    expect(of({ ...kindOf('PriorityClass'), namespaced: false }, 'metadata', 'namespace')).toEqual([])
  })
  it('knows nothing of other fields', () => {
    expect(of(kindOf('Pod'), '__proto__', 'name')).toEqual([])
    expect(of(kindOf('Pod'), 'spec', 'containers', 0, 'name')).toEqual([])
    expect(of(kindOf('Pod'))).toEqual([])
  })
})

describe('the way back from all examples', () => {
  const paths = ['examples', 'tests/fixtures'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((path) =>
      /\.ya?ml$/.test(path) ? `${folder}/${path}` : [],
    ),
  )
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]))
  const resources = unitsOf(files).flatMap((unit) => unit.resources)

  it('finds the row of each reference by its path, with its keys and ports', () => {
    const found = resources.flatMap((resource) =>
      referencesIn({ resources: [resource] } as unknown as Unit)
        .of(resource)
        .map((reference) => ({ resource, reference })),
    )
    expect(found.length).toBeGreaterThan(20)
    for (const { resource, reference } of found) {
      expect(namingFields(resource, plain(reference.path))).toContainEqual(
        expect.objectContaining({ row: reference.row, holds: 'name' }),
      )
      for (const { what, path, implied } of reference.parts)
        if (!implied)
          expect(namingFields(resource, plain(path))).toContainEqual(
            expect.objectContaining({ row: reference.row, holds: what, owner: reference.path.length - 1 }),
          )
    }
  })
  it('finds the row of each selector by its path', () => {
    const found = resources.flatMap((resource: Resource) => selectionsOf(resource))
    expect(found.length).toBeGreaterThan(5)
    for (const { from, row, path, selector } of found)
      for (const requirement of selector) {
        if (requirement.path.includes('matchExpressions')) continue
        const label = [...plain(path), ...plain(requirement.path)]
        expect(selectingFields(from, label, 'value')).toContainEqual(
          expect.objectContaining({ row, holds: 'value', key: requirement.key }),
        )
        expect(selectingFields(from, label.slice(0, -1), 'key')).toContainEqual(
          expect.objectContaining({ row, holds: 'key' }),
        )
      }
  })
})

describe('selectingFields', () => {
  const policy = kindOf('NetworkPolicy', 'networking.k8s.io')
  const holds = (kind: ReturnType<typeof kindOf>, part: 'key' | 'value', ...path: (string | number)[]) =>
    selectingFields(kind, path, part).map(({ row, holds, key }) => `${holds} ${key ?? ''} of ${row.selects}`)

  it('knows expressions', () => {
    const at = ['spec', 'ingress', 0, 'from', 0, 'namespaceSelector', 'matchExpressions', 0]
    expect(holds(policy, 'value', ...at, 'key')).toEqual(['key  of Namespace'])
    expect(holds(policy, 'value', ...at, 'values', 0)).toEqual(['value  of Namespace'])
    expect(holds(policy, 'value', ...at, 'operator')).toEqual([])
  })
  it('knows maps of labels and ports of what is selected', () => {
    expect(holds(kindOf('Service'), 'key', 'spec', 'selector')).toEqual(['key  of Pod'])
    expect(holds(kindOf('Service'), 'value', 'spec', 'selector', 'a.b/c')).toEqual(['value a.b/c of Pod'])
    expect(holds(kindOf('Service'), 'value', 'spec', 'ports', 0, 'targetPort')).toEqual(['port  of Pod'])
  })
  it('knows the namespaces that a rule of the scheduler looks in', () => {
    const term = [
      ...['spec', 'affinity', 'podAffinity', 'preferredDuringSchedulingIgnoredDuringExecution', 0, 'podAffinityTerm'],
      ...['namespaces', 0],
    ]
    expect(holds(kindOf('Pod'), 'value', ...term)).toEqual(['namespace  of Pod'])
  })
})

describe('innerFields', () => {
  const names = (kind: ReturnType<typeof kindOf>, path: (string | number)[], resource: object) =>
    innerFields(kind, path).flatMap((field) => innerNames(field, path, resource).map(({ name }) => name))
  const spec = {
    initContainers: [{ name: 'setup' }, null],
    containers: [
      { name: 'web', ports: [{ name: 'http', containerPort: 80 }] },
      { name: 'log', ports: [{ name: 'x' }] },
    ],
    volumes: [{ name: 'data' }, { name: 7 }, 'broken'],
  }
  it('knows volumes and claim templates', () => {
    const path = ['spec', 'template', 'spec', 'containers', 0, 'volumeMounts', 0, 'name']
    const resource = { spec: { template: { spec }, volumeClaimTemplates: [{ metadata: { name: 'disk' } }] } }
    expect(names(kindOf('StatefulSet', 'apps'), path, resource)).toEqual(['disk', 'data', 7])
    expect(names(kindOf('Deployment', 'apps'), path, resource)).toEqual(['data', 7])
  })
  it('knows the ports of the same container', () =>
    expect(names(kindOf('Pod'), ['spec', 'containers', 0, 'livenessProbe', 'httpGet', 'port'], { spec })).toEqual([
      'http',
      80,
    ]))
  it('knows containers, init containers too', () =>
    expect(
      names(kindOf('Pod'), ['metadata', 'annotations', 'kubectl.kubernetes.io/default-container'], { spec }),
    ).toEqual(['web', 'log', 'setup']))
  it('gives nothing where nothing is', () =>
    expect(names(kindOf('Pod'), ['spec', 'containers', 0, 'volumeMounts', 0, 'name'], {})).toEqual([]))
})

describe('choicesOf', () => {
  const [alone] = unitsOf({
    'a.yaml': `{apiVersion: v1, kind: Secret, metadata: {name: login, namespace: shop}}
---
{apiVersion: v1, kind: Secret, metadata: {name: __proto__}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: none-of-it}}
---
{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: c, namespace: shop}, spec: {secretName: web-tls}}
`,
  })
  const unit = new Unit(alone!.resources, {
    ...UNKUSTOMIZED,
    generated: new Set(['Secret made-up', 'ConfigMap other']),
  })
  const choices = (kind: string) => choicesOf(unit, kind).map(({ name, is, space }) => `${is} ${space}/${name}`)

  it('gives resources, and what is made and generated', () =>
    expect(choices('Secret')).toEqual([
      'found shop/login',
      'found /__proto__',
      'made shop/web-tls',
      'generated /made-up',
    ]))
  it('gives what every cluster has', () => expect(choices('ServiceAccount')).toEqual(['standing /default']))
  it('knows kinds under their older group', () => expect(choices('Ingress.extensions')).toEqual([]))
})
