/** A document of the Gateway API. */
export const gatewayKind = (kind: string, name: string, spec: string, namespace = '', version = 'v1') => `---
apiVersion: gateway.networking.k8s.io/${version}
kind: ${kind}
metadata: {name: ${name}${namespace && `, namespace: ${namespace}`}}
spec: {${spec}}
`

/** A Gateway with its listeners. */
export const gateway = (listeners: string, namespace = '') =>
  gatewayKind('Gateway', 'g', `gatewayClassName: c, listeners: [${listeners}]`, namespace)

/** An HTTPRoute for a parent. */
export const httpRoute = (name: string, parent: string, spec: string, namespace = '') =>
  gatewayKind('HTTPRoute', name, `parentRefs: [{name: g${parent && `, ${parent}`}}], ${spec}`, namespace)
