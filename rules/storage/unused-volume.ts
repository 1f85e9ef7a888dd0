import { defineRule, mountsOf, objectsOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A volume that no container mounts has no effect',
  severity: 'info',
  on: 'pod',
  check({ spec }, { report }) {
    if (spec.volumes === undefined || !Array.isArray(spec.containers)) return
    const used = new Set(mountsOf(spec).map(({ name }) => name))
    for (const [{ name }, index] of objectsOf(spec.volumes)) {
      if (!name || used.has(name)) continue
      report({
        path: ['spec', 'volumes', index, 'name'],
        message: `no container mounts the volume "${name}": it is attached to the node, but nobody sees it`,
      })
    }
  },
})
