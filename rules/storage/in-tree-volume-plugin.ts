import { defineRule, formatMinor, type InTreeVolume, inTreeUses, type VersionRange } from '../../src/kit.ts'

export default defineRule({
  summary:
    'A volume type that has left Kubernetes works only where its CSI driver is installed: name the driver instead',
  severity: 'warning',
  on: ['PersistentVolume', 'StorageClass', 'pod'],
  check(object: any, { resource, versions, report }) {
    for (const { volume, path, name } of inTreeUses(resource.kind, object)) {
      const { broken, deprecated, driver, instead } = volume
      if (deprecated > versions.to || (broken !== undefined && broken <= versions.to)) continue
      report({
        path,
        part: resource.kind === 'StorageClass' ? 'value' : 'key',
        message: `\`${name}\` ${state(volume, versions)}`,
        hint:
          driver === undefined
            ? `use ${instead}`
            : resource.kind === 'StorageClass'
              ? `use \`provisioner: ${driver}\``
              : `use a \`csi\` source with the driver \`${driver}\``,
      })
    }
  },
})

function state({ deprecated, removed, broken, driver }: InTreeVolume, versions: VersionRange): string {
  if (removed !== undefined && removed <= versions.to)
    return `left Kubernetes in ${formatMinor(removed)}: it works only where the CSI driver ${driver} is installed and takes it over`
  const end = broken ?? removed
  const future =
    end === undefined ? '' : ` and ${broken ? 'stops working' : 'leaves Kubernetes'} in ${formatMinor(end)}`
  return `is deprecated since Kubernetes ${formatMinor(deprecated)}${future}`
}
