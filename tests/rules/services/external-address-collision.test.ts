import { testRule } from '../../helpers/rule-tester.ts'

const service = (name: string, spec: string, metadata = '', ports = '{port: 80}') => `---
apiVersion: v1
kind: Service
metadata: {name: ${name}${metadata}}
spec: {selector: {app: a}, ports: [${ports}], ${spec}}
`
const balanced = 'type: LoadBalancer, loadBalancerIP: 192.0.2.7'
const annotated = (name: string, annotations: string, port = 80) =>
  service(name, 'type: LoadBalancer', `, annotations: {${annotations}}`, `{port: ${port}}`)
const asks = (prefix: string, key?: string) =>
  `${prefix}/loadBalancerIPs: 192.0.2.7${key ? `, ${prefix}/allow-shared-ip: ${key}` : ''}`

testRule('external-address-collision', {
  valid: {
    'two addresses': service('a', balanced) + service('b', balanced.replace('.7', '.8')),
    'two ports': service('a', balanced) + service('b', balanced, '', '{port: 443}'),
    'two protocols': service('a', balanced) + service('b', balanced, '', '{port: 80, protocol: UDP}'),
    'one for each environment':
      service('a', balanced, ', namespace: dev') + service('a', balanced, ', namespace: prod'),
    'addresses that are not looked at':
      service('a', 'loadBalancerIP: 192.0.2.7') + service('b', 'type: NodePort, loadBalancerIP: 192.0.2.7'),
    'no addresses': ['""', '0.0.0.0', 'x.x.x.x', '<address>']
      .map((ip) =>
        ['a', 'b']
          .map((name) =>
            service(`${name}${ip.length}`, `type: LoadBalancer, loadBalancerIP: "${ip.replaceAll('"', '')}"`),
          )
          .join(''),
      )
      .join(''),
    'a headless Service':
      service('a', 'externalIPs: [192.0.2.7]') + service('b', 'clusterIP: None, externalIPs: [192.0.2.7]'),
    'an address that MetalLB shares':
      annotated('a', asks('metallb.io', 'web')) + annotated('b', asks('metallb.universe.tf', 'web'), 443),
    'an address that Cilium shares':
      annotated('a', 'lbipam.cilium.io/ips: 192.0.2.7, lbipam.cilium.io/sharing-key: web') +
      annotated('b', 'lbipam.cilium.io/ips: 192.0.2.7, io.cilium/lb-ipam-sharing-key: web', 443),
    'two ports with kube-vip':
      annotated('a', 'kube-vip.io/loadbalancerIPs: 192.0.2.7') +
      annotated('b', 'kube-vip.io/loadbalancerIPs: 192.0.2.7', 443),
  },
  invalid: {
    'two load balancers': {
      yaml: service('a', balanced, '', '{port: 443}, {port: 80, name: x}') + service('b', balanced),
      expect: ['spec.loadBalancerIP ▸ 192.0.2.7'],
      messages: [
        'port 80/TCP of 192.0.2.7 is already taken by Service "a": one of the two gets no address, or its requests go to the other',
      ],
    },
    'external addresses': {
      yaml: service('a', 'externalIPs: [192.0.2.6, 192.0.2.7]') + service('b', 'externalIPs: [192.0.2.7]'),
      expect: ['spec.externalIPs[0] ▸ 192.0.2.7'],
    },
    'another namespace': {
      yaml: service('a', balanced, ', namespace: a') + service('b', 'externalIPs: [192.0.2.7]', ', namespace: b'),
      expect: ['spec.externalIPs[0] ▸ 192.0.2.7'],
    },
    'one port of an address that MetalLB shares': {
      yaml: annotated('a', asks('metallb.io', 'web')) + annotated('b', asks('metallb.io', 'web')),
      expect: ['metadata.annotations[metallb.io/loadBalancerIPs] ▸ 192.0.2.7'],
      messages: [/^port 80\/TCP of 192.0.2.7 is already taken by Service "a"/],
    },
    'an address that MetalLB does not share': {
      yaml: annotated('a', asks('metallb.io')) + annotated('b', asks('metallb.universe.tf', 'web'), 443),
      expect: ['metadata.annotations[metallb.universe.tf/loadBalancerIPs] ▸ 192.0.2.7'],
      messages: [/^MetalLB gives 192.0.2.7 to one Service only, and it is already asked for by Service "a"/],
      hints: ['give both the annotation `metallb.io/allow-shared-ip` with the same value'],
    },
    'one of several addresses of Cilium': {
      yaml:
        annotated('a', 'lbipam.cilium.io/ips: 192.0.2.7') +
        annotated('b', 'lbipam.cilium.io/ips: "192.0.2.6, 192.0.2.7"', 443),
      expect: ['metadata.annotations[lbipam.cilium.io/ips] ▸ "192.0.2.6, 192.0.2.7"'],
    },
  },
})
