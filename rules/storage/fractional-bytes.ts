import { claimHolders, claimsIn, defineRule, didYouMean, type FieldPath, key, parseQuantity } from '../../src/kit.ts'

const BYTES = ['storage', 'memory', 'ephemeral-storage']

/** How amounts of bytes are mostly written: no need to look closer. */
const WHOLE = /^\d+(?:[KMGTPE]i|[kMGTPE])?$/

export default defineRule({
  summary: 'An amount of bytes must be whole: a lower-case m means a thousandth',
  severity: 'warning',
  on: ['PersistentVolume', ...claimHolders, 'container'],
  check(object: any, { resource: { kind }, report }) {
    const look = (amounts: any, path: FieldPath) => {
      for (const name of BYTES) {
        const text = amounts?.[name]
        const amount = text === undefined || WHOLE.test(text) ? undefined : parseQuantity(text)
        if (amount === undefined || amount.exponent >= 0) continue
        const number = /^[\d.]+(?=m$)/.exec(String(text))?.[0]
        report({
          path: [...path, key(name)],
          message: `"${text}" is not a whole number of bytes${number === undefined ? '' : `: the suffix m means a thousandth, so this is ${Number(number) / 1000} bytes`}`,
          ...didYouMean(number && `${number}Mi`, '`'),
        })
      }
    }
    if (object.container !== undefined)
      for (const field of ['requests', 'limits'] as const)
        look(object.container.resources?.[field], ['resources', field])
    else if (kind === 'PersistentVolume') look(object.spec?.capacity, ['spec', 'capacity'])
    else
      for (const { claim, path } of claimsIn(kind, object))
        for (const field of ['requests', 'limits'])
          look(claim.spec?.resources?.[field], [...path, 'spec', 'resources', field])
  },
})
