import { describe, expect, it } from 'vitest'
import { readComments } from '../../scripts/schemas/comments.ts'
import { runExplain } from '../../src/cli/explain.ts'
import { formatApiVersion } from '../../src/model/gvk.ts'
import { existsIn, parseVersions } from '../../src/model/version.ts'
import { openDescriptions, packDescriptions } from '../../src/schema/descriptions.ts'
import { itemsOf } from '../../src/schema/explain.ts'
import type { ObjectType, Type } from '../../src/schema/types.ts'
import { fieldsOf } from '../helpers/generate.ts'
import { store } from '../helpers/store.ts'

function ask(path: string, versions = '1.36', recursive = false): string {
  const answer = runExplain({ path, versions: parseVersions(versions)!, store: store(), recursive, descriptions })
  return 'error' in answer ? answer.error : answer.text
}

const descriptions = openDescriptions(
  packDescriptions(
    new Map([['io.k8s.api.apps.v1.DeploymentSpec', new Map([['replicas', 'How many pods.\nAt least none.']])]]),
  ),
)

describe('a field', () => {
  it('is told with type, default and description', () => {
    expect(ask('deployment.spec.replicas', '1.27')).toBe(
      [
        'spec.replicas',
        'of Deployment in apps/v1, Kubernetes 1.27',
        '',
        '  type     integer',
        '  default  1',
        '',
        'How many pods.',
        'At least none.',
        '',
      ].join('\n'),
    )
  })

  it('is told with its values and life', () => {
    expect(ask('svc.spec.type')).toContain('  allowed  "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"\n')
    expect(ask('pod.spec.containers.restartPolicy', '1.27-1.29')).toContain('  exists          since 1.28\n')
  })

  it('is told with the gate that it needs', () => {
    expect(ask('pod.spec.containers.restartPolicy', '1.28')).toContain(
      '  without effect  in 1.28 in `initContainers` unless the feature gate SidecarContainers is on; has\n' +
        '                  an effect since 1.29\n',
    )
  })

  it('is told with each of its types', () => {
    const text = ask('pvc.spec.resources', '1.27-1.30')
    expect(text).toContain(
      '  type    ResourceRequirements (until 1.28)\n  type    VolumeResourceRequirements (since 1.29)\n',
    )
  })

  it('says how its items are told apart and that it is required', () => {
    const text = ask('pod.spec.containers')
    expect(text).toContain('  required  yes, and not empty\n')
    expect(text).toContain('  list      of items told apart by `name`;')
    expect(text).toContain('  name                      string (required)\n')
  })

  it('lists the fields of its fields where asked', () => {
    const text = ask('deployment.spec.strategy', '1.30', true)
    expect(text).toContain('  rollingUpdate     RollingUpdateDeployment\n    maxSurge        integer or string\n')
  })

  it('ends at a definition within itself', () => {
    expect(ask('crd.spec.versions.schema', '1.30', true).match(/JSONSchemaProps/g)!.length).toBeLessThan(20)
  })

  it('may be a key of a map', () => {
    expect(ask('pod.metadata.labels.app')).toContain('metadata.labels.app\nof Pod in v1')
  })
})

describe('a kind', () => {
  it.each([
    ['deployment', 'apps/v1'],
    ['Deployment', 'apps/v1'],
    ['deployments', 'apps/v1'],
    ['deploy', 'apps/v1'],
    ['deployments.apps', 'apps/v1'],
    ['deployment.apps/v1', 'apps/v1'],
    ['deployments.v1.apps', 'apps/v1'],
    ['apps/v1/Deployment', 'apps/v1'],
    ['apps/v1/deployment.spec.replicas', 'apps/v1'],
    ['deployments.v1.apps.spec.replicas', 'apps/v1'],
    ['deployment.apps/v1.spec.replicas', 'apps/v1'],
    ['deployment.spec.template.spec.containers[0].name', 'apps/v1'],
  ])('is meant by %s', (path, version) => {
    expect(ask(path)).toContain(`Deployment in ${version}, Kubernetes 1.36`)
  })

  it('is that of the core group in v1/Event and of the other in events.k8s.io/v1/Event', () => {
    expect(ask('v1/Event')).toContain('Event in v1,')
    expect(ask('events.k8s.io/v1/Event')).toContain('Event in events.k8s.io/v1,')
  })

  it('is taken in the version that the cluster has', () => {
    expect(ask('cronjob', '1.20')).toContain('CronJob in batch/v1beta1')
    expect(ask('cronjob', '1.21')).toContain('CronJob in batch/v1,')
  })

  it('is told with its life and what changes', () => {
    const text = ask('extensions/v1beta1/Ingress', '1.20')
    expect(text).toContain('  removed      in 1.22\n')
    expect(text).toContain('  replaced by  networking.k8s.io/v1 Ingress\n')
    expect(text).toContain('`spec.backend` is now `spec.defaultBackend`')
  })
})

