import type { UpdateCheck } from './kind.ts'

/** A range of Service addresses keeps its first block; a second one may be added (ValidateServiceCIDRUpdate). */
export const updateServiceCIDR: UpdateCheck = {
  check: (next, before, path) => {
    const [now, then]: [readonly string[], readonly string[]] = [next.spec?.cidrs ?? [], before.spec?.cidrs ?? []]
    const at = path.at('spec').at('cidrs')
    if (now.length !== then.length && !(then.length === 1 && now.length === 2)) {
      at.invalid(undefined, 'cannot be changed once the resource exists, but a second one may be added to the first')
      return
    }
    for (const [index, cidr] of then.entries())
      if (now[index] !== cidr)
        at.at(index).invalid(now[index], 'cannot be changed once the resource exists', { hint: `it was "${cidr}"` })
  },
}
