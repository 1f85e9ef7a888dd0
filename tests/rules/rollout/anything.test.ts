import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { checkFiles } from '../../helpers/check.ts'

const own = rules.filter((rule) => rule.group === 'rollout').map((rule) => rule.id)
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.integer(),
  fc.constantFrom('25%', '0%', 'x%', 0, 1, 'Recreate', 'OnDelete', null, {}, [], [null], [[]]),
)
const some = (...names: string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] })
const rolling = fc.oneof(value, some('maxSurge', 'maxUnavailable', 'partition'))
const strategy = fc.oneof(value, fc.record({ type: value, rollingUpdate: rolling }, { requiredKeys: [] }))
const container = fc.oneof(value, some('name', 'ports', 'readinessProbe', 'startupProbe', 'resources', 'restartPolicy'))
const pod = fc.record(
  { containers: fc.array(container), initContainers: fc.array(container), volumes: value, affinity: value },
  { requiredKeys: [] },
)
const spec = fc
  .tuple(
    some(
      'replicas',
      'minReadySeconds',
      'progressDeadlineSeconds',
      'revisionHistoryLimit',
      'paused',
      'ordinals',
      'hard',
    ),
    some('minAvailable', 'maxUnavailable', 'scaleTargetRef', 'minReplicas', 'maxReplicas', 'scopes', 'selector'),
    fc.record(
      { strategy, updateStrategy: strategy, template: fc.oneof(value, fc.record({ metadata: value, spec: pod })) },
      { requiredKeys: [] },
    ),
  )
  .map(([a, b, c]) => ({ selector: { matchLabels: {} }, ...a, ...b, ...c }))
const kinds = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'DaemonSet'],
  ['apps/v1', 'StatefulSet'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['v1', 'ResourceQuota'],
  ['v1', 'Service'],
] as const

it('no rule about updates fails, whatever stands in the manifest and for whichever version', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.constantFrom(...kinds), fc.oneof({ weight: 9, arbitrary: spec }, { weight: 1, arbitrary: value })),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      fc.integer({ min: 16, max: 36 }),
      (documents, minor) => {
        const text = documents
          .map(([[apiVersion, kind], body]) =>
            JSON.stringify({ apiVersion, kind, metadata: { name: 'a' }, spec: body }),
          )
          .join('\n---\n')
        const { findings } = checkFiles({ 'a.yaml': text }, { only: own, versions: { from: minor, to: minor } })
        expect(findings.filter(({ message }) => message.startsWith('this rule failed'))).toEqual([])
      },
    ),
    { numRuns: 400 },
  )
})

it('docs/rollout.md lists every rule about updates', () => {
  const page = readFileSync('docs/rollout.md', 'utf8')
  for (const rule of rules.filter(({ group }) => group === 'rollout'))
    expect(page).toContain(`| [${rule.id}](../rules/rollout/${rule.id}.md) | ${rule.severity} | ${rule.summary} |`)
})
