import type { KindRows, MadeRow, Row } from '../../row.ts'

const GROUP = 'monitoring.coreos.com'

/** A key of a Secret or of a ConfigMap. */
const key = (field: string, to: 'Secret' | 'ConfigMap' = 'Secret'): Row => ({
  field: `${field}.name`,
  to,
  optional: 'optional',
  keys: ['key'],
})

/** How an endpoint is asked. */
const access = (at: string): readonly Row[] => [
  key(`${at}.basicAuth.{username,password}`),
  key(`${at}.bearerTokenSecret`),
  key(`${at}.authorization.credentials`),
  key(`${at}.tlsConfig.keySecret`),
  key(`${at}.tlsConfig.{ca,cert}.secret`),
  key(`${at}.tlsConfig.{ca,cert}.configMap`, 'ConfigMap'),
]

/** What all of Prometheus, Alertmanager and ThanosRuler have. */
const server: readonly Row[] = [
  { field: 'spec.serviceAccountName', to: 'ServiceAccount' },
  { field: 'spec.secrets[]', to: 'Secret' },
  { field: 'spec.configMaps[]', to: 'ConfigMap' },
  { field: 'spec.imagePullSecrets[].name', to: 'Secret' },
  { field: 'spec.priorityClassName', to: 'PriorityClass.scheduling.k8s.io' },
]

/** The Service over all servers of a sort in a namespace. */
const operated = (sort: string): MadeRow => ({ field: 'metadata.name', makes: 'Service', name: `${sort}-operated` })

/** The operator of Prometheus. */
export const monitoring: readonly KindRows[] = [
  { in: `ServiceMonitor.${GROUP}`, references: access('spec.endpoints[]') },
  { in: `PodMonitor.${GROUP}`, references: access('spec.podMetricsEndpoints[]') },
  { in: `Probe.${GROUP}`, references: access('spec') },
  {
    in: `Prometheus.${GROUP}`,
    references: [
      ...server,
      ...access('spec.{remoteRead,remoteWrite}[]'),
      key('spec.{additionalScrapeConfigs,additionalAlertManagerConfigs,additionalAlertRelabelConfigs}'),
      { field: 'spec.alerting.alertmanagers[].name', to: 'Service', namespace: 'namespace', ports: ['port'] },
    ],
    makes: [operated('prometheus')],
  },
  {
    in: `Alertmanager.${GROUP}`,
    references: [...server, { field: 'spec.configSecret', to: 'Secret' }],
    makes: [operated('alertmanager')],
  },
  { in: `ThanosRuler.${GROUP}`, references: server },
]
