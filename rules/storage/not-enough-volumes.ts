import { canBind, defineRule, NO_PROVISIONER, type Storage, storageOf, type UnitClaim } from '../../src/kit.ts'

export default defineRule({
  summary: 'A volume is bound to one claim only: each claim needs a volume of its own',
  severity: 'warning',
  on: 'unit',
  unit: true,
  check(unit, { report }) {
    const storage = storageOf(unit)
    if (storage.volumes.length === 0) return
    for (const className of storage.claimedClasses) {
      if (!isStatic(className, storage)) continue
      const rivals = storage.claimsOfClass(className).filter(({ volumeName }) => volumeName === undefined)
      const volumes = storage.volumesOfClass.get(className) ?? []
      const open = volumes.filter((volume) => rivals.some((each) => canBind(each, volume)))
      const fitting = rivals.filter((each) => open.some((volume) => canBind(each, volume)))
      const needed = fitting.reduce((sum, claim) => sum + countOf(claim), 0)
      const last = fitting.at(-1)
      if (last === undefined || needed <= open.length) continue
      const names = open.slice(0, 3).map(({ name }) => `"${name}"`)
      report({
        resource: last.resource,
        path: [...last.path, 'spec'],
        part: 'key',
        message: `${needed} claims need a volume of their own, but only ${open.length} ${open.length === 1 ? 'fits' : 'fit'} (${names.join(', ')}${open.length > 3 ? ', …' : ''}): a volume is bound to one claim, the others stay Pending`,
        related: open
          .slice(0, 3)
          .map((volume) => ({ resource: volume.resource, path: ['metadata', 'name'], message: 'it fits' })),
      })
    }
  },
})

/** Nothing makes a volume for claims of the class. */
function isStatic(className: string | undefined, { classes }: Storage): className is string {
  if (className === undefined) return false
  return className === '' || classes.get(className)?.provisioner === NO_PROVISIONER
}

function countOf({ resource }: UnitClaim): number {
  return resource.kind === 'StatefulSet' ? (resource.value.spec?.replicas ?? 1) : 1
}
