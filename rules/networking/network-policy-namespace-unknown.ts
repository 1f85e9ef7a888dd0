import {
  defineRule,
  didYouMean,
  isNamespaceUsed,
  matches,
  NAMESPACE_NAME,
  namespaceLabels,
  namespaceNearly,
  type Problem,
  policyRules,
  type Requirement,
  type Resource,
  type Selector,
  type Unit,
} from '../../src/kit.ts'

/** Among more Namespaces than this none is looked for that was meant. */
const MANY = 300

export default defineRule({
  summary: 'A NetworkPolicy asks for a namespace that nearly one of the unit is',
  severity: 'warning',
  unit: true,
  on: 'NetworkPolicy',
  check(policy, { unit, report }) {
    for (const direction of ['ingress', 'egress'] as const)
      for (const { peers = [] } of policyRules(policy, direction))
        for (const { namespaces: selector = [], path } of peers) {
          const meant = selector.length === 0 ? undefined : namespaceMeant(unit, selector)
          if (meant === undefined) continue
          const { requirement, words, namespace, ...hints } = meant
          report({
            path: [...path, 'namespaceSelector', ...requirement.path],
            message: `no namespace is allowed by this: ${words}`,
            why: 'what no rule of a policy allows is dropped without an answer, and connections time out',
            ...hints,
            related: namespace && [
              { resource: namespace, path: ['metadata', 'labels'], message: 'the labels of the Namespace' },
            ],
          })
        }
  },
})

interface Missed extends Pick<Problem, 'hint' | 'meant'> {
  readonly requirement: Requirement
  readonly words: string
  readonly namespace?: Resource
}

/** Whether a Namespace of the unit is asked for by its name, as most selectors do: then it need not be searched. */
function isNameOfOne(unit: Unit, { key: label, operator, values }: Requirement): boolean {
  return label === NAMESPACE_NAME && operator === 'In' && values.some((name) => unit.find('Namespace', '', name))
}

/** What was meant by a selector that no Namespace of the unit meets; undefined where it may be about another one. */
function namespaceMeant(unit: Unit, selector: Selector): Missed | undefined {
  if (selector.length === 1 && isNameOfOne(unit, selector[0]!)) return undefined
  const namespaces = unit.ofKind('Namespace')
  if (namespaces.length > MANY || namespaces.some((each) => matches(selector, namespaceLabels(each)))) return undefined
  for (const requirement of selector) {
    const { key: label, operator, values } = requirement
    const [value] = values
    if (operator !== 'In' || values.length !== 1 || value === undefined) continue
    if (label === NAMESPACE_NAME) {
      if (isNamespaceUsed(unit, value)) continue
      const name = namespaceNearly(unit, value)
      if (name === undefined) continue
      return {
        requirement,
        words: `there is no Namespace "${value}" here, but one that is called "${name}"`,
        ...didYouMean(name),
        namespace: namespaces.find((each) => each.name === name),
      }
    }
    const namespace = namespaces.find((each) => each.name === value)
    if (namespace === undefined || Object.hasOwn(namespaceLabels(namespace), label)) continue
    return {
      requirement,
      words: `Namespace "${value}" has no label \`${label}\``,
      hint: `every Namespace has its name in \`${NAMESPACE_NAME}\``,
      namespace,
    }
  }
  return undefined
}
