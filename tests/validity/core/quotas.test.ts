import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

const quota = (spec: string) => `apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: a}\nspec: {${spec}}\n`
const limits = (...items: string[]) =>
  `apiVersion: v1\nkind: LimitRange\nmetadata: {}\nspec: {limits: [${items.map((item) => `{${item}}`).join(', ')}]}\n`

const fine: Record<string, [text: string, minor?: Minor]> = {
  'what can be counted': [
    quota(
      'hard: {pods: 3, requests.cpu: 500m, count/deployments.apps: 2, requests.hugepages-2Mi: 4Mi, requests.example.com/gpu: 1}',
    ),
  ],
  'a scope and what it counts': [
    quota('hard: {cpu: 1, memory: 1Gi, requests.example.com/gpu: 1}, scopes: [NotTerminating]'),
  ],
  'limits without a name': [limits('type: Container, max: {cpu: 1}, min: {cpu: 100m}')],
  'a ratio of the two': [limits('type: Pod, max: {cpu: 2}, min: {cpu: 500m}, maxLimitRequestRatio: {cpu: 4}')],
  claims: [limits('type: PersistentVolumeClaim, max: {storage: 1Ti}')],
  'kinds of others': [limits('type: example.com/thing')],
}

const refused: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'what cannot be counted': [
    quota('hard: {storage: 1, gpu: 1, pods: -1, services: 1.5, "a b": 1}'),
    [
      'invalid-value spec.hard[storage] ▸ storage',
      'invalid-value spec.hard[gpu] ▸ gpu',
      'invalid-value spec.hard[pods] ▸ -1',
      'invalid-value spec.hard[services] ▸ 1.5',
      'invalid-value spec.hard[a b] ▸ "a b"',
    ],
  ],
  'what a scope does not count': [
    quota('hard: {cpu: 1, persistentvolumeclaims: 1}, scopes: [BestEffort]'),
    ['invalid-value spec.scopes ▸ BestEffort', 'invalid-value spec.scopes ▸ BestEffort'],
  ],
  'scopes that exclude each other': [
    quota('scopes: [Terminating, NotTerminating]'),
    ['invalid-value spec.scopes ▸ [Terminating, NotTerminating]'],
  ],
  'scopes that exclude each other, selected': [
    quota(
      'scopeSelector: {matchExpressions: [{scopeName: BestEffort, operator: Exists}, {scopeName: NotBestEffort, operator: Exists}]}',
    ),
    ['invalid-value spec.scopeSelector.matchExpressions ▸ …'],
  ],
  'values for a scope without any': [
    quota('scopeSelector: {matchExpressions: [{scopeName: BestEffort, operator: In, values: [a]}]}'),
    ['invalid-value spec.scopeSelector.matchExpressions.operator ▸ In'],
  ],
  'no value and too many': [
    quota(
      'scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In}, {scopeName: PriorityClass, operator: Exists, values: [a]}]}',
    ),
    [
      'required-value spec.scopeSelector.matchExpressions.values ▸ {scopeName: PriorityClass, operator: In}',
      'invalid-value spec.scopeSelector.matchExpressions.values ▸ [a]',
    ],
  ],
  'the same kind twice': [limits('type: Pod', 'type: Pod'), ['duplicate-value spec.limits[1].type ▸ Pod']],
  'kinds that are none': [
    limits('type: pod', 'type: a b'),
    ['invalid-value spec.limits[0].type ▸ pod', 'invalid-value spec.limits[1].type ▸ a b'],
  ],
  'resources that containers do not have': [
    limits('type: Container, max: {storage: 1}'),
    [
      'invalid-value spec.limits[0].defaultRequest[storage] ▸ storage',
      'invalid-value spec.limits[0].default[storage] ▸ storage',
      'invalid-value spec.limits[0].max[storage] ▸ storage',
    ],
  ],
  'defaults for pods': [
    limits('type: Pod, default: {cpu: 1}, defaultRequest: {cpu: 1}'),
    ['forbidden-field spec.limits[0].default ▸ {cpu: 1}', 'forbidden-field spec.limits[0].defaultRequest ▸ {cpu: 1}'],
  ],
  'claims without storage': [
    limits('type: PersistentVolumeClaim, max: {cpu: 1}'),
    ['required-value spec.limits[0].limits ▸ {type: PersistentVolumeClaim, max: {cpu: 1}}'],
  ],
  'a minimum above the maximum, three times in what a container gets': [
    limits('type: Container, min: {cpu: 2}, max: {cpu: 1}'),
    [
      'invalid-value spec.limits[0].min[cpu] ▸ 2',
      'invalid-value spec.limits[0].defaultRequest[cpu] ▸ 1',
      'invalid-value spec.limits[0].default[cpu] ▸ 1',
    ],
  ],
  'a default above the maximum': [
    limits('type: Container, max: {cpu: 1}, default: {cpu: 2}, defaultRequest: {cpu: 1}'),
    ['invalid-value spec.limits[0].default[cpu] ▸ 2'],
  ],
  'a ratio below one': [
    limits('type: Pod, maxLimitRequestRatio: {cpu: 500m}'),
    ['invalid-value spec.limits[0].maxLimitRequestRatio[cpu] ▸ 500m'],
  ],
  'a ratio above what the bounds allow': [
    limits('type: Pod, min: {cpu: 1}, max: {cpu: 2}, maxLimitRequestRatio: {cpu: 3}'),
    ['invalid-value spec.limits[0].maxLimitRequestRatio[cpu] ▸ 3'],
  ],
  'different amounts of what cannot be shared': [
    limits('type: Container, default: {example.com/gpu: 2}, defaultRequest: {example.com/gpu: 1}'),
    ['invalid-value spec.limits[0].defaultRequest[example.com/gpu] ▸ 1'],
  ],
}

const warned: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'of requests above limits': [
    quota('hard: {cpu: 2, limits.cpu: 1, requests.memory: 2Gi, limits.memory: 1Gi}'),
    ['api-warning spec.hard[cpu] ▸ 2', 'api-warning spec.hard[requests.memory] ▸ 2Gi'],
  ],
}

describe('quotas and limits', () => {
  it.each(Object.entries(fine))('may be %s', (_, [text, minor]) => expect(said(text, minor)).toEqual([]))

  it.each(Object.entries(refused))('may not be %s', (_, [text, expected, minor]) =>
    expect(said(text, minor).map(shorten)).toEqual(expected),
  )

  it.each(Object.entries(warned))('is warned %s', (_, [text, expected, minor]) =>
    expect(said(text, minor).map(shorten)).toEqual(expected),
  )
})

function shorten(line: string): string {
  return line.length > 130 ? `${line.slice(0, line.indexOf(' ▸'))} ▸ …` : line
}
