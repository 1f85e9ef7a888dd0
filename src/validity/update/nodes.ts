import { newObject } from '../../yaml/value.ts'
import { keep, type UpdateCheck } from './kind.ts'
import { without } from './workloads.ts'

/** Since when the number of volumes that a driver can attach may change. */
const ALLOCATABLE_SINCE = 35

/** Drivers of a node stay as they are, but may come and go (ValidateCSINodeUpdate). */
export const updateCSINode: UpdateCheck = {
  check: (next, before, path, { minor }) => {
    const at = path.at('spec').at('drivers')
    const drivers: readonly any[] = next.spec?.drivers ?? []
    for (const old of before.spec?.drivers ?? []) {
      const index = drivers.findIndex(({ name }) => name === old.name)
      if (index === -1) continue
      const [now, then] =
        minor >= ALLOCATABLE_SINCE
          ? [without(drivers[index], ['allocatable']), without(old, ['allocatable'])]
          : [drivers[index], old]
      keep(now, then, at.standingAt(at.at(index)))
    }
  },
}

/** A driver keeps how its volumes are attached (ValidateCSIDriverUpdate). */
export const updateCSIDriver: UpdateCheck = {
  prepare: (driver) => {
    const spec = (driver.spec ??= newObject())
    spec.attachRequired ??= true
    spec.podInfoOnMount ??= false
    spec.volumeLifecycleModes ??= ['Persistent']
    spec.fsGroupPolicy ??= 'ReadWriteOnceWithFSType'
  },
  check: (next, before, path, { minor }) => {
    const at = path.at('spec')
    const [spec, old] = [next.spec, before.spec]
    if (minor < SETTABLE_SINCE) {
      keep(spec, old, at)
      return
    }
    keep(spec.attachRequired, old.attachRequired, at.at('attachedRequired').standingAt(at.at('attachRequired')))
    if (minor < POLICY_MUTABLE_SINCE)
      for (const field of ['fsGroupPolicy', 'podInfoOnMount']) keep(spec[field], old[field], at.at(field))
    keep(spec.volumeLifecycleModes, old.volumeLifecycleModes, at.at('volumeLifecycleModes'))
  },
}

/** First minors in which parts of a driver's spec may change. */
const SETTABLE_SINCE = 21
const POLICY_MUTABLE_SINCE = 30
