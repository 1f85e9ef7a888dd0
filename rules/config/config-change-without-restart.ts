import { type ContainerRole, defineRule, nameOf, objectsOf, type Resource, type Unit } from '../../src/kit.ts'

/** Kinds whose pods go on running when what they read has changed. */
const STAYING = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController'])

/** Annotations by which a template changes together with the configuration, or that a reloading controller looks for. */
const FOLLOWS = /checksum|hash|sha\d|revision|version|reload|restart|wave/i

/** A name that changes with the content. */
const VERSIONED = /-(?:v?\d[\w.]*|(?=[a-z]*\d)[a-z0-9]{5,12})$/

const LIVE: readonly ContainerRole[] = ['container', 'sidecar']

export default defineRule({
  summary: 'Pods that read a ConfigMap into variables do not notice when it changes',
  severity: 'info',
  optional: true,
  on: 'container',
  unit: true,
  check({ container, pod, resource, role }, { unit, report }) {
    if (!STAYING.has(pod.owner) || !LIVE.includes(role)) return
    const annotations = [...keysOf(pod.metadata?.annotations), ...keysOf(resource.metadata?.annotations)]
    if (annotations.some((name) => FOLLOWS.test(name))) return
    const names = [
      ...objectsOf(container.env).map(([{ valueFrom }, index]) => ({
        path: ['env', index, 'valueFrom', 'configMapKeyRef', 'name'],
        name: valueFrom?.configMapKeyRef?.name,
      })),
      ...objectsOf(container.envFrom).map(([{ configMapRef }, index]) => ({
        path: ['envFrom', index, 'configMapRef', 'name'],
        name: configMapRef?.name,
      })),
    ]
    for (const { path, name } of names) {
      const config = name === undefined ? undefined : plainConfig(unit, resource, name)
      if (config === undefined) continue
      return report({
        path,
        message: `a change of ${nameOf(config)} reaches this container only when its pod is replaced, and nothing here replaces it: some pods run with the old values, some with the new`,
        hint: "put a checksum of it into an annotation of the template, or let a generator put one into the ConfigMap's name",
        related: [{ resource: config, path: ['metadata', 'name'], message: 'its name stays the same' }],
      })
    }
  },
})

function plainConfig(unit: Unit, resource: Resource, name: string): Resource | undefined {
  const config = unit.find('ConfigMap', unit.namespaceOf(resource), name)
  if (config === undefined || VERSIONED.test(name) || unit.isGenerated('ConfigMap', name)) return undefined
  return config.value?.immutable === true ? undefined : config
}

function keysOf(annotations: object | undefined): string[] {
  return Object.keys(annotations ?? {})
}
