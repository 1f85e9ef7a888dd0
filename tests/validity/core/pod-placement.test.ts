import { describe, expect, it } from 'vitest'
import { deploymentWith, podWith } from '../../helpers/pods.ts'
import { blamed, said } from '../../helpers/validity.ts'

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution'
const pod = (spec: string) => podWith('', spec)
const labelled = (labels: string, spec: string) => pod(spec).replace('{name: a}', `{name: a, labels: ${labels}}`)

describe('nodes that are required', () => {
  const AT = `spec.affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms[0]`
  const term = (text: string) => pod(`affinity: {nodeAffinity: {${REQUIRED}: {nodeSelectorTerms: [${text}]}}}`)

  it.each([
    '{}',
    '{matchExpressions: [{key: a, operator: In, values: [b]}, {key: a, operator: Exists}]}',
    '{matchExpressions: [{key: a, operator: Gt, values: ["1"]}]}',
    '{matchFields: [{key: metadata.name, operator: In, values: [node.example.com]}]}',
  ])('may be %s', (text) => expect(said(term(text))).toEqual([]))

  it.each([
    [
      'nothing among values',
      'matchExpressions',
      '{key: a, operator: In}',
      [`required-value ${AT}.matchExpressions[0].values ▸ {key: a, operator: In}`],
    ],
    [
      'values of no use',
      'matchExpressions',
      '{key: a, operator: Exists, values: [b]}',
      [`forbidden-field ${AT}.matchExpressions[0].values ▸ [b]`],
    ],
    [
      'more than two values',
      'matchExpressions',
      '{key: a, operator: Lt, values: ["1", "2"]}',
      [`required-value ${AT}.matchExpressions[0].values ▸ ["1", "2"]`],
    ],
    ['no operator', 'matchExpressions', '{key: a}', [`invalid-value ${AT}.matchExpressions[0].operator ▸ {key: a}`]],
    [
      'a key that is none',
      'matchExpressions',
      '{key: a b, operator: Exists}',
      [`invalid-value ${AT}.matchExpressions[0].key ▸ a b`],
    ],
    [
      'a label as a field',
      'matchFields',
      '{key: zone, operator: In, values: [a]}',
      [`invalid-value ${AT}.matchFields[0].key ▸ zone`],
    ],
    [
      'a field that exists',
      'matchFields',
      '{key: metadata.name, operator: Exists}',
      [`invalid-value ${AT}.matchFields[0].operator ▸ Exists`],
    ],
    [
      'two names',
      'matchFields',
      '{key: metadata.name, operator: In, values: [a, B]}',
      [`required-value ${AT}.matchFields[0].values ▸ [a, B]`, `invalid-value ${AT}.matchFields[0].values[1] ▸ B`],
    ],
  ])('may not have %s', (_, list, requirement, findings) =>
    expect(said(term(`{${list}: [${requirement}]}`)).sort()).toEqual([...findings].sort()),
  )

  it('have values of labels since 1.33', () => {
    const text = term('{matchExpressions: [{key: a, operator: In, values: [a b]}]}')
    expect(blamed(text, 32)).toEqual([])
    expect(blamed(text, 33)).toEqual([`invalid-value ${AT}.matchExpressions[0].values[0]`])
  })

  it('have old labels that servers warn of', () => {
    const text = term('{matchExpressions: [{key: beta.kubernetes.io/os, operator: Exists}]}')
    expect(blamed(text, 21)).toEqual([])
    expect(said(text)).toEqual([`api-warning ${AT}.matchExpressions[0].key ▸ beta.kubernetes.io/os`])
    expect(said(pod('nodeSelector: {beta.kubernetes.io/os: linux}'))).toEqual([
      'api-warning spec.nodeSelector[beta.kubernetes.io/os] ▸ beta.kubernetes.io/os',
    ])
  })
})

describe('nodes that are preferred', () => {
  const AT = `spec.affinity.nodeAffinity.${PREFERRED}[0]`
  const preferred = (text: string) => pod(`affinity: {nodeAffinity: {${PREFERRED}: [${text}]}}`)

  it.each([
    ['more than all', '{weight: 101, preference: {}}', [`invalid-value ${AT}.weight ▸ 101`]],
    ['without weight', '{preference: {}}', [`invalid-value ${AT}.weight ▸ {preference: {}}`]],
  ])('may not be %s', (_, text, findings) => expect(said(preferred(text))).toEqual(findings))

  it('may have values that no node has, with a warning', () => {
    const text = preferred('{weight: 1, preference: {matchExpressions: [{key: a, operator: In, values: [a b]}]}}')
    expect(blamed(text)).toEqual([`api-warning ${AT}.preference.matchExpressions[0].values[0]`])
    expect(blamed(text, 30)).toEqual([])
  })
})

