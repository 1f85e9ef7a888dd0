import { checkedStorageIn, claimHolders, defineRule } from '../../src/kit.ts'

const NAME = /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/
const QUOTES = /^[“”„«»‘’'"]*$/

export default defineRule({
  summary: 'The name of a storage class must be one that a StorageClass can have',
  severity: 'error',
  authority: 'api-server',
  on: ['PersistentVolume', ...claimHolders],
  check(object: any, { resource: { kind }, versions, report }) {
    for (const { spec, path } of checkedStorageIn(kind, object, versions)) {
      const name = spec?.storageClassName
      if (typeof name !== 'string' || name === '' || NAME.test(name)) continue
      report({
        path: [...path, 'spec', 'storageClassName'],
        message: `"${name}" cannot be the name of a storage class: it must be lower case letters, digits, "-" and ".", with a letter or digit at both ends`,
        hint: QUOTES.test(name)
          ? 'only " and \' quote in YAML; for no class write `storageClassName: ""`'
          : NAME.test(name.toLowerCase())
            ? `did you mean \`${name.toLowerCase()}\`?`
            : undefined,
      })
    }
  },
})
