import type { StageProblem } from '../model/finding.ts'
import { formatPath } from '../model/path.ts'
import { formatVersions, type Minor, type VersionRange } from '../model/version.ts'
import type { KindInfo } from '../schema/types.ts'
import { Field } from './field.ts'
import type { Context, KindCheck } from './kind.ts'
import { kindCheck } from './kinds.ts'
import { pathSegmentName, subdomainName, validateObjectMeta } from './meta/object-meta.ts'

/**
 * What the API servers of a range of minors say about the values of a new resource, beyond names and types of its fields. `valueFor` gives the object as the
 * server of that minor keeps it: known fields of the right types, without nulls. What does not hold in all of the minors says in which.
 */
export function checkValidity(kind: KindInfo, versions: VersionRange, valueFor: (minor: Minor) => any): StageProblem[] {
  const check = kindCheck(kind)
  if (versions.from === versions.to) return judge(check, valueFor(versions.from), { minor: versions.from, kind })
  const joined = new Map<string, { problem: StageProblem; minors: Minor[] }>()
  for (let minor = versions.from; minor <= versions.to; minor++)
    for (const problem of judge(check, valueFor(minor), { minor, kind })) {
      const id = `${problem.rule} ${formatPath(problem.path)} ${problem.message} ${problem.severity}`
      const known = joined.get(id)
      if (known === undefined) joined.set(id, { problem, minors: [minor] })
      else if (known.minors.at(-1) !== minor) known.minors.push(minor)
    }
  const all = versions.to - versions.from + 1
  return [...joined.values()].map(({ problem, minors }) =>
    minors.length === all
      ? problem
      : { ...problem, message: `in ${formatVersions({ from: minors[0]!, to: minors.at(-1)! })} ${problem.message}` },
  )
}

function judge(kindCheck: KindCheck, object: any, context: Context): StageProblem[] {
  const problems: StageProblem[] = []
  const { name = subdomainName, metadata = 'core', check } = kindCheck
  const root = Field.root(problems)
  const judgeMetadata = (grammar: typeof name, qualifiedFinalizers: boolean) =>
    validateObjectMeta(object.metadata, root.at('metadata'), {
      name: (text, prefix) => grammar(text, prefix, context),
      namespaced: context.kind.namespaced,
      qualifiedFinalizers,
    })
  if (metadata === 'core' || metadata === 'apimachinery') judgeMetadata(name, metadata === 'core')
  check?.(object, root, context)
  if (metadata !== 'none' && !problems.some(isError)) judgeMetadata(pathSegmentName, false)
  return problems
}

function isError({ rule, severity }: StageProblem): boolean {
  return rule !== 'api-warning' && severity !== 'warning'
}
