import { checksTemplates, defineRule, isHidden, mountsWithoutVolume } from '../../src/kit.ts'

export default defineRule({
  summary: 'Every volume mount must name a volume of the pod, or a claim template of its StatefulSet',
  severity: 'error',
  authority: 'api-server',
  on: 'workload',
  check({ kind, object, template, templatePath }, { resource, versions, report }) {
    if (!checksTemplates(kind, versions)) return
    if (isHidden(resource, [...templatePath, 'spec', 'volumes'])) return
    for (const mount of mountsWithoutVolume(template.spec, object.spec?.volumeClaimTemplates))
      report({
        path: [...templatePath, 'spec', ...mount.path],
        message: `the pod has no volume "${mount.name}"${kind === 'StatefulSet' ? ', and the StatefulSet no claim template of that name' : ''}`,
        hint: mount.near === undefined ? undefined : `did you mean \`${mount.near}\`?`,
      })
  },
})
