import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

/** A Service with a port (flow YAML). */
function service(spec: string, metadata = 'name: a'): string {
  return `apiVersion: v1
kind: Service
metadata: {${metadata}}
spec: {${spec.includes('ports:') ? '' : 'ports: [{port: 80}], '}${spec}}
`
}

const fine: Record<string, [text: string, minor?: Minor]> = {
  'with a port': [service('')],
  'without ports, headless': [service('clusterIP: None, ports: []')],
  'that is only a name': [service('type: ExternalName, ports: [], externalName: example.com.')],
  'with two families': [service('ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv6, IPv4]')],
  'with an address of a family that the cluster may have': [service('clusterIP: "2001:db8::1", ipFamilies: [IPv6]')],
  'headless without a selector, of both families': [service('clusterIP: None, ipFamilies: [IPv4, IPv6]')],
  'with one port for two protocols': [
    service(
      'type: NodePort, ports: [{name: a, port: 53, nodePort: 30053}, {name: b, port: 53, protocol: UDP, nodePort: 30053}]',
    ),
  ],
  'with a policy for addresses from outside': [service('externalIPs: [192.0.2.1], externalTrafficPolicy: Local'), 35],
  'with an empty policy': [service('externalTrafficPolicy: ""')],
  'with padded ranges': [service('type: LoadBalancer, loadBalancerSourceRanges: [" 10.0.0.0/8 "]')],
  'with a configuration for an affinity that it lacks': [
    service('sessionAffinityConfig: {clientIP: {timeoutSeconds: 0}}'),
  ],
  'with the kubelet port since 1.33': [service('type: LoadBalancer, ports: [{port: 10250}]')],
  'with a name that starts with a digit since 1.36': [service('', 'name: 1a')],
}

