import { testRule } from '../../helpers/rule-tester.ts'

const service = (spec: string) => `{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {${spec}}}`

testRule('external-name-is-address', {
  valid: {
    'a name': service('type: ExternalName, externalName: db.example.com'),
    'a name that begins with an address': service('type: ExternalName, externalName: 192.0.2.10.nip.io'),
    'another type': service('externalName: 192.0.2.10, ports: [{port: 80}]'),
  },
  invalid: {
    'an address': {
      yaml: service('type: ExternalName, externalName: 192.0.2.10'),
      expect: ['spec.externalName ▸ 192.0.2.10'],
      messages: [
        '"192.0.2.10" is taken for a name and not for an address, and no such name exists: whoever asks for this Service gets no answer',
      ],
    },
  },
})
