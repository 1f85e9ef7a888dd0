import { defineRule, mountsOf, objectsOf } from '../../src/kit.ts'

const SYSTEM =
  /^\/$|^\/(?:dev|etc|lib|proc|run|sys|usr|var\/lib\/(?:kubelet|containerd|docker)|var\/log|var\/run)(?:\/|$)|\.sock$/
const NODE_FILES = new Set(['Socket', 'CharDevice', 'BlockDevice', 'File'])

export default defineRule({
  summary: 'Data in a folder of the node is not there when the pod runs on another node',
  severity: 'warning',
  on: 'workload',
  check({ kind, template, templatePath }, { report }) {
    const { spec } = template
    if (kind !== 'Deployment' && kind !== 'StatefulSet' && kind !== 'ReplicaSet') return
    if (spec?.nodeName !== undefined || spec?.nodeSelector?.['kubernetes.io/hostname'] !== undefined) return
    const mounts = mountsOf(spec)
    for (const [{ name, hostPath }, index] of objectsOf(spec?.volumes)) {
      const path = hostPath?.path
      if (path === undefined || SYSTEM.test(path) || NODE_FILES.has(hostPath?.type ?? '')) continue
      if (!mounts.some((each) => each.name === name && each.mount.readOnly !== true)) continue
      report({
        path: [...templatePath, 'spec', 'volumes', index, 'hostPath'],
        message: `the pods write to "${path}" of whichever node they run on: another replica, or the same one on another node, does not see it`,
        hint: 'use a claim',
      })
    }
  },
})
