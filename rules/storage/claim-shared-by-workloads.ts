import {
  claimsOf,
  defineRule,
  isHeldToOneNode,
  isNeverAttached,
  nameOf,
  type Reference,
  referencesIn,
  replicasOf,
  type Unit,
  valueAt,
  workloadShape,
} from '../../src/kit.ts'

/** Kinds whose pods end, so that they may come one after the other. */
const ENDING = new Set(['Job', 'CronJob'])

export default defineRule({
  summary: 'Two workloads cannot share a claim that one node or one pod takes for itself',
  severity: 'warning',
  on: 'PersistentVolumeClaim',
  unit: true,
  check(_claim, { resource, unit, report }) {
    const [claim] = claimsOf(resource)
    const mode = claim?.accessModes.every((each) => each.startsWith('ReadWriteOnce')) ? claim.accessModes[0] : undefined
    if (mode === undefined) return
    const users = referencesIn(unit)
      .usersOf(resource)
      .filter((use) => holds(unit, use, mode))
    const [first, ...others] = users
    if (first === undefined || users.every(({ from }) => ENDING.has(from.kind))) return
    const second = others.find(({ from }) => from !== first.from && from.name !== first.from.name)
    if (second === undefined || (mode === 'ReadWriteOnce' && isNeverAttached(unit, claim!))) return
    report({
      resource: second.from,
      path: second.path,
      message:
        mode === 'ReadWriteOnce'
          ? `the claim "${resource.name}" is ReadWriteOnce and belongs to ${nameOf(first.from)} too: its volume is attached to one node, and pods on other nodes stay in ContainerCreating`
          : `the claim "${resource.name}" is ReadWriteOncePod and belongs to ${nameOf(first.from)} too: one pod takes it, all others stay Pending`,
      hint: 'give each a claim of its own, or use one for ReadWriteMany',
      related: [
        { resource: first.from, path: first.path, message: `${nameOf(first.from)} uses it here` },
        { resource, path: ['spec', 'accessModes'], message: `the claim is ${mode}` },
      ],
    })
  },
})

/** Whether a reference is that of pods which need the volume wherever they run. */
function holds(unit: Unit, { from, path }: Reference, mode: string): boolean {
  const shape = workloadShape(from.kind)
  if (shape === undefined || !from.builtIn) return false
  const object = from.value
  if (shape.scaled && replicasOf(unit, from, object).most === 0) return false
  if (valueAt(object, [...path.slice(0, -1), 'readOnly']) === true) return false
  return mode === 'ReadWriteOncePod' || !isHeldToOneNode(valueAt(object, [...shape.template, 'spec']))
}
