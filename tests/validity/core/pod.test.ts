import { describe, expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { deploymentWith, podWith } from '../../helpers/pods.ts'
import { blamed, said } from '../../helpers/validity.ts'

const annotated = (annotations: string, spec = '') =>
  podWith('', spec).replace('{name: a}', `{name: a, annotations: {${annotations}}}`)
const template = (spec: string) =>
  `apiVersion: v1\nkind: PodTemplate\nmetadata: {name: a}\ntemplate:\n  spec:\n    containers: [{name: a, image: a}]\n    ${spec}\n`

describe('a pod', () => {
  it.each([
    'hostname: web\nsubdomain: db\nhostnameOverride: web.example.com',
    'readinessGates: [{conditionType: example.com/ready}]\nschedulingGates: [{name: a}, {name: example.com/b}]',
    'dnsPolicy: None\ndnsConfig: {nameservers: [1.2.3.4], searches: [., a., _tcp.example.com], options: [{name: ndots, value: "2"}]}',
    'hostAliases: [{ip: 1.2.3.4, hostnames: [a.example.com]}]',
    'resourceClaims: [{name: a, resourceClaimName: a.b}, {name: b, resourceClaimTemplateName: c}]',
    'overhead: {cpu: 1, example.com/gpu: 1}\nruntimeClassName: a',
  ])('may have %s', (spec) => expect(said(podWith('', spec))).toEqual([]))

  it.each([
    ['hostname: Web', ['invalid-value spec.hostname ▸ Web']],
    ['subdomain: a.b', ['invalid-value spec.subdomain ▸ a.b']],
    ['hostnameOverride: a\nhostNetwork: true', ['forbidden-field spec.hostnameOverride ▸ a']],
    ['hostnameOverride: a\nsetHostnameAsFQDN: true', ['forbidden-field spec.hostnameOverride ▸ a']],
    [`hostnameOverride: ${'a.'.repeat(32)}a`, [`too-long spec.hostnameOverride ▸ ${'a.'.repeat(32)}a`]],
    ['nodeName: Node', ['invalid-value spec.nodeName ▸ Node']],
    ['nodeName: a\nschedulingGates: [{name: a}]', ['forbidden-field spec.nodeName ▸ a']],
    ['nodeSelector: {a b: c}', ['invalid-value spec.nodeSelector ▸ a b']],
    ['readinessGates: [{}]', ['invalid-value spec.readinessGates[0].conditionType ▸ {}']],
    ['schedulingGates: [{name: a}, {name: a}]', ['duplicate-value spec.schedulingGates[1] ▸ {name: a}']],
    ['priorityClassName: A', ['invalid-value spec.priorityClassName ▸ A']],
    ['runtimeClassName: ""', ['invalid-value spec.runtimeClassName ▸ ""']],
    ['preemptionPolicy: ""', ['required-value spec.preemptionPolicy ▸ ""']],
    ['serviceAccount: A', ['invalid-value spec.serviceAccountName ▸ A']],
    ['serviceAccount: A\nserviceAccountName: a', []],
    ['activeDeadlineSeconds: 0', ['invalid-value spec.activeDeadlineSeconds ▸ 0']],
    [
      'ephemeralContainers: [{name: d, image: d}]',
      ['forbidden-field spec.ephemeralContainers ▸ [{name: d, image: d}]'],
    ],
    ['dnsPolicy: None', ['required-value spec.dnsConfig ▸ spec']],
    ['dnsPolicy: None\ndnsConfig: {searches: [A]}', ['required-value spec.dnsConfig.nameservers ▸ dnsConfig']],
    ['dnsConfig: {nameservers: [a]}', ['invalid-value spec.dnsConfig.nameservers[0] ▸ a']],
    [
      'dnsConfig: {nameservers: [1.1.1.1, 1.1.1.2, 1.1.1.3, 1.1.1.4]}',
      ['invalid-value spec.dnsConfig.nameservers ▸ [1.1.1.1, 1.1.1.2, 1.1.1.3, 1.1.1.4]'],
    ],
    ['dnsConfig: {options: [{value: a}]}', ['required-value spec.dnsConfig.options[0] ▸ {value: a}']],
    [
      'hostAliases: [{ip: a, hostnames: [b_c]}]',
      ['invalid-value spec.hostAliases[0].ip ▸ a', 'invalid-value spec.hostAliases[0].hostnames[0] ▸ b_c'],
    ],
    ['overhead: {foo: 1}', ['invalid-value spec.overhead.limits[foo] ▸ foo']],
    ['resourceClaims: [{name: a}]', ['invalid-value spec.resourceClaims[0] ▸ {name: a}']],
    [
      'resourceClaims: [{name: a, resourceClaimName: a, resourceClaimTemplateName: B}]',
      [
        'invalid-value spec.resourceClaims[0] ▸ {name: a, resourceClaimName: a, resourceClaimTemplateName: B}',
        'invalid-value spec.resourceClaims[0].resourceClaimTemplateName ▸ B',
      ],
    ],
    [
      'resourceClaims: [{name: a, resourceClaimName: a}, {name: a, resourceClaimName: b}]',
      ['duplicate-value spec.resourceClaims[1].name ▸ a'],
    ],
    ['volumes: [{name: v, projected: {sources: [{serviceAccountToken: {path: a}}]}}]', []],
  ])('%s', (spec, findings) => expect(said(podWith('', spec))).toEqual(findings))

  it.each([
    ['kubernetes.io/config.mirror: a', '', ['invalid-value metadata.annotations[kubernetes.io/config.mirror]']],
    ['kubernetes.io/config.mirror: a', 'nodeName: node', []],
    [
      'kubernetes.io/config.mirror: a',
      'nodeName: node\nvolumes: [{name: v, projected: {sources: [{serviceAccountToken: {path: a}}]}}]',
      ['forbidden-field spec.volumes[0].projected.sources[0].serviceAccountToken'],
    ],
    ['kubernetes.io/config.mirror: a', 'nodeName: node\nresourceClaims: [{name: ""}]', ['forbidden-field []']],
    [
      'controller.kubernetes.io/pod-deletion-cost: "+1"',
      '',
      ['invalid-value metadata.annotations[controller.kubernetes.io/pod-deletion-cost]'],
    ],
    ['controller.kubernetes.io/pod-deletion-cost: "-10"', '', []],
    ['scheduler.alpha.kubernetes.io/tolerations: "x"', '', ['invalid-value metadata.annotations']],
    [
      `scheduler.alpha.kubernetes.io/tolerations: '[{"Key": "a", "operator": "in"}]'`,
      '',
      ['unsupported-value metadata.annotations.scheduler.alpha.kubernetes.io/tolerations[0].operator'],
    ],
    [`scheduler.alpha.kubernetes.io/tolerations: '[{"key": "a", "operator": "Exists"}]'`, '', []],
  ])('with the annotation %s and %s', (annotations, spec, findings) =>
    expect(blamed(annotated(annotations, spec))).toEqual(findings),
  )

  it('has the same ports inside and outside in the network of its host', () => {
    const text = podWith('ports: [{containerPort: 80, hostPort: 81}, {containerPort: 82}]', 'hostNetwork: true')
    expect(blamed(text)).toEqual(['invalid-value spec.containers[0].ports[0].hostPort'])
    expect(blamed(text, 27)).toEqual(['invalid-value spec.containers[0].ports[0].containerPort'])
  })
})

describe('a pod of another minor', () => {
  it.each([
    [
      'hostAliases: [{ip: a, hostnames: [b_c]}]',
      28,
      ['invalid-value spec.hostAliases.hostnames', 'invalid-value spec.hostAliases.ip'],
    ],
    ['dnsConfig: {searches: [a, b, c, d, e, f, g]}', 25, ['invalid-value spec.dnsConfig.searches']],
    ['dnsConfig: {searches: [a, b, c, d, e, f, g]}', 26, []],
    ['dnsConfig: {searches: [_tcp]}', 32, ['invalid-value spec.dnsConfig.searches[0]']],
  ])('with %s in 1.%s', (spec, minor, findings) => expect(blamed(podWith('', spec), minor)).toEqual(findings))

  it('has huge pages of one size before 1.19', () => {
    const text = podWith('resources: {limits: {cpu: 1, hugepages-2Mi: 2Mi, hugepages-1Gi: 1Gi}}')
    expect(blamed(text, 18)).toEqual(['invalid-value spec'])
    expect(blamed(text, 19)).toEqual([])
  })
})

describe('resources of a whole pod', () => {
  it.each([
    ['limits: {cpu: 2}', '', []],
    ['limits: {storage: 1}', '', ['invalid-value spec.resources.limits[storage]']],
    ['claims: []', '', ['forbidden-field spec.resources.claims']],
    [
      'limits: {cpu: 1}',
      'resources: {limits: {cpu: 2}}',
      ['invalid-value spec.resources.containers[0][cpu].limits', 'invalid-value spec.resources.requests'],
    ],
    ['requests: {cpu: 1}', 'resources: {requests: {cpu: 2}}', ['invalid-value spec.resources.requests[cpu]']],
  ])('%s with a container of %s', (resources, container, findings) =>
    expect(blamed(podWith(container, `resources: {${resources}}`))).toEqual(findings),
  )

  it('count sidecars with what starts after them', () => {
    const init =
      'initContainers: [{name: s, image: s, restartPolicy: Always, resources: {requests: {cpu: 1}}}, {name: i, image: i, resources: {requests: {cpu: 2}}}]'
    const text = (cpu: number) =>
      podWith('resources: {requests: {cpu: 1}}', `resources: {requests: {cpu: ${cpu}}}\n${init}`)
    expect(blamed(text(3))).toEqual([])
    expect(said(text(2))).toEqual(['invalid-value spec.resources.requests[cpu] ▸ 2'])
  })
})

describe('a template', () => {
  it.each([
    ['terminationGracePeriodSeconds: -1', ['api-warning template.spec.terminationGracePeriodSeconds']],
    ['volumes: [{name: v, projected: {sources: [{serviceAccountToken: {path: a}}]}}]', []],
    ['ephemeralContainers: [{name: d, image: d}]', ['forbidden-field template.spec.ephemeralContainers']],
    ['nodeName: a\n    schedulingGates: [{name: a}]', []],
    ['resources: {limits: {storage: 1}}', ['invalid-value template.spec.resources.limits[storage]']],
  ])('with %s', (spec, findings) => expect(blamed(template(spec))).toEqual(findings))

  it('says where its labels and annotations are wrong', () =>
    expect(
      said(deploymentWith('').replace('{labels: {app: a}}', '{labels: {app: a, b c: d}, annotations: {e f: g}}')),
    ).toEqual([
      'invalid-value spec.template.metadata.labels ▸ b c',
      'invalid-value spec.template.metadata.annotations ▸ e f',
    ]))
})

describe('servers warn', () => {
  it.each([
    ['nodeSelector: {beta.kubernetes.io/arch: amd64}', 'spec.nodeSelector[beta.kubernetes.io/arch]', 22],
    ['nodeSelector: {node-role.kubernetes.io/master: ""}', 'spec.nodeSelector[node-role.kubernetes.io/master]', 31],
    ['hostAliases: [{ip: 1.2.3.4}, {ip: 1.2.3.4}]', 'spec.hostAliases[1].ip', 22],
    ['imagePullSecrets: [{name: a}, {name: a}]', 'spec.imagePullSecrets[1].name', 22],
    ['imagePullSecrets: [{}]', 'spec.imagePullSecrets[0].name', 22],
    ['overhead: {memory: 100m}', 'spec.overhead[memory]', 22],
    ['dnsConfig: {nameservers: ["2001:DB8::1"]}', 'spec.dnsConfig.nameservers[0]', 33],
  ])('of %s', (spec, field, since) => {
    expect(blamed(podWith('', spec), since)).toEqual([`api-warning ${field}`])
    expect(blamed(podWith('', spec), since - 1)).toEqual([])
  })

  it('of names that are no host names', () => {
    const text = podWith('').replace('{name: a}', '{name: a.b}')
    expect(said(text)).toEqual(['api-warning metadata.name ▸ a.b'])
    expect(said(text, 26)).toEqual([])
  })

  it('of annotations without effect', () =>
    expect(said(annotated('scheduler.alpha.kubernetes.io/critical-pod: ""'))).toEqual([
      'api-warning metadata.annotations[scheduler.alpha.kubernetes.io/critical-pod] ▸ scheduler.alpha.kubernetes.io/critical-pod',
    ]))
})

describe('hints', () => {
  it.each([
    ['hostname: web.example.com', 'one part each'],
    ['hostname: Web', 'did you mean "web"?'],
    ['nodeName: <node>', 'placeholder'],
    ['tolerations: [{key: a, operator: Exists, value: b}]', 'write "Equal"'],
    ['securityContext: {sysctls: [{name: a.b=1, value: ""}]}', '`value: "1"`'],
    ['securityContext: {windowsOptions: {runAsUserName: CORP/bob}}', 'CORP\\bob'],
    ['securityContext: {windowsOptions: {runAsUserName: bob@corp}}', 'corp\\bob'],
  ])('%s', (spec, hint) => {
    const { findings } = checkFiles({ 'a.yaml': podWith('', spec) }, { preset: 'server' })
    expect(findings.map((finding) => finding.hint)).toEqual([expect.stringContaining(hint)])
  })
})
