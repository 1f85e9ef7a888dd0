import { testRule } from '../../helpers/rule-tester.ts'

const encoded = (text: string) => Buffer.from(text).toString('base64')
const secret = (...lines: string[]) => `apiVersion: v1
kind: Secret
metadata: {name: db}
${lines.join('\n')}
`
const data = (text: string) => secret(`data: {PASSWORD: ${encoded(text)}}`)
const config = (...lines: string[]) => `apiVersion: v1
kind: ConfigMap
metadata: {name: db}
data:
${lines.map((line) => `  ${line}\n`).join('')}`
const pod = (container: string, spec = '') => `---
{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: "web:1", ${container}}]${spec}}}
`
const one = pod('env: [{name: A, valueFrom: {secretKeyRef: {name: db, key: PASSWORD}}}]')
const all = pod('envFrom: [{secretRef: {name: db}}]')
const allConfig = pod('envFrom: [{configMapRef: {name: db}}]')

testRule('variable-ends-in-line-break', {
  valid: {
    'a value without one': data('pass') + one,
    'a value that no variable takes': data('pass\n') + pod('', ', volumes: [{name: a, secret: {secretName: db}}]'),
    'another key': secret(`data: {other: ${encoded('pass\n')}, PASSWORD: ${encoded('pass')}}`) + one,
    'several lines': data('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n') + one,
    'several words': data('-Xmx1g -Xms1g\n') + one,
    JSON: data('{"a":1}\n') + one,
    bytes: secret(`data: {PASSWORD: ${Buffer.from([0, 1, 255, 10]).toString('base64')}}`) + one,
    'an empty value': data('\n') + one,
    'what is no base64': secret('data: {PASSWORD: "x\\n"}') + one,
    'a value that another one replaces':
      secret(`data: {PASSWORD: ${encoded('pass\n')}}`, 'stringData: {PASSWORD: pass}') + one,
    'a file beside variables': config('app.env: |', '  LEVEL=1') + allConfig,
    'a Secret of another namespace': `${data('pass\n')}---
{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: a}, spec: {containers: [{name: web, image: "web:1"}]}}
`,
    'a block without one': secret('stringData:', '  PASSWORD: |-', '    pass') + one,
  },
  invalid: {
    'an encoded value': {
      yaml: data('pass\n') + one,
      expect: ['data[PASSWORD] ▸ cGFzcwo='],
      messages: [
        'the value ends in a line break, and so does the variable that Pod "web" makes of it: a password, token or address in it is no longer the one that was meant',
      ],
      hints: ['encode it without the line break: `printf %s`, not `echo`'],
    },
    'all keys of a Secret': { yaml: data('pass\r\n') + all, expect: ['data[PASSWORD] ▸ cGFzcw0K'] },
    'a block': {
      yaml: secret('stringData:', '  PASSWORD: |', '    pass') + one,
      expect: ['stringData[PASSWORD] ▸ |\n    pass'],
      hints: ['write it in one line, or `|-` for `|`'],
    },
    'a block of a ConfigMap': {
      yaml: config('HOST: |', '  db.example.com') + allConfig,
      expect: ['data[HOST] ▸ |\n    db.example.com'],
    },
    'a key that several variables take, once': {
      yaml: data('pass\n') + one + all,
      expect: ['data[PASSWORD] ▸ cGFzcwo='],
    },
  },
})
