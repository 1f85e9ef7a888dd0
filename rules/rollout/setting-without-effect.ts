import { autoscalerOf, defineRule, type FieldPath } from '../../src/kit.ts'

export default defineRule({
  summary: 'A setting of the update has no effect beside another one',
  severity: 'info',
  on: ['Deployment', 'DaemonSet'],
  unit: true,
  check(object, { resource, unit, report }) {
    const say = (path: FieldPath, message: string) => report({ path, part: 'key', message })
    const spec = object.spec as any
    if (resource.kind === 'DaemonSet') {
      const { type, rollingUpdate } = spec?.updateStrategy ?? {}
      if (type === 'OnDelete' && rollingUpdate !== undefined)
        say(
          ['spec', 'updateStrategy', 'rollingUpdate'],
          '`rollingUpdate` has no effect with `type` "OnDelete": a pod is replaced when somebody deletes it',
        )
      return
    }
    if (spec?.paused === true && spec.progressDeadlineSeconds !== undefined)
      say(
        ['spec', 'progressDeadlineSeconds'],
        '`progressDeadlineSeconds` has no effect while `paused` is true: the time of a paused update is not counted',
      )
    if (spec?.replicas !== 0 || autoscalerOf(unit, resource) !== undefined) return
    for (const field of ['maxSurge', 'maxUnavailable'])
      if (spec.strategy?.rollingUpdate?.[field] !== undefined)
        say(
          ['spec', 'strategy', 'rollingUpdate', field],
          `\`${field}\` has no effect while \`replicas\` is 0: there is no pod to replace`,
        )
  },
})
