import { dnsLabelFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import { nameOf } from '../meta/object-meta.ts'
import type {
  FlowSchema,
  NonResourcePolicyRule,
  PolicyRulesWithSubjects,
  ResourcePolicyRule,
} from '../types/flowcontrol-v1.ts'
import { MADE_BY_SERVERS, mandatoryFlowSchemas, same } from './mandatory.ts'
import { validateSubject } from './subject.ts'

const DEFAULT_PRECEDENCE = 1000
const HIGHEST_PRECEDENCE = 10_000

/** Checks a FlowSchema (ValidateFlowSchema). */
export function validateFlowSchema({ metadata, spec = {} }: FlowSchema, path: Field): void {
  const at = path.at('spec')
  const name = nameOf(metadata)
  const { distinguisherMethod } = spec
  const precedence = spec.matchingPrecedence || DEFAULT_PRECEDENCE
  validatePrecedence(precedence, at.at('matchingPrecedence'), name)
  if (distinguisherMethod !== undefined && !distinguisherMethod.type)
    at.at('distinguisherMethod').at('type').unsupported(distinguisherMethod.type, ['ByNamespace', 'ByUser'])
  each(spec.rules, at.at('rules'), validatePolicyRules)
  const mandatory = mandatoryFlowSchemas.get(name)
  if (mandatory !== undefined && !same({ ...spec, matchingPrecedence: precedence }, mandatory))
    at.invalid(undefined, `must be what the server demands of the FlowSchema "${name}"`, { hint: MADE_BY_SERVERS })
}

function validatePrecedence(precedence: number, path: Field, name: string): void {
  if (precedence <= 0 || precedence > HIGHEST_PRECEDENCE)
    path.invalid(precedence, `must be between 1 and ${HIGHEST_PRECEDENCE}`)
  else if (precedence === 1 && name !== 'exempt') path.invalid(1, 'is for the FlowSchema "exempt" alone')
}

/** Checks whose requests a schema is for, and which (ValidateFlowSchemaPolicyRulesWithSubjects). */
function validatePolicyRules(rules: PolicyRulesWithSubjects, path: Field): void {
  each(rules.subjects, path.at('subjects'), validateSubject)
  if (!rules.resourceRules?.length && !rules.nonResourceRules?.length)
    path.required('must have `resourceRules` or `nonResourceRules`')
  each(rules.resourceRules, path.at('resourceRules'), validateResourceRule)
  each(rules.nonResourceRules, path.at('nonResourceRules'), validateNonResourceRule)
}

function validateResourceRule(rule: ResourcePolicyRule, path: Field): void {
  const { namespaces = [] } = rule
  const at = path.at('namespaces')
  validateVerbs(rule.verbs, path.at('verbs'))
  validateAlone(rule.apiGroups, path.at('apiGroups'), 'groups')
  validateAlone(rule.resources, path.at('resources'), 'resources')
  if (namespaces.length === 0 && rule.clusterScope !== true)
    at.required('is required, as ["*"] for all, unless `clusterScope` is true')
  else if (!validateAlone(namespaces, at, 'namespaces'))
    each(namespaces, at, (namespace, itemPath) => itemPath.matches(namespace, dnsLabelFault))
}

function validateNonResourceRule({ verbs, nonResourceURLs = [] }: NonResourcePolicyRule, path: Field): void {
  const at = path.at('nonResourceURLs')
  validateVerbs(verbs, path.at('verbs'))
  if (nonResourceURLs.length === 0) at.required()
  else if (!validateAlone(nonResourceURLs, at, 'paths'))
    each(nonResourceURLs, at, (url, itemPath) => itemPath.matches(url, urlPathFault))
}

const VERBS = ['*', 'create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'proxy', 'update', 'watch']

/** Verbs that are none are judged by the schema, but for an empty text. */
function validateVerbs(verbs: readonly string[] | undefined, path: Field): void {
  if (!validateAlone(verbs, path, 'verbs') && verbs?.includes('')) path.unsupported('', VERBS)
}

/** Checks that a wildcard stands alone; true where there is one. */
function validateAlone(items: readonly string[] | undefined, path: Field, what: string): boolean {
  if (!items?.includes('*')) return false
  if (items.length > 1) path.invalid(undefined, `must not have other ${what} beside "*", which stands for all`)
  return true
}

/** What keeps a text from being the path of requests that are not for resources (ValidateNonResourceURLPath). */
function urlPathFault(text: string): string | undefined {
  if (text === '') return 'must not be empty'
  if (!text.startsWith('/')) return 'must start with `/`'
  if (text.includes(' ')) return 'must not have a blank'
  if (text.includes('//')) return 'must not have two slashes in a row'
  const star = text.indexOf('*')
  return star === -1 || (star === text.length - 1 && text.endsWith('/*'))
    ? undefined
    : 'may have a `*` only as the whole last part, as in /healthz/*'
}
