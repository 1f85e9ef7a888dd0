import { DEPLOYMENT_DEFAULTS, defineRule, type FieldPath, podReadiness } from '../../src/kit.ts'

/** What a Deployment without deadline has. */
const NEVER = 2 ** 31 - 1

export default defineRule({
  summary: 'progressDeadlineSeconds must leave a pod the time that its probes allow for the start',
  severity: 'warning',
  on: 'Deployment',
  check({ spec }, { resource, report }) {
    const written = spec?.progressDeadlineSeconds
    const deadline = written ?? DEPLOYMENT_DEFAULTS.progressDeadlineSeconds
    if (deadline <= 0 || deadline === NEVER || spec?.paused === true || resource.gvk.version !== 'v1') return
    const { least, most } = podReadiness(spec?.template?.spec as never)
    const which =
      written === undefined
        ? `the default \`progressDeadlineSeconds\` ${deadline}`
        : `\`progressDeadlineSeconds\` "${deadline}"`
    const problem =
      least >= deadline
        ? `is over before a pod can be ready, which its probes allow after ${least} seconds at the earliest`
        : most !== undefined && most > deadline
          ? `is over while a slow pod may still be starting, which its startup probe allows for ${most} seconds`
          : undefined
    if (problem === undefined) return
    report({
      path: ['spec', 'progressDeadlineSeconds'],
      ...(written === undefined && { at: probePath(spec?.template?.spec), part: 'key' as const }),
      message: `${which} ${problem}: the update is reported as failed, although nothing is wrong`,
      hint: `set it to more than ${Math.max(least, most ?? 0)}`,
    })
  },
})

/** The first probe that makes a start wait: where a person looks who has not written a deadline. */
function probePath(pod: any): FieldPath {
  const base = ['spec', 'template', 'spec', 'containers']
  for (const field of ['startupProbe', 'readinessProbe']) {
    const index = pod?.containers?.findIndex((container: any) => container?.[field] !== undefined) ?? -1
    if (index !== -1) return [...base, index, field]
  }
  return base
}
