import { testRule } from '../../helpers/rule-tester.ts'

/** A StatefulSet with a container of an image, and its claim at a place. */
const database = (image: string, path: string, container = '', more = '') => `---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  serviceName: db
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec:
      containers:
        - {name: db, image: '${image}', volumeMounts: [{name: data, mountPath: ${path}}${more}]${container && `, ${container}`}}
  volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]
`
const old = '/var/lib/postgresql/data'
const digest = `sha256:${'0'.repeat(64)}`
const config = (data: string) => `---
{apiVersion: v1, kind: ConfigMap, metadata: {name: db}, data: {${data}}}
`
const fromConfig = 'envFrom: [{configMapRef: {name: db}}]'
const at = (path: string) => `spec.template.spec.containers[0].volumeMounts[0].mountPath ▸ ${path}`

testRule('data-beside-volume', {
  valid: {
    'the place up to 17': database('postgres:17', old) + database('postgres:9.6-alpine', `${old}/`),
    'the place from 18 on': [
      database('postgres:18', '/var/lib/postgresql'),
      database('postgres', '/var/lib/postgresql/18/docker'),
      database('pgvector/pgvector:0.8.1-pg18', '/var/lib/postgresql'),
    ].join(''),
    'a version that is not to be seen': [
      database(`postgres@${digest}`, old),
      database('postgis/postgis', '/var/lib/postgresql'),
      database('registry.example.com/postgres:18', old),
    ].join(''),
    'a folder that PGDATA names': [
      database('postgres:16', '/pg', 'env: [{name: PGDATA, value: /pg/data}]'),
      database('postgres:18', old, `env: [{name: PGDATA, value: ${old}}]`),
      database('postgres:16', '/var/lib/postgresql', 'env: [{name: PGDATA, value: /var/lib/postgresql/pgdata}]'),
      config('PGDATA: /pg'),
      database('postgres:16', '/pg', fromConfig),
    ].join(''),
    'a folder that may be named elsewhere': [
      database('postgres:16', '/pg', 'envFrom: [{secretRef: {name: other}}]'),
      database('postgres:16', '/pg', 'env: [{name: PGDATA, valueFrom: {configMapKeyRef: {name: db, key: a}}}]'),
      database('mysql:8.4', '/my', 'args: [--datadir=/my]'),
      database('mysql:8.4', '/my', '', ', {name: conf, mountPath: /etc/mysql/conf.d}'),
      database('elasticsearch:8.15.0', '/es', 'env: [{name: path.data, value: /es}]'),
    ].join(''),
    'another program': [
      database('postgres:16', '/pg', 'command: [sleep, infinity]'),
      database('postgres:16', '/pg', 'args: [sleep, infinity]'),
    ].join(''),
    'a volume for something else': database('postgres:16', '/backups'),
    'two volumes': database('mongo:7', '/dumps-and-more', '', ', {name: b, mountPath: /data/db}'),
    'no volume at all': database('postgres:16', old).replace(/volumeMounts.*\]/, 'env: []'),
    'another image': database('nginx:1.27', '/pg'),
  },
  invalid: {
    'a volume above the folder': {
      yaml: database('postgres:17', '/var/lib/postgresql'),
      expect: [at('/var/lib/postgresql')],
      messages: [
        '"postgres:17" has a volume of its own at "/var/lib/postgresql/data", below "/var/lib/postgresql": the data goes there and is gone with the container',
      ],
      hints: ['mount it at "/var/lib/postgresql/data"'],
    },
    'a volume elsewhere': {
      yaml: database('postgres:17', '/var/lib/postgres/data', 'args: [-c, max_connections=200]'),
      expect: [at('/var/lib/postgres/data')],
      messages: [
        '"postgres:17" keeps its data in "/var/lib/postgresql/data", where no volume is mounted: it is gone with the container, and "/var/lib/postgres/data" stays empty',
      ],
    },
    'the old place with a new version': {
      yaml: [
        database('postgres:18.1', old),
        database('postgres:latest', `${old}/`),
        database('timescale/timescaledb:2.24.0-pg18', old),
        database('public.ecr.aws/docker/library/postgres:19', old),
      ].join(''),
      expect: [at(old), at(`${old}/`), at(old), at(old)],
      messages: [
        '"postgres:18.1" keeps its data in "/var/lib/postgresql/18/docker" and does not start with a volume at "/var/lib/postgresql/data", where PostgreSQL had it before 18',
      ],
      hints: Array.from({ length: 4 }, () => 'mount it at "/var/lib/postgresql"'),
    },
    'a folder that PGDATA names elsewhere': {
      yaml: config('PGDATA: /var/lib/postgresql/pg') + database('postgres:17', old, fromConfig),
      expect: [at(old)],
      hints: ['mount it at "/var/lib/postgresql/pg"'],
    },
    ...Object.fromEntries(
      [
        ['mongo:7', '/data', '/data/db'],
        ['mysql:8.4', '/var/lib/mysql-data', '/var/lib/mysql'],
        ['redis:7', '/var/lib/redis', '/data'],
        ['influxdb:2.7', '/var/lib/influxdb', '/var/lib/influxdb2'],
        ['docker.elastic.co/elasticsearch/elasticsearch:8.15.0', '/data', '/usr/share/elasticsearch/data'],
      ].map(([image, path, instead]) => [
        `${image} at ${path}`,
        { yaml: database(image!, path!), expect: [at(path!)], hints: [`mount it at "${instead}"`] },
      ]),
    ),
  },
})
