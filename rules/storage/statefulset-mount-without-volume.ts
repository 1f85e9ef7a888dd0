import { checksTemplates, defineRule, didYouMean, isHidden, mountsWithoutVolume } from '../../src/kit.ts'

export default defineRule({
  summary: 'A StatefulSet whose mounts name no volume is accepted by older servers but never gets a pod',
  severity: 'error',
  on: 'workload',
  check({ kind, object, template, templatePath }, { resource, versions, report }) {
    if (checksTemplates(kind, versions)) return
    if (isHidden(resource, [...templatePath, 'spec', 'volumes'])) return
    for (const mount of mountsWithoutVolume(template.spec, object.spec?.volumeClaimTemplates))
      report({
        path: [...templatePath, 'spec', ...mount.path],
        message: `there is no volume and no claim template "${mount.name}": the StatefulSet is accepted, but each of its pods is refused`,
        ...didYouMean(mount.near, '`'),
      })
  },
})
