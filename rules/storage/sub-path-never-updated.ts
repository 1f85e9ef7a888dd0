import { defineRule, objectsOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A file that is mounted with subPath does not follow changes of its ConfigMap or Secret',
  severity: 'info',
  optional: true,
  on: 'container',
  check({ pod, container }, { report }) {
    for (const [{ name, subPath, subPathExpr }, index] of objectsOf(container.volumeMounts)) {
      if (!subPath && !subPathExpr) continue
      const volume = objectsOf(pod.spec.volumes).find(([each]) => each.name === name)?.[0]
      const source = volume?.configMap ? 'ConfigMap' : volume?.secret ? 'Secret' : undefined
      if (source === undefined) continue
      report({
        path: ['volumeMounts', index, subPath ? 'subPath' : 'subPathExpr'],
        message: `a change of the ${source} never reaches this file: with \`subPath\` it is copied once, when the container starts`,
        hint: 'mount the whole volume in a folder of its own if the program reads its files anew',
      })
    }
  },
})