const refused: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'without ports': [service('ports: []'), ['required-value spec.ports ▸ []']],
  'with several ports without names': [
    service('ports: [{port: 80}, {name: b, port: 81}]'),
    ['required-value spec.ports[0].name ▸ {port: 80}'],
  ],
  'with the same name twice': [
    service('ports: [{name: a, port: 80}, {name: a, port: 81}]'),
    ['duplicate-value spec.ports[1].name ▸ a'],
  ],
  'with the same port twice': [
    service('ports: [{name: a, port: 80}, {name: b, port: 80, protocol: TCP}]'),
    ['duplicate-value spec.ports[1] ▸ {name: b, port: 80, protocol: TCP}'],
  ],
  'with numbers that are no ports': [
    service('ports: [{port: 65536, targetPort: 0}]'),
    ['invalid-value spec.ports[0].port ▸ 65536', 'invalid-value spec.ports[0].targetPort ▸ 65536'],
  ],
  'with a quoted number as target': [
    service('ports: [{port: 80, targetPort: "8080"}]'),
    ['invalid-value spec.ports[0].targetPort ▸ "8080"'],
  ],
  'with a name in capitals': [service('ports: [{name: Web, port: 80}]'), ['invalid-value spec.ports[0].name ▸ Web']],
  'with a node port for itself alone': [
    service('ports: [{port: 80, nodePort: 30080}]'),
    ['forbidden-field spec.ports[0].nodePort ▸ 30080'],
  ],
  'with a node port for two ports, which hides the rest': [
    service('type: NodePort, ports: [{name: A, port: 80, nodePort: 30080}, {name: b, port: 81, nodePort: 30080}]'),
    ['invalid-value spec.ports[1].nodePort ▸ 30080'],
  ],
  'with the node port of a port for health checks': [
    service(
      'type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 30080, ports: [{port: 80, nodePort: 30080}]',
    ),
    ['invalid-value spec.healthCheckNodePort ▸ 30080'],
  ],
  'with none as its address': [service('clusterIP: none'), ['invalid-value spec.clusterIPs[0] ▸ none']],
  'with none as its address before dual stack': [
    service('clusterIP: none'),
    ['invalid-value spec.clusterIP ▸ none'],
    18,
  ],
  'with a word as its address': [service('clusterIP: web'), ['invalid-value spec.clusterIPs[0] ▸ web']],
  'with lists of addresses that disagree': [
    service('clusterIP: 10.0.0.1, clusterIPs: [10.0.0.2]'),
    ['invalid-value spec.clusterIPs ▸ [10.0.0.2]'],
  ],
  'with a list of addresses alone': [service('clusterIPs: [10.0.0.2]'), ['invalid-value spec.clusterIPs ▸ [10.0.0.2]']],
  'with two addresses of a family': [
    service('ipFamilyPolicy: RequireDualStack, clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, 10.0.0.2]'),
    ['invalid-value spec.clusterIPs ▸ [10.0.0.1, 10.0.0.2]'],
  ],
  'with None among others': [
    service('clusterIP: None, clusterIPs: [None, 10.0.0.1]'),
    ['invalid-value spec.clusterIPs ▸ [None, 10.0.0.1]'],
  ],
  'with three addresses': [
    service('ipFamilyPolicy: RequireDualStack, clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, "::1", 10.0.0.2]'),
    ['invalid-value spec.clusterIPs ▸ [10.0.0.1, "::1", 10.0.0.2]'],
  ],
  'with an address of another family': [
    service('clusterIP: 10.0.0.1, ipFamilies: [IPv6]'),
    ['invalid-value spec.clusterIPs[0] ▸ 10.0.0.1'],
  ],
  'with a family twice': [
    service('ipFamilies: [IPv4, IPv4], ipFamilyPolicy: PreferDualStack'),
    ['duplicate-value spec.ipFamilies[1] ▸ IPv4'],
  ],
  'with two families for one stack': [
    service('ipFamilies: [IPv4, IPv6]'),
    ['invalid-value spec.ipFamilyPolicy ▸ [IPv4, IPv6]'],
  ],
  'with two families for a single stack that is asked for': [
    service('ipFamilies: [IPv4, IPv6], ipFamilyPolicy: SingleStack'),
    ['invalid-value spec.ipFamilyPolicy ▸ SingleStack'],
  ],
  'with an empty family policy': [service('ipFamilyPolicy: ""'), ['unsupported-value spec.ipFamilyPolicy ▸ ""']],
  'without an address for clients': [
    service('type: LoadBalancer, clusterIP: None'),
    ['invalid-value spec.clusterIPs[0] ▸ None'],
  ],
  'without an address for nodes in old versions': [
    service('type: NodePort, clusterIP: None'),
    ['invalid-value spec.clusterIP ▸ None'],
    19,
  ],
  'that is a name with an address': [
    service('type: ExternalName, externalName: a.b, clusterIP: None, ipFamilies: [IPv4], ipFamilyPolicy: SingleStack'),
    [
      'forbidden-field spec.clusterIPs ▸ None',
      'forbidden-field spec.ipFamilies ▸ [IPv4]',
      'forbidden-field spec.ipFamilyPolicy ▸ SingleStack',
    ],
  ],
  'that is a name without one': [service('type: ExternalName'), ['required-value spec.externalName ▸ spec']],
  'that is a URL': [
    service('type: ExternalName, externalName: "https://example.com"'),
    ['invalid-value spec.externalName ▸ "https://example.com"'],
  ],
  'with addresses that nobody reaches': [
    service('externalIPs: [127.0.0.1, 169.254.0.1, x]'),
    [
      'invalid-value spec.externalIPs[0] ▸ 127.0.0.1',
      'invalid-value spec.externalIPs[1] ▸ 169.254.0.1',
      'invalid-value spec.externalIPs[2] ▸ x',
    ],
  ],
  'with zeros in front of an address': [
    service('externalIPs: [192.000.2.1]'),
    ['invalid-value spec.externalIPs[0] ▸ 192.000.2.1'],
  ],
  'with an affinity for more than a day': [
    service('sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 86401}}'),
    ['invalid-value spec.sessionAffinityConfig.clientIP.timeoutSeconds ▸ 86401'],
  ],
  'with ranges without a load balancer': [
    service('loadBalancerSourceRanges: [10.0.0.0/8]'),
    ['forbidden-field spec.loadBalancerSourceRanges ▸ [10.0.0.0/8]'],
  ],
  'with broken ranges': [
    service('type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8, 10.0.0.0]'),
    ['invalid-value spec.loadBalancerSourceRanges[1] ▸ 10.0.0.0'],
  ],
  'with broken ranges in old versions': [
    service('type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8, 10.0.0.0, x]'),
    ['invalid-value spec.loadBalancerSourceRanges ▸ 10.0.0.0'],
    24,
  ],
  'with a broken range in an annotation': [
    service(
      'type: LoadBalancer',
      'name: a, annotations: {service.beta.kubernetes.io/load-balancer-source-ranges: "10.0.0.0/8, x"}',
    ),
    ['invalid-value metadata.annotations[service.beta.kubernetes.io/load-balancer-source-ranges] ▸ "10.0.0.0/8, x"'],
  ],
  'with annotations that contradict each other': [
    service(
      '',
      'name: a, annotations: {service.kubernetes.io/topology-mode: Auto, service.kubernetes.io/topology-aware-hints: Disabled}',
    ),
    ['invalid-value metadata.annotations[service.kubernetes.io/topology-mode] ▸ Auto'],
  ],
  'with what only load balancers have': [
    service('loadBalancerClass: a.b/c, allocateLoadBalancerNodePorts: true'),
    ['forbidden-field spec.loadBalancerClass ▸ a.b/c', 'forbidden-field spec.allocateLoadBalancerNodePorts ▸ true'],
  ],
  'with a class that is no name': [
    service('type: LoadBalancer, loadBalancerClass: "a b"'),
    ['invalid-value spec.loadBalancerClass ▸ "a b"'],
  ],
  'with a policy for traffic from outside': [
    service('externalTrafficPolicy: Local'),
    ['invalid-value spec.externalTrafficPolicy ▸ Local'],
  ],
  'with a policy for traffic from outside, headless': [
    service('clusterIP: None, externalTrafficPolicy: Cluster'),
    ['invalid-value spec.externalTrafficPolicy ▸ Cluster'],
  ],
  'with a policy for addresses from outside before 1.29': [
    service('externalIPs: [192.0.2.1], externalTrafficPolicy: Local'),
    ['invalid-value spec.externalTrafficPolicy ▸ Local'],
    28,
  ],
  'with a policy after allocation before 1.23': [
    service('externalTrafficPolicy: Local, healthCheckNodePort: 30000'),
    ['invalid-value spec.externalTrafficPolicy ▸ Local', 'invalid-value spec.healthCheckNodePort ▸ 30000'],
    22,
  ],
  'with a health check port for nothing': [
    service('type: NodePort, healthCheckNodePort: 30000'),
    ['invalid-value spec.healthCheckNodePort ▸ 30000'],
  ],
  'with a health check port that is none': [
    service('type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 70000'),
    ['invalid-value spec.healthCheckNodePort ▸ 70000'],
  ],
  'with empty policies': [
    service('internalTrafficPolicy: "", trafficDistribution: ""'),
    ['unsupported-value spec.internalTrafficPolicy ▸ ""', 'unsupported-value spec.trafficDistribution ▸ ""'],
  ],
  'with labels that are none': [service('selector: {app: a b}'), ['invalid-value spec.selector ▸ a b']],
  'with the kubelet port before 1.33': [
    service('type: LoadBalancer, ports: [{port: 10250}]'),
    ['invalid-value spec.ports[0] ▸ {port: 10250}'],
    32,
  ],
  'with mixed protocols before 1.24': [
    service('type: LoadBalancer, ports: [{name: a, port: 53}, {name: b, port: 53, protocol: UDP}]'),
    ['invalid-value spec.ports ▸ [{name: a, port: 53}, {name: b, port: 53, protocol: UDP}]'],
    23,
  ],
  'with a name that starts with a digit before 1.36': [
    service('', 'name: 1a'),
    ['invalid-value metadata.name ▸ 1a'],
    35,
  ],
  'with a family that no cluster has before anything else': [
    service('clusterIP: none, sessionAffinity: ClientIP, externalTrafficPolicy: Local', 'name: A'),
    ['invalid-value spec.clusterIPs[0] ▸ none'],
  ],
}