describe('pods that are near', () => {
  const AT = `spec.affinity.podAffinity.${REQUIRED}[0]`
  const affinity = (text: string) => `affinity: {podAffinity: {${REQUIRED}: [{topologyKey: zone, ${text}}]}}`

  it.each([
    [
      'a selector that is wrong',
      'labelSelector: {matchExpressions: [{key: a, operator: In}]}',
      [`required-value ${AT}.labelSelector.matchExpressions[0].values`],
    ],
    ['a namespace that is none', 'labelSelector: {}, namespaces: [A]', [`invalid-value ${AT}.namespace`]],
    [
      'keys without a selector',
      'matchLabelKeys: [a]',
      [`api-warning ${AT}.labelSelector`, `forbidden-field ${AT}.matchLabelKeys`],
    ],
    [
      'a key in both lists',
      'labelSelector: {}, matchLabelKeys: [a], mismatchLabelKeys: [a]',
      [`invalid-value ${AT}.matchLabelKeys[0]`],
    ],
    ['keys that are none', 'labelSelector: {}, mismatchLabelKeys: [a b]', [`invalid-value ${AT}.mismatchLabelKeys[0]`]],
  ])('may not have %s', (_, text, findings) => expect(blamed(pod(affinity(text)))).toEqual(findings))

  it('have no selector, with a warning since 1.28', () => {
    expect(blamed(pod(affinity('namespaces: [a]')))).toEqual([`api-warning ${AT}.labelSelector`])
    expect(blamed(pod(affinity('namespaces: [a]')), 27)).toEqual([])
  })

  it('are selected by the labels of the pod itself, which may not stand in the selector too', () => {
    const twice = affinity('labelSelector: {matchLabels: {app: a}}, matchLabelKeys: [app]')
    expect(said(labelled('{app: a}', twice))).toEqual([`invalid-value ${AT}[0] ▸ app`])
    expect(blamed(labelled('{other: a}', twice))).toEqual([])
    expect(blamed(labelled('{app: a}', twice), 30)).toEqual([`ignored-field ${AT}.matchLabelKeys`])
    expect(blamed(deploymentWith('', twice))).toEqual([])
  })
})

describe('topology spread constraints', () => {
  const AT = 'spec.topologySpreadConstraints[0]'
  const spread = (text: string) => `topologySpreadConstraints: [{topologyKey: zone, ${text}}]`
  const FINE = 'maxSkew: 1, whenUnsatisfiable: DoNotSchedule'

  it.each([
    ['without skew', 'whenUnsatisfiable: DoNotSchedule, labelSelector: {}', [`invalid-value ${AT}.maxSkew`]],
    ['without what else to do', 'maxSkew: 1, labelSelector: {}', [`unsupported-value ${AT}.whenUnsatisfiable`]],
    [
      'with domains that are not needed',
      'maxSkew: 1, minDomains: 2, whenUnsatisfiable: ScheduleAnyway, labelSelector: {}',
      [`invalid-value ${AT}.minDomains`],
    ],
    ['with no domains', `${FINE}, minDomains: 0, labelSelector: {}`, [`invalid-value ${AT}.minDomains`]],
    [
      'with no policy',
      `${FINE}, nodeTaintsPolicy: "", labelSelector: {}`,
      [`unsupported-value ${AT}.nodeTaintsPolicy`],
    ],
    [
      'with a wrong selector',
      `${FINE}, labelSelector: {matchLabels: {a: b c}}`,
      [`invalid-value ${AT}.labelSelector.matchLabels`],
    ],
  ])('may not be %s', (_, text, findings) => expect(blamed(pod(spread(text)))).toEqual(findings))

  it('may not be the same twice', () => {
    const same = `{topologyKey: zone, ${FINE}, labelSelector: {}}`
    expect(said(pod(`topologySpreadConstraints: [${same}, ${same}]`))).toEqual([
      `duplicate-value ${AT}.{topologyKey, whenUnsatisfiable} ▸ zone`,
    ])
  })

  it('have keys beside the selector before 1.34 and in it since', () => {
    const text = labelled('{app: a}', spread(`${FINE}, labelSelector: {matchLabels: {app: a}}, matchLabelKeys: [app]`))
    expect(blamed(text)).toEqual([`invalid-value ${AT}[0]`])
    expect(blamed(text, 33)).toEqual([`invalid-value ${AT}.matchLabelKeys[0]`])
    expect(blamed(text, 26)).toEqual([`ignored-field ${AT}.matchLabelKeys`])
    expect(blamed(pod(spread(`${FINE}, matchLabelKeys: [a]`)), 33)).toContain(`forbidden-field ${AT}.matchLabelKeys`)
  })
})

describe('tolerations', () => {
  const AT = 'spec.tolerations[0]'
  it.each([
    '{operator: Exists}',
    '{key: a, value: b}',
    '{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: -1}',
  ])('may be %s', (text) => expect(said(pod(`tolerations: [${text}]`))).toEqual([]))
  it.each([
    ['of all keys with a value', '{value: a}', [`invalid-value ${AT}.operator`]],
    ['of all values with a value', '{key: a, operator: Exists, value: b}', [`invalid-value ${AT}.operator ▸ b`]],
    ['of a value that is none', '{key: a, value: b c}', [`invalid-value ${AT}.operator ▸ b c`]],
    ['of a key that is none', '{key: a b, operator: Exists}', [`invalid-value ${AT}.key ▸ a b`]],
    [
      'for some time where nothing is evicted',
      '{key: a, operator: Exists, tolerationSeconds: 3}',
      [`invalid-value ${AT}.effect`],
    ],
  ])('may not be %s', (_, text, findings) =>
    expect(said(pod(`tolerations: [${text}]`))).toEqual(findings.map((finding) => expect.stringContaining(finding))),
  )
})
