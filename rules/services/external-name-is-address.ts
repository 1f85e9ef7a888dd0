import { defineRule } from '../../src/kit.ts'

const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/

export default defineRule({
  summary: 'The externalName of a Service must be a name: DNS does not find an address under it',
  severity: 'error',
  on: 'Service',
  check({ spec }, { report }) {
    if (spec?.type !== 'ExternalName' || !ADDRESS.test(spec.externalName ?? '')) return
    report({
      path: ['spec', 'externalName'],
      message: `"${spec.externalName}" is taken for a name and not for an address, and no such name exists: whoever asks for this Service gets no answer`,
      hint: 'write a Service without `type` and `selector`, and an EndpointSlice with this address',
    })
  },
})
