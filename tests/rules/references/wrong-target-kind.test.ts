import { testRule } from '../../helpers/rule-tester.ts'

const workload = (kind: string) => `apiVersion: apps/v1
kind: ${kind}
metadata: {name: shop}
spec:
  selector: {matchLabels: {app: shop}}
  template: {metadata: {labels: {app: shop}}, spec: {containers: [{name: shop, image: shop:1}]}}
`
const scaler = (target: string) => `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: shop}
spec: {scaleTargetRef: ${target}, maxReplicas: 3}
`
const certificate = `---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: shop}
spec: {secretName: shop-tls, issuerRef: {name: public}, dnsNames: [shop.example.com]}
`
const issuer = (kind: string) => `apiVersion: cert-manager.io/v1
kind: ${kind}
metadata: {name: public}
spec: {selfSigned: {}}
`

/** An autoscaler by what an object tells, which stood under `target` once. */
const counting = (version: string, field: string) => `apiVersion: autoscaling/${version}
kind: HorizontalPodAutoscaler
metadata: {name: shop}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop}
  maxReplicas: 3
  metrics: [{type: Object, object: {${field}: {apiVersion: extensions/v1beta1, kind: Ingress, name: shop}}}]
`

testRule('wrong-target-kind', {
  valid: {
    'the right kind': workload('Deployment') + scaler('{apiVersion: apps/v1, kind: Deployment, name: shop}'),
    'a target that is not here': scaler('{apiVersion: apps/v1, kind: Deployment, name: shop}'),
    'a custom kind': workload('Deployment') + scaler('{apiVersion: shop.example/v1, kind: Shop, name: shop}'),
    'an old group where servers still have it': {
      yaml:
        workload('Deployment') +
        scaler('{apiVersion: extensions/v1beta1, kind: Deployment, name: shop}').replace('v2', 'v1'),
      kubernetes: '1.15',
    },
    'what names an object no longer': counting('v2', 'target'),
    'the kind that an absent one means': issuer('Issuer') + certificate,
    'a role in a group that is filled in': `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: read}
rules: []
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: read}
roleRef: {kind: Role, name: read}
`,
  },
  invalid: {
    ...Object.fromEntries(
      [
        ['v2', 'describedObject'],
        ['v2beta1', 'target'],
      ].map(([version, field]) => [
        `an object of an old group in ${version}`,
        {
          yaml: counting(version!, field!),
          kubernetes: '1.24',
          expect: [`spec.metrics[0].object.${field}.apiVersion ▸ extensions/v1beta1`],
        },
      ]),
    ),
    'another kind': {
      yaml: workload('StatefulSet') + scaler('{apiVersion: apps/v1, kind: Deployment, name: shop}'),
      expect: ['spec.scaleTargetRef.kind ▸ Deployment'],
      messages: ['Deployment "shop" is in none of the manifests, StatefulSet "shop" is'],
    },
    'a group that never had it, of a target that is not here': {
      yaml: scaler('{apiVersion: apps/v1, kind: ReplicationController, name: shop}'),
      expect: ['spec.scaleTargetRef.apiVersion ▸ apps/v1'],
      messages: [
        'Kubernetes has no ReplicationController of API group "apps", so ReplicationController "shop" is not found',
      ],
    },
    'a group that is gone': {
      yaml: workload('Deployment') + scaler('{apiVersion: extensions/v1beta1, kind: Deployment, name: shop}'),
      expect: ['spec.scaleTargetRef.apiVersion ▸ extensions/v1beta1'],
      messages: [
        'since Kubernetes 1.16 there is no Deployment of API group "extensions", so Deployment "shop" is not found',
      ],
    },
    'no group': {
      yaml: workload('Deployment') + scaler('{kind: Deployment, name: shop}'),
      expect: ['spec.scaleTargetRef.apiVersion ▸ scaleTargetRef'],
      messages: [
        'Deployment "shop" without an API group is in none of the manifests, Deployment "shop" of API group "apps" is',
      ],
    },
    'a slip': {
      yaml: workload('Deployment') + scaler('{apiVersion: apps/v1, kind: Deploymnt, name: shop}'),
      expect: ['spec.scaleTargetRef.kind ▸ Deploymnt'],
    },
    'a group that is gone, of something that is not here': {
      yaml: scaler('{apiVersion: extensions/v1beta1, kind: Deployment, name: shop}'),
      expect: ['spec.scaleTargetRef.apiVersion ▸ extensions/v1beta1'],
      messages: [/^since Kubernetes 1.16 there is no Deployment of API group "extensions"/],
    },
    'a kind that cannot be scaled': {
      yaml: workload('DaemonSet') + scaler('{apiVersion: apps/v1, kind: DaemonSet, name: shop}'),
      expect: ['spec.scaleTargetRef.kind ▸ DaemonSet'],
      messages: [/cannot be scaled/],
    },
    'an issuer of the cluster': {
      yaml: issuer('ClusterIssuer') + certificate,
      expect: ['spec.issuerRef.kind ▸ issuerRef'],
      messages: ['Issuer "public" is in none of the manifests, ClusterIssuer "public" is'],
    },
  },
})
