import { describe, expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { checkFiles } from '../../helpers/check.ts'

/** The rules that compare manifests with each other, as they run by default. */
const only = rules
  .filter(({ group, optional }) => ['selectors', 'headless', 'services', 'labels'].includes(group) && !optional)
  .map(({ id }) => id)

const workload = (kind: string, name: string, labels: string, more = '', selector = labels) => `
---
apiVersion: apps/v1
kind: ${kind}
metadata: {name: ${name}}
spec:
  ${kind === 'StatefulSet' ? `serviceName: ${name}-headless` : 'minReadySeconds: 1'}
  selector: {matchLabels: {${selector}}}
  template:
    metadata: {labels: {${labels}}}
    spec: {containers: [{name: main, image: i${more}}]}
`
const service = (name: string, selector: string, spec = 'ports: [{port: 80}]') => `
---
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {${selector}}, ${spec}}
`
const port = (name: string, number: number) => `, ports: [{name: ${name}, containerPort: ${number}}]`

/** Manifests in the shapes of well-known projects: nothing is wrong with them, so nothing may be said. */
const cases: Record<string, string> = {
  'one Service for several versions, and one for each':
    service('reviews', 'app: reviews') +
    service('reviews-v1', 'app: reviews, version: v1') +
    service('reviews-v2', 'app: reviews, version: v2') +
    workload('Deployment', 'reviews-v1', 'app: reviews, version: v1') +
    workload('Deployment', 'reviews-v2', 'app: reviews, version: v2'),
  'a blog and its database under one name':
    service('wordpress', 'app: wordpress, tier: frontend', 'type: LoadBalancer, ports: [{port: 80}]') +
    service('wordpress-mysql', 'app: wordpress, tier: mysql', 'clusterIP: None, ports: [{name: sql, port: 3306}]') +
    workload('Deployment', 'wordpress', 'app: wordpress, tier: frontend', port('wordpress', 80)) +
    workload('Deployment', 'wordpress-mysql', 'app: wordpress, tier: mysql', port('mysql', 3306)),
  'a cluster of peers with names for members and for clients':
    service(
      'zk-headless',
      'app: zk',
      'clusterIP: None, publishNotReadyAddresses: true, ports: [{name: server, port: 2888}, {name: leader-election, port: 3888}]',
    ) +
    service('zk-cs', 'app: zk', 'ports: [{name: client, port: 2181, targetPort: client}]') +
    workload('StatefulSet', 'zk', 'app: zk', port('client', 2181)) +
    '---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: zk}\nspec: {maxUnavailable: 1, selector: {matchLabels: {app: zk}}}\n',
  'a Service for each member':
    service(
      'redis-headless',
      'app: redis, release: r',
      'clusterIP: None, ports: [{name: redis, port: 6379, targetPort: redis}]',
    ) +
    [0, 1, 2]
      .map((index) =>
        service(
          `redis-announce-${index}`,
          `app: redis, release: r, statefulset.kubernetes.io/pod-name: redis-${index}`,
        ),
      )
      .join('') +
    workload('StatefulSet', 'redis', 'app: redis, release: r', port('redis', 6379)) +
    workload('Deployment', 'redis-proxy', 'app: redis-proxy, release: r', port('redis', 6379)),
  'shards that share one Service for gossip':
    service(
      'loki-memberlist',
      'app.kubernetes.io/name: loki, app.kubernetes.io/part-of: memberlist',
      'clusterIP: None, ports: [{name: gossip, port: 7946, targetPort: gossip}]',
    ) +
    ['read', 'write', 'backend']
      .map((role) => {
        const labels = `app.kubernetes.io/name: loki, app.kubernetes.io/component: ${role}`
        return (
          service(
            `loki-${role}-headless`,
            labels,
            'clusterIP: None, ports: [{name: http, port: 3100, targetPort: http}]',
          ) +
          workload(
            'StatefulSet',
            `loki-${role}`,
            `${labels}, app.kubernetes.io/part-of: memberlist`,
            ', ports: [{name: http, containerPort: 3100}, {name: gossip, containerPort: 7946}]',
            labels,
          )
        )
      })
      .join(''),
  'Services whose pods an operator makes':
    service(
      'prometheus-k8s',
      'app.kubernetes.io/name: prometheus, app.kubernetes.io/component: prometheus, app.kubernetes.io/instance: k8s, app.kubernetes.io/part-of: kube-prometheus',
    ) +
    service(
      'alertmanager-main',
      'app.kubernetes.io/name: alertmanager, app.kubernetes.io/instance: main, app.kubernetes.io/part-of: kube-prometheus',
    ) +
    service(
      'prometheus-adapter',
      'app.kubernetes.io/name: prometheus-adapter, app.kubernetes.io/part-of: kube-prometheus',
    ) +
    workload(
      'Deployment',
      'prometheus-adapter',
      'app.kubernetes.io/name: prometheus-adapter, app.kubernetes.io/component: metrics-adapter, app.kubernetes.io/part-of: kube-prometheus',
    ) +
    workload(
      'Deployment',
      'prometheus-operator',
      'app.kubernetes.io/name: prometheus-operator, app.kubernetes.io/component: controller, app.kubernetes.io/part-of: kube-prometheus',
    ),
  'a controller with Jobs of another component':
    service(
      'ingress',
      'app.kubernetes.io/name: ingress, app.kubernetes.io/instance: i, app.kubernetes.io/component: controller',
      'ports: [{name: http, port: 80, targetPort: http}]',
    ) +
    workload(
      'Deployment',
      'ingress',
      'app.kubernetes.io/name: ingress, app.kubernetes.io/instance: i, app.kubernetes.io/component: controller',
      port('http', 80),
    ) +
    '---\napiVersion: batch/v1\nkind: Job\nmetadata: {name: admission}\nspec: {template: {metadata: {labels: {app.kubernetes.io/name: ingress, app.kubernetes.io/instance: i, app.kubernetes.io/component: webhook}}, spec: {restartPolicy: Never, containers: [{name: c, image: i}]}}}\n',
  'a leader and replicas behind Services for writing and reading':
    service('pg-primary', 'app: pg, role: primary', 'ports: [{port: 5432}]') +
    service('pg-replicas', 'app: pg, role: replica', 'ports: [{port: 5432}]') +
    service('pg', 'app: pg', 'ports: [{port: 5432}]') +
    workload('Deployment', 'pg-primary', 'app: pg, role: primary', port('sql', 5432)) +
    workload('Deployment', 'pg-replica', 'app: pg, role: replica', port('sql', 5432)),
  'a database outside of the cluster':
    '---\napiVersion: v1\nkind: Service\nmetadata: {name: legacy}\nspec: {ports: [{port: 1521}]}\n---\napiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: legacy-1, labels: {kubernetes.io/service-name: legacy}}\naddressType: IPv4\nports: [{port: 1521}]\nendpoints: [{addresses: [192.0.2.7]}]\n',
  'rules for a whole namespace':
    '---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: deny}\nspec: {podSelector: {}, policyTypes: [Ingress, Egress]}\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: dns}\nspec: {podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 53, protocol: UDP}]}]}\n' +
    workload('Deployment', 'web', 'app: web'),
}

describe('rules about selectors', () => {
  it.each(Object.entries(cases))('have nothing to say about %s', (_, yaml) => {
    const { findings } = checkFiles({ 'all.yaml': yaml }, { only })
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([])
  })
})
