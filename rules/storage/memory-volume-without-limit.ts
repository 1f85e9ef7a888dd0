import { defineRule, objectsOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A volume in memory needs a size limit',
  severity: 'info',
  on: 'pod',
  check({ spec }, { report }) {
    for (const [{ name, emptyDir }, index] of objectsOf(spec.volumes)) {
      if (emptyDir?.medium !== 'Memory' || emptyDir.sizeLimit !== undefined) continue
      report({
        path: ['spec', 'volumes', index, 'emptyDir', 'sizeLimit'],
        at: ['spec', 'volumes', index, 'emptyDir', 'medium'],
        message: `what is written to "${name}" counts as memory of its container: without \`sizeLimit\` it can fill up the memory limit, or half of the node, until something is killed`,
        hint: 'add `sizeLimit`, such as 64Mi',
      })
    }
  },
})
