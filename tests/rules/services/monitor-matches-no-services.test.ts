import { testRule } from '../../helpers/rule-tester.ts'

testRule('monitor-matches-no-services', {
  valid: {
    'a Service with the labels': `{apiVersion: v1, kind: Service, metadata: {name: web, labels: {app: web}}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m}, spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: http}]}}`,
    'Services that are elsewhere': `{apiVersion: v1, kind: Service, metadata: {name: api, labels: {app: api}}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m}, spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: http}]}}`,
    'a Service with a label of its own': `{apiVersion: v1, kind: Service, metadata: {name: web, labels: {app: shop}}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m}, spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: http}]}}`,
    'all namespaces': `{apiVersion: v1, kind: Service, metadata: {name: web, labels: {app: web}}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m}, spec: {selector: {matchLabels: {app: wbe}}, endpoints: [{port: http}], namespaceSelector: {any: true}}}`,
    'a namespace that nobody writes': `{apiVersion: v1, kind: Service, metadata: {name: web, labels: {app: web}, namespace: shop}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m}, spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: http}]}}`,
    'another namespace': `{apiVersion: v1, kind: Service, metadata: {name: web, labels: {app: web}, namespace: shop}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m}, spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: http}], namespaceSelector: {matchNames: [shop]}}}`,
  },
  invalid: {
    'a slip in a label': {
      yaml: `{apiVersion: v1, kind: Service, metadata: {name: web, labels: {app: frontend}}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m}, spec: {selector: {matchLabels: {app: fronted}}, endpoints: [{port: http}]}}`,
      expect: ['spec.selector.matchLabels[app] ▸ fronted'],
      messages: [
        'selects no Services, and nothing is scraped: it asks for app=fronted, Service "web" has app=frontend',
      ],
    },
    'labels that only the pods have': {
      yaml: `{apiVersion: v1, kind: Service, metadata: {name: web, labels: {tier: shop}}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m}, spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: http}]}}`,
      expect: ['spec.selector ▸ {matchLabels: {app: web}}'],
      messages: [
        'selects no Services, and nothing is scraped: it asks Services for app=web, which the pods of Service "web" have, but not the Service itself',
      ],
    },
    'Services of another namespace': {
      yaml: `{apiVersion: v1, kind: Service, metadata: {name: web, labels: {app: web}, namespace: shop}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: m, namespace: monitoring}, spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: http}]}}`,
      expect: ['spec.selector ▸ {matchLabels: {app: web}}'],
      messages: [
        'selects no Services, and nothing is scraped: Service "web" with app=web is in namespace "shop", and this looks only into "monitoring"',
      ],
    },
    'a monitor of VictoriaMetrics': {
      yaml: `{apiVersion: v1, kind: Service, metadata: {name: web, labels: {app: frontend}}, spec: {selector: {app: web}, ports: [{name: http, port: 80}]}}
---
{apiVersion: operator.victoriametrics.com/v1beta1, kind: VMServiceScrape, metadata: {name: m}, spec: {selector: {matchLabels: {app: fronted}}, endpoints: [{port: http}]}}`,
      expect: ['spec.selector.matchLabels[app] ▸ fronted'],
    },
  },
})
