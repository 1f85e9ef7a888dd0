import { defineRule, formatMinor, inTreeUses } from '../../src/kit.ts'

export default defineRule({
  summary: 'A volume type that Kubernetes no longer supports cannot be mounted or provisioned',
  severity: 'error',
  on: ['PersistentVolume', 'StorageClass', 'pod'],
  check(object: any, { resource, versions, report }) {
    for (const { volume, path, name } of inTreeUses(resource.kind, object)) {
      if (volume.broken === undefined || volume.broken > versions.to) continue
      const happens =
        resource.kind === 'StorageClass'
          ? 'claims of this class stay Pending'
          : 'pods that use it stay in ContainerCreating'
      report({
        path,
        part: resource.kind === 'StorageClass' ? 'value' : 'key',
        message: `\`${name}\` no longer works since Kubernetes ${formatMinor(volume.broken)}: the API server accepts it, but ${happens}`,
        hint: `use ${volume.instead}`,
      })
    }
  },
})
