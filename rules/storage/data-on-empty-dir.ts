import { defineRule, mountsOf, objectsOf } from '../../src/kit.ts'

/** Where well-known databases and queues keep their data. */
const FOLDERS = [
  '/bitnami',
  '/data/db',
  '/opt/couchdb/data',
  '/usr/share/elasticsearch/data',
  '/var/jenkins_home',
  '/var/lib/cassandra',
  '/var/lib/clickhouse',
  '/var/lib/etcd',
  '/var/lib/influxdb',
  '/var/lib/influxdb2',
  '/var/lib/kafka',
  '/var/lib/mongodb',
  '/var/lib/mysql',
  '/var/lib/neo4j',
  '/var/lib/postgresql',
  '/var/lib/rabbitmq',
  '/var/lib/registry',
  '/var/lib/zookeeper',
]

export default defineRule({
  summary: 'Data of a database in an emptyDir is lost with the pod',
  severity: 'warning',
  on: 'workload',
  check({ kind, template, templatePath }, { report }) {
    if (kind !== 'Deployment' && kind !== 'StatefulSet' && kind !== 'ReplicaSet') return
    const { spec } = template
    const passing = new Set<string | undefined>()
    for (const [volume] of objectsOf(spec?.volumes)) if (volume.emptyDir !== undefined) passing.add(volume.name)
    if (passing.size === 0) return
    for (const { name, path, list, mount } of mountsOf(spec)) {
      const folder = FOLDERS.find((each) => `${mount.mountPath}/`.startsWith(`${each}/`))
      if (folder === undefined || list !== 'containers' || !passing.has(name)) continue
      report({
        path: [...templatePath, 'spec', ...path, 'mountPath'],
        message: `the data in "${mount.mountPath}" is in the emptyDir "${name}": it is gone whenever the pod is replaced, by an update, a drained node or a deletion`,
        hint: kind === 'StatefulSet' ? 'use a claim template' : 'use a claim',
      })
    }
  },
})
