import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import { refuseEmpty } from '../meta/empty-choice.ts'
import type { NamedRuleWithOperations, RuleWithOperations } from '../types/admissionregistration-v1.ts'

const OPERATIONS = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE']
const MUTABLE_OPERATIONS = ['*', 'CONNECT', 'CREATE', 'UPDATE']
const SCOPES = ['*', 'Cluster', 'Namespaced']

/** Checks which requests are meant (validateRuleWithOperations). */
export function validateRule(rule: RuleWithOperations, path: Field): void {
  const { operations, apiGroups, apiVersions, resources } = rule
  validateAlone(operations, path.at('operations'), 'operations')
  each(operations, path.at('operations'), (operation, itemPath) => refuseEmpty(operation, itemPath, OPERATIONS))
  validateAlone(apiGroups, path.at('apiGroups'), 'groups')
  validateAlone(apiVersions, path.at('apiVersions'), 'versions')
  each(apiVersions, path.at('apiVersions'), (version, itemPath) => {
    if (version === '') itemPath.required('must not be empty')
  })
  validateResources(resources, path.at('resources'))
  refuseEmpty(rule.scope, path.at('scope'), SCOPES)
}

/** What a policy that changes objects cannot be for; the server names the operations of all rules together. */
export function validateMutableOperations(rules: readonly NamedRuleWithOperations[] | undefined, path: Field): void {
  each(rules, path, ({ operations }, rulePath) =>
    each(operations, rulePath.at('operations'), (operation, itemPath) => {
      if (!MUTABLE_OPERATIONS.includes(operation))
        path.at('operations').standingAt(itemPath).unsupported(operation, MUTABLE_OPERATIONS)
    }),
  )
}

function validateAlone(items: readonly string[] | undefined, path: Field, what: string): void {
  if (items !== undefined && items.length > 1 && items.includes('*'))
    path.invalid(undefined, `must not have other ${what} beside "*", which stands for all`)
}

/** Checks resources with their subresources (validateResources): what a wildcard covers may not follow it. */
function validateResources(resources: readonly string[] | undefined, path: Field): void {
  if (resources === undefined) return
  const allOf = new Set<string>()
  const inAll = new Set<string>()
  /** Whether the last one without subresource is no wildcard: upstream forgets those before. */
  let isPlain = false
  each(resources, path, (resource, itemPath) => {
    if (resource === '') return itemPath.required('must not be empty')
    const slash = resource.indexOf('/')
    if (slash === -1) {
      isPlain = resource !== '*'
      return
    }
    const name = resource.slice(0, slash)
    const sub = resource.slice(slash + 1)
    if (allOf.has(name)) itemPath.invalid(resource, `is covered by "${name}/*" before it`)
    if (inAll.has(sub)) itemPath.invalid(resource, `is covered by "*/${sub}" before it`)
    if (sub === '*') allOf.add(name)
    if (name === '*') inAll.add(sub)
  })
  if (resources.length > 1 && resources.includes('*/*'))
    path.invalid(undefined, 'must not have other resources beside "*/*", which stands for all')
  if (isPlain && resources.includes('*'))
    path.invalid(undefined, 'must not have other resources without subresource beside "*", which stands for them')
}
