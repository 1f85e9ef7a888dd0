import type { KindRows, Row } from '../../row.ts'

const NAME = 'metadata.name'
const secrets = (...suffixes: string[]) => suffixes.map((suffix) => ({ field: NAME, makes: 'Secret', suffix }))
const services = (...suffixes: string[]) => suffixes.map((suffix) => ({ field: NAME, makes: 'Service', suffix }))

const PG = 'postgresql.cnpg.io'
const pgCluster: readonly Row[] = [{ field: 'spec.cluster.name', to: `Cluster.${PG}` }]

/** PostgreSQL by CloudNativePG. */
const postgres: readonly KindRows[] = [
  {
    in: `Cluster.${PG}`,
    references: [
      { field: 'spec.bootstrap.{initdb,recovery,pg_basebackup}.secret.name', to: 'Secret' },
      { field: 'spec.bootstrap.recovery.backup.name', to: `Backup.${PG}` },
      { field: 'spec.superuserSecret.name', to: 'Secret' },
      { field: 'spec.managed.roles[].passwordSecret.name', to: 'Secret' },
      { field: 'spec.certificates.{serverCASecret,serverTLSSecret,clientCASecret,replicationTLSSecret}', to: 'Secret' },
      {
        field: 'spec.backup.barmanObjectStore.s3Credentials.{accessKeyId,secretAccessKey,sessionToken}.name',
        to: 'Secret',
        keys: ['key'],
      },
      { field: 'spec.{storage,walStorage}.storageClass', to: 'StorageClass.storage.k8s.io' },
      { field: 'spec.imageCatalogRef.name', to: { kind: 'kind', group: 'apiGroup' } },
    ],
    makes: [...secrets('-app', '-superuser', '-ca', '-server', '-replication'), ...services('-rw', '-ro', '-r')],
  },
  { in: `Backup.${PG}`, references: pgCluster },
  { in: `ScheduledBackup.${PG}`, references: pgCluster },
  { in: `Database.${PG}`, references: pgCluster },
  { in: `Pooler.${PG}`, references: pgCluster, makes: services('') },
]

const KAFKA = 'kafka.strimzi.io'
const CLUSTER_LABEL = 'metadata.labels[strimzi.io/cluster]'

/** Kafka by Strimzi. */
const kafka: readonly KindRows[] = [
  {
    in: `Kafka.${KAFKA}`,
    makes: [...services('-kafka-bootstrap', '-kafka-brokers'), ...secrets('-cluster-ca-cert', '-clients-ca-cert')],
  },
  ...['KafkaTopic', 'KafkaNodePool'].map((kind) => ({
    in: `${kind}.${KAFKA}`,
    references: [{ field: CLUSTER_LABEL, to: `Kafka.${KAFKA}` }],
  })),
  {
    in: `KafkaUser.${KAFKA}`,
    references: [{ field: CLUSTER_LABEL, to: `Kafka.${KAFKA}` }],
    makes: secrets(''),
  },
]

/** Elasticsearch by its own operator, RabbitMQ by its own. */
const others: readonly KindRows[] = [
  {
    in: 'Elasticsearch.elasticsearch.k8s.elastic.co',
    references: [{ field: 'spec.secureSettings[].secretName', to: 'Secret' }],
    makes: [...services('-es-http'), ...secrets('-es-elastic-user', '-es-http-certs-public')],
  },
  {
    in: 'Kibana.kibana.k8s.elastic.co',
    references: [
      { field: 'spec.elasticsearchRef.name', to: 'Elasticsearch.elasticsearch.k8s.elastic.co', namespace: 'namespace' },
    ],
    makes: services('-kb-http'),
  },
  {
    in: 'RabbitmqCluster.rabbitmq.com',
    references: [{ field: 'spec.tls.secretName', to: 'Secret' }],
    makes: [...services('', '-nodes'), ...secrets('-default-user')],
  },
]

/** Databases and queues that an operator runs, and what it makes for their clients. */
export const databases: readonly KindRows[] = [...postgres, ...kafka, ...others]
