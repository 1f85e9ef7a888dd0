import { describe, expect, it } from 'vitest'
import { checkFiles } from '../helpers/check.ts'

/** Far more than it takes, far less than work that grows with the square of the size does. */
const LIMIT = 8_000

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

function pod(spec: object, metadata: object = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', ...metadata },
    spec: { containers: [{ name: 'web', image: 'web:1' }], ...spec },
  }
}

const labels = (count: number) => Object.fromEntries(many(count, (i) => [`a b ${i}`, 'x']))
const spread = (i: number) => ({ maxSkew: 1, topologyKey: `key-${i}`, whenUnsatisfiable: 'DoNotSchedule' })
const cases: Readonly<Record<string, object>> = {
  'containers with the same port': pod({
    containers: many(4_000, (i) => ({ name: `c${i}`, image: 'web:1', ports: [{ containerPort: 80 }] })),
  }),
  'ports that differ in the port of the host': pod({
    containers: [{ name: 'web', image: 'web:1', ports: many(20_000, (i) => ({ containerPort: 80, hostPort: i + 1 })) }],
  }),
  'mounts of unknown volumes beside many volumes': pod({
    volumes: many(5_000, (i) => ({ name: `volume-${i}`, emptyDir: {} })),
    containers: [
      { name: 'web', image: 'web:1', volumeMounts: many(5_000, (i) => ({ name: `disk-${i}`, mountPath: `/${i}` })) },
    ],
  }),
  'volumes that are wrong': pod({ volumes: many(15_000, (i) => ({ name: `volume_${i}` })) }),
  'mounts and devices': pod({
    containers: [
      {
        name: 'web',
        image: 'web:1',
        volumeMounts: many(15_000, (i) => ({ name: `disk-${i}`, mountPath: `/${i}` })),
        volumeDevices: many(15_000, (i) => ({ name: `device-${i}`, devicePath: `/dev/${i}` })),
      },
    ],
  }),
  'constraints of the spread': pod({ topologySpreadConstraints: many(20_000, spread) }),
  'values of wrong types beside missing ones': pod({
    hostAliases: many(15_000, (i) => (i % 2 ? 5 : { hostnames: ['a'] })),
  }),
  owners: pod({}, { ownerReferences: many(15_000, (i) => ({ apiVersion: 'v1', kind: 'A', name: `n${i}`, uid: 'u' })) }),
  'labels with bad keys': pod({}, { labels: labels(20_000) }),
  'ports of a Service': {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { type: 'NodePort', ports: many(20_000, (i) => ({ name: `p${i}`, port: i + 1 })) },
  },
}

describe('a long list takes a time in proportion to its length', () => {
  it.each(Object.entries(cases))('%s', { timeout: 60_000 }, (_, resource) => {
    const start = performance.now()
    const { findings } = checkFiles({ 'a.yaml': JSON.stringify(resource, null, 1) }, { preset: 'server' })
    expect(performance.now() - start).toBeLessThan(LIMIT)
    expect(Math.max(0, ...findings.map(({ message }) => message.length))).toBeLessThan(1_000)
  })
})
