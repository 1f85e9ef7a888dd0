import {
  compareQuantities,
  defineRule,
  isHidden,
  key,
  parseQuantity,
  volumeSource,
  volumeSources,
  writtenAt,
} from '../../src/kit.ts'

const STORAGE = ['spec', 'capacity', key('storage')]
const ZERO = parseQuantity(0)!

export default defineRule({
  summary: 'A volume must have a capacity, an access mode and a source',
  severity: 'error',
  authority: 'api-server',
  on: 'PersistentVolume',
  check({ spec }, { resource, report }) {
    if (spec === undefined) return
    if (!spec.accessModes?.length && !isHidden(resource, ['spec', 'accessModes']))
      report({
        path: ['spec', 'accessModes'],
        message: 'a volume must have at least one access mode',
        hint: 'the usual one is `accessModes: [ReadWriteOnce]`',
      })
    const capacity = spec.capacity?.storage
    const amount = capacity === undefined ? undefined : parseQuantity(capacity)
    if (capacity === undefined && !isHidden(resource, STORAGE) && !isHidden(resource, STORAGE.slice(0, -1)))
      report({
        path: writtenAt(resource, STORAGE) === undefined ? STORAGE.slice(0, -1) : STORAGE,
        message: 'a volume must say how much it holds, in `capacity.storage`',
      })
    if (amount !== undefined && compareQuantities(amount, ZERO) <= 0)
      report({
        path: STORAGE,
        message: `the capacity of a volume must be more than 0, not "${capacity}"`,
      })
    if (volumeSource(spec) === undefined && ![...volumeSources].some((field) => isHidden(resource, ['spec', field])))
      report({
        path: ['spec'],
        part: 'key',
        message: 'a volume must say what it is made of, such as `csi`, `nfs` or `local`',
      })
  },
})
