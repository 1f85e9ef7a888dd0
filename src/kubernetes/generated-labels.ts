import type { Requirement } from './label-selector.ts'

/** Who makes pods. */
interface Owner {
  readonly kind: string
  readonly name: string | undefined
}

type Fits = (owner: Owner, value: string) => boolean

const ofJob: Fits = ({ kind, name }, value) =>
  (kind === 'Job' && value === name) || (kind === 'CronJob' && value.startsWith(`${name}-`))
const ofAny: Fits = () => true

/** Labels that controllers put on the pods that they make, besides those of the template (API reference, well-known labels). */
const generated: ReadonlyMap<string, Fits> = new Map<string, Fits>([
  [
    'statefulset.kubernetes.io/pod-name',
    ({ kind, name }, value) =>
      kind === 'StatefulSet' && value.startsWith(`${name}-`) && /^\d+$/.test(value.slice(`${name}-`.length)),
  ],
  ['apps.kubernetes.io/pod-index', ({ kind }) => kind === 'StatefulSet'],
  ['job-name', ofJob],
  ['batch.kubernetes.io/job-name', ofJob],
  ['batch.kubernetes.io/job-completion-index', ({ kind }) => kind === 'Job' || kind === 'CronJob'],
  ['controller-uid', ofAny],
  ['batch.kubernetes.io/controller-uid', ofAny],
  ['controller-revision-hash', ofAny],
  ['pod-template-hash', ofAny],
  ['pod-template-generation', ofAny],
])

/** Whether an owner's pods may meet a requirement on a label that only exists at run time; undefined for all other labels. */
export function meetsAtRunTime({ key, operator, values }: Requirement, owner: Owner): boolean | undefined {
  const fits = generated.get(key)
  if (fits === undefined) return undefined
  return operator === 'In' ? values.some((value) => fits(owner, value)) : true
}
