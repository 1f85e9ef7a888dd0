import { expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'

const pod = (image: string, more = '') => `
apiVersion: v1
kind: Pod
metadata: {name: db}
spec: {containers: [{name: db, image: '${image}'${more && `, ${more}`}}]}
`
const env = (...names: string[]) => `env: [${names.map((name) => `{name: ${name}, value: x}`)}]`
const from = (kind: string) => `envFrom: [{${kind}: {name: settings}}]`
const source = (kind: string, field: string, key: string) => `
---
apiVersion: v1
kind: ${kind}
metadata: {name: settings}
${field}: {${key}: eA==}
`
const IMAGE = 'spec.containers[0].image'

testRule('required-variable-missing', {
  valid: {
    'a password': pod('postgres:16', env('POSTGRES_PASSWORD')),
    'a password in a file': pod('postgres', env('POSTGRES_PASSWORD_FILE')),
    'a password from a Secret': pod(
      'mysql:8',
      'env: [{name: MYSQL_ROOT_PASSWORD, valueFrom: {secretKeyRef: {name: a, key: b}}}]',
    ),
    'no password needed': pod('docker.io/library/mysql:8', env('MYSQL_ALLOW_EMPTY_PASSWORD')),
    'the old name of a variable': pod('mariadb:11', env('MYSQL_ROOT_PASSWORD')),
    'all from a Secret': pod('postgres:16', from('secretRef')) + source('Secret', 'stringData', 'POSTGRES_PASSWORD'),
    'a source that lies elsewhere': pod('postgres:16', from('secretRef')),
    'another program': pod('postgres:16', 'command: [pg_dump]'),
    'another program in the arguments': pod('mysql:8', 'args: [mysqldump, --all-databases]'),
    'an image from before the password was asked for': pod('postgres:12.0-alpine') + pod('postgres:9.6'),
    'an image of another registry': pod('registry.example.com/library/postgres:16'),
    'an image of another name': pod('example/postgres:16'),
    'an accepted licence': pod('itzg/minecraft-server', env('EULA')),
  },
  invalid: {
    'no variables': {
      yaml: pod('postgres:16'),
      expect: [`${IMAGE} ▸ 'postgres:16'`],
      messages: [
        'container "db" ends at its first start: its image needs the variable `POSTGRES_PASSWORD` or `POSTGRES_HOST_AUTH_METHOD`',
      ],
    },
    'other variables': {
      yaml: pod('postgres:16', from('configMapRef')) + source('ConfigMap', 'data', 'PGPASSWORD'),
      expect: [`${IMAGE} ▸ 'postgres:16'`],
    },
    'an empty password': {
      yaml: pod('mysql', 'env: [{name: MYSQL_ROOT_PASSWORD, value: ""}]'),
      expect: ['spec.containers[0].env[0].name ▸ MYSQL_ROOT_PASSWORD'],
    },
    'a slip': {
      yaml: pod('postgis/postgis:16-3.4', env('TZ', 'POSTGRES_PASWORD')),
      expect: ['spec.containers[0].env[1].name ▸ POSTGRES_PASWORD'],
    },
    'options of the program': { yaml: pod('mariadb', 'args: [--port=3307]'), expect: [`${IMAGE} ▸ 'mariadb'`] },
    'the program itself': {
      yaml: pod('postgres:17', 'args: [postgres, -c, shared_buffers=1GB]'),
      expect: [`${IMAGE} ▸ 'postgres:17'`],
    },
    'each variable that is missing': {
      yaml: pod('mcr.microsoft.com/mssql/server:2022-latest', env('MSSQL_PID')),
      expect: Array(2).fill(`${IMAGE} ▸ 'mcr.microsoft.com/mssql/server:2022-latest'`),
      messages: [/`ACCEPT_EULA`$/, /`MSSQL_SA_PASSWORD` or `SA_PASSWORD`$/],
    },
  },
})

it.each([
  [env('POSTGRES_USER'), 'add `POSTGRES_PASSWORD` to `env`'],
  [env('POSTGRES_PASWORD'), 'rename `POSTGRES_PASWORD`'],
])('says what to do about %s', (more, hint) => {
  const { findings } = checkFiles({ 'a.yaml': pod('postgres:16', more) }, { only: ['required-variable-missing'] })
  expect(findings.map((finding) => finding.hint)).toEqual([hint])
})
