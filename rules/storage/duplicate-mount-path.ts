import { defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'A container must mount each path once',
  severity: 'error',
  authority: 'api-server',
  on: 'container',
  check({ container }, { report }) {
    const seen = new Map<string, number>()
    container.volumeMounts?.forEach(({ mountPath }, index) => {
      if (!mountPath) return
      const first = seen.get(mountPath)
      if (first === undefined) seen.set(mountPath, index)
      else
        report({
          path: ['volumeMounts', index, 'mountPath'],
          message: `"${mountPath}" is mounted twice in this container: each \`mountPath\` must be unique`,
          related: [{ path: [], message: `the first one is entry ${first}` }],
        })
    })
  },
})
