import type { Reference } from './extract.ts'

/** What every cluster has without a manifest, by kind. */
const STANDING: Readonly<Record<string, RegExp>> = {
  ServiceAccount: /^default$/,
  ConfigMap: /^kube-root-ca\.crt$/,
  Namespace: /^(?:default|kube-system|kube-public|kube-node-lease)$/,
  Service: /^(?:kubernetes|kube-dns)$/,
  'PriorityClass.scheduling.k8s.io': /^system-(?:cluster|node)-critical$/,
  'ClusterRole.rbac.authorization.k8s.io': /^(?:admin|cluster-admin|edit|view|system:.*)$/,
  'Role.rbac.authorization.k8s.io': /^system:.*$/,
  'ClusterRoleBinding.rbac.authorization.k8s.io': /^(?:cluster-admin|system:.*)$/,
}

/** Whether what a reference names is in every cluster. */
export function isStanding({ kind, name }: Reference): boolean {
  return Object.hasOwn(STANDING, kind) && STANDING[kind]!.test(name)
}
