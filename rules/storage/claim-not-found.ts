import { claimMeant, defineRule, hasClaim, objectsOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A pod finds only claims of its own namespace, by their exact name',
  severity: 'warning',
  on: 'pod',
  unit: true,
  check({ spec }, { resource, unit, report }) {
    for (const [volume, index] of objectsOf(spec.volumes)) {
      const name = volume.persistentVolumeClaim?.claimName
      const own = unit.namespaceOf(resource)
      if (!name || hasClaim(unit, own, name) || unit.outside.isExternal('PersistentVolumeClaim', own, name)) continue
      const meant = claimMeant(unit, own, name)
      if (meant === undefined) continue
      const isElsewhere = meant.names.fits(name)
      report({
        path: ['spec', 'volumes', index, 'persistentVolumeClaim', 'claimName'],
        message: isElsewhere
          ? `the claim "${name}" is in the namespace "${meant.namespace}", the pod in "${own}": it finds only claims of its own and stays Pending`
          : `there is no claim "${name}" here: without it the pod stays Pending`,
        hint: isElsewhere ? undefined : `did you mean \`${meant.names.text}\`?`,
        related: [{ resource: meant.resource, path: [...meant.path, 'metadata', 'name'], message: 'the claim' }],
      })
    }
  },
})
