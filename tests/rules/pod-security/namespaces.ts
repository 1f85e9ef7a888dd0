/** A Namespace "shop" with labels for Pod Security, as `enforce: baseline`. */
export function namespaceWith(...labels: string[]): string {
  const lines = labels.map((label) => `    pod-security.kubernetes.io/${label}\n`).join('')
  return `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
${lines || '    a: b\n'}---
`
}

/** A Pod in the namespace "shop" that shares the network of its node. */
export const HOST_POD = `apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: shop}
spec:
  hostNetwork: true
  containers: [{name: agent, image: agent}]
`

/** A Pod that keeps to baseline. */
export const POD = HOST_POD.replace('  hostNetwork: true\n', '')
