import { testRule } from '../../helpers/rule-tester.ts'

testRule('monitor-port-unknown', {
  valid: {
    'a port of the Service': `{apiVersion: v1, kind: Service, metadata: {name: web, labels: {app: web}}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m}, spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: http}]}}`,
    'a Service that is elsewhere': `{apiVersion: v1, kind: Service, metadata: {name: web, labels: {app: web}}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m}, spec: {selector: {matchLabels: {app: api}}, endpoints: [{port: metrics}]}}`,
    'one of several Services': `{apiVersion: v1, kind: Service, metadata: {name: web, labels: {app: web}}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: two, labels: {app: web}}, spec: {selector: {app: web}, ports: [{name: metrics, port: 80}]}}
---
{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m}, spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: metrics}]}}`,
    'a port of the pods': `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: "a:1", ports: [{name: metrics, containerPort: 9090}]}]}}}}
---
{apiVersion: monitoring.coreos.com/v1, kind: PodMonitor, metadata: {name: m}, spec: {selector: {matchLabels: {app: web}}, podMetricsEndpoints: [{port: metrics}]}}`,
  },
  invalid: {
    'another name': {
      yaml: `{apiVersion: v1, kind: Service, metadata: {name: web, labels: {app: web}}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m}, spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: metrics}]}}`,
      expect: ['spec.endpoints[0].port ▸ metrics'],
      messages: ['Service "web" has no port "metrics", and nothing is scraped: there is "http"'],
    },
    'another name than the pods have': {
      yaml: `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: "a:1", ports: [{name: metrics, containerPort: 9090}]}]}}}}
---
{apiVersion: monitoring.coreos.com/v1, kind: PodMonitor, metadata: {name: m}, spec: {selector: {matchLabels: {app: web}}, podMetricsEndpoints: [{port: http}]}}`,
      expect: ['spec.podMetricsEndpoints[0].port ▸ http'],
    },
  },
})