const warned: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'of addresses in odd forms': [
    service(
      'type: LoadBalancer, externalIPs: ["2001:db8:0::1"], loadBalancerIP: 010.0.0.1, loadBalancerSourceRanges: ["2001:DB8::/32"]',
    ),
    [
      'api-warning spec.externalIPs ▸ ["2001:db8:0::1"]',
      'api-warning spec.externalIPs[0] ▸ "2001:db8:0::1"',
      'api-warning spec.loadBalancerIP ▸ 010.0.0.1',
      'api-warning spec.loadBalancerSourceRanges[0] ▸ "2001:DB8::/32"',
    ],
  ],
  'of settings without effect on a headless one': [
    service('clusterIP: None, loadBalancerIP: 10.0.0.1, externalIPs: [192.0.2.1], sessionAffinity: ClientIP'),
    [
      'api-warning spec.loadBalancerIP ▸ 10.0.0.1',
      'api-warning spec.externalIPs ▸ [192.0.2.1]',
      'api-warning spec.sessionAffinity ▸ ClientIP',
    ],
  ],
  'of a name that is not used': [service('externalName: example.com'), ['api-warning spec.externalName ▸ example.com']],
  'of addresses for a name': [
    service('type: ExternalName, externalName: a.b, externalIPs: [192.0.2.1]'),
    ['api-warning spec.externalIPs ▸ [192.0.2.1]'],
  ],
  'of an old distribution': [
    service('trafficDistribution: PreferClose'),
    ['api-warning spec.trafficDistribution ▸ PreferClose'],
  ],
  'of an old annotation': [
    service('', 'name: a, annotations: {service.kubernetes.io/topology-aware-hints: Auto}'),
    [
      'api-warning metadata.annotations[service.kubernetes.io/topology-aware-hints] ▸ service.kubernetes.io/topology-aware-hints',
    ],
  ],
}

describe('a Service', () => {
  it.each(Object.entries(fine))('may be %s', (_, [text, minor]) => expect(said(text, minor)).toEqual([]))

  it.each(Object.entries(refused))('may not be %s', (_, [text, expected, minor]) =>
    expect(said(text, minor)).toEqual(expected),
  )

  it.each(Object.entries(warned))('is warned %s', (_, [text, expected, minor]) =>
    expect(said(text, minor)).toEqual(expected),
  )
})
