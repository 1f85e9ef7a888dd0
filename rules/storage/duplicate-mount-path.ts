import { checksTemplates, defineRule, objectsOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A container must mount each path once',
  severity: 'error',
  authority: 'api-server',
  on: 'container',
  check({ container, pod }, { versions, report }) {
    if (!checksTemplates(pod.owner, versions)) return
    const seen = new Map<string, number>()
    for (const [{ mountPath }, index] of objectsOf(container.volumeMounts)) {
      if (!mountPath) continue
      const first = seen.get(mountPath)
      if (first === undefined) seen.set(mountPath, index)
      else
        report({
          path: ['volumeMounts', index, 'mountPath'],
          message: `"${mountPath}" is mounted twice in this container: each \`mountPath\` must be unique`,
          related: [{ path: [], message: `the first one is entry ${first}` }],
        })
    }
  },
})
