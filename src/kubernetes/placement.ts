/** Whether a pod is held to one node, or to where other pods are: by name, by the node's own label or by pod affinity. */
export function isHeldToOneNode(podSpec: any): boolean {
  const { nodeName, nodeSelector, affinity } = podSpec ?? {}
  return (nodeName ?? nodeSelector?.['kubernetes.io/hostname'] ?? affinity?.podAffinity) !== undefined
}
