import { DEPLOYMENT_DEFAULTS, defineRule } from '../../src/kit.ts'

export default defineRule({
  summary: 'progressDeadlineSeconds must be longer than minReadySeconds',
  severity: 'error',
  authority: 'api-server',
  on: 'Deployment',
  check({ spec }, { resource, report }) {
    const written = spec?.progressDeadlineSeconds
    const minReady = spec?.minReadySeconds ?? 0
    const deadline = written ?? DEPLOYMENT_DEFAULTS.progressDeadlineSeconds
    if (resource.gvk.version !== 'v1' || deadline < 0 || deadline > minReady) return
    const which =
      written === undefined
        ? `the default \`progressDeadlineSeconds\` ${deadline}`
        : `\`progressDeadlineSeconds\` "${deadline}"`
    report({
      path: ['spec', 'progressDeadlineSeconds'],
      ...(written === undefined && { at: ['spec', 'minReadySeconds'] }),
      message: `${which} must be greater than \`minReadySeconds\` "${minReady}": every update would be over its deadline before its first pod counts as available`,
    })
  },
})