describe('a question that cannot be answered says why', () => {
  it.each([
    ['', '1.36', 'say what to explain: a kind and a field path such as deployment.spec.replicas'],
    ['deploymnet.spec', '1.36', 'there is no kind "deploymnet"; did you mean "deployment"?'],
    ['__proto__', '1.36', 'there is no kind "__proto__"'],
    ['deployment.spec.replica', '1.36', '`spec` of Deployment has no field "replica"; did you mean "replicas"?'],
    [
      'deployment.__proto__',
      '1.36',
      'Deployment has no field "__proto__"; it has apiVersion, kind, metadata, spec, status',
    ],
    ['pod.spec.nodeName.first', '1.36', '`spec.nodeName` of Pod has no fields: it is of type string'],
    ['svc.spec.ipFamily', '1.27', '`spec.ipFamily` of Service exists until 1.19; asked for 1.27'],
    [
      'podsecuritypolicy',
      '1.30',
      'PodSecurityPolicy does not exist in Kubernetes 1.30: policy/v1beta1 exists until 1.24, extensions/v1beta1 exists until 1.17',
    ],
    [
      'batch/v1/Deployment',
      '1.30',
      'there is no Deployment in batch/v1: it is in apps/v1, apps/v1beta2, apps/v1beta1, extensions/v1beta1',
    ],
  ])('%s', (path, versions, error) => {
    expect(ask(path, versions)).toBe(error)
  })
})

it('takes descriptions from doc comments', () => {
  const source = [
    '/** A box. */',
    'export interface Crate {',
    '    /** What closes it. */',
    '    seal?: string;',
    '    "$ref"?: string;',
    '    /**',
    '     * Several',
    '     * lines.',
    '     */',
    '    readonly "hook-1": number;',
    '}',
  ].join('\n')
  expect(Object.fromEntries(readComments(source).get('Crate')!)).toEqual({
    '': 'A box.',
    seal: 'What closes it.',
    'hook-1': 'Several\nlines.',
  })
})

it('refuses bytes that are no descriptions', () => {
  expect(() => openDescriptions(new TextEncoder().encode('{}'))).toThrow('not a pack')
})

it('every field of every kind can be asked for', () => {
  for (const gvk of store().kinds())
    for (const minor of [16, 27, 36]) {
      const kind = store().kind(gvk)!
      if (!existsIn(kind.published, minor)) continue
      const seen = new Set<ObjectType>()
      const open: { path: string; type: Type }[] = [{ path: `${formatApiVersion(gvk)}/${gvk.kind}`, type: kind.type }]
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const { path } = next
        const name = path.split('/').at(-1)!.split('.').slice(1).join('.')
        const head = `${gvk.kind} in ${formatApiVersion(gvk)}, Kubernetes 1.${minor}\n`
        expect(ask(path, `1.${minor}`).startsWith(name === '' ? head : `${name}\nof ${head}`), path).toBe(true)
        const type = itemsOf(next.type)
        if (type.kind !== 'object' || seen.has(type)) continue
        seen.add(type)
        for (const field of fieldsOf(type, minor)) open.push({ path: `${path}.${field.name}`, type: field.type })
      }
    }
})
