import { expect, it } from 'vitest'
import { blamed, said } from '../../helpers/validity.ts'

const priority = (name: string, more: string) =>
  `{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: ${name}}, ${more}}`

it.each([
  ['high', 'value: 1000000000'],
  ['low', 'value: -5'],
  ['system-node-critical', 'value: 2000001000'],
])('a PriorityClass may be called %s with %s', (name, more) => expect(said(priority(name, more))).toEqual([]))

it.each([
  ['high', 'value: 1000000001', ['forbidden-field value']],
  ['system-mine', 'value: 1', ['forbidden-field metadata.name']],
  ['system-node-critical', 'value: 1', ['forbidden-field metadata.name']],
  ['system-cluster-critical', 'value: 2000000000, globalDefault: true', ['forbidden-field metadata.name']],
  ['low', 'value: 1, preemptionPolicy: ""', ['required-value preemptionPolicy']],
])('a PriorityClass may not be called %s with %s', (name, more, expected) =>
  expect(blamed(priority(name, more))).toEqual(expected),
)
