/** Whether a pod is held to one node, or to where other pods are: by name, by the node's own label or by pod affinity. */
export function isHeldToOneNode(podSpec: any): boolean {
  const { nodeName, nodeSelector, affinity } = podSpec ?? {}
  return (nodeName ?? nodeSelector?.['kubernetes.io/hostname'] ?? affinity?.podAffinity) !== undefined
}

/** Whether a pod runs on nodes with Windows, as far as it says so. */
export function isForWindows(podSpec: any): boolean {
  return podSpec?.os?.name === 'windows' || podSpec?.nodeSelector?.['kubernetes.io/os'] === 'windows'
}
