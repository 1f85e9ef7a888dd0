import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

const event = (more: string, metadata = 'name: a') => `apiVersion: v1\nkind: Event\nmetadata: {${metadata}}\n${more}\n`
const newEvent = (more: string, version = 'v1') =>
  `apiVersion: events.k8s.io/${version}\nkind: Event\nmetadata: {name: a}\n${more}\n`
const TIME = 'eventTime: "2024-01-01T00:00:00.000000Z"'
const ALL = `${TIME}\nreportingController: a.b/c\nreportingInstance: d\naction: e\nreason: f\ntype: Normal`

const fine: Record<string, [text: string, minor?: Minor]> = {
  'about a node': [event('involvedObject: {kind: Node, name: b}')],
  'with a free name': [event('involvedObject: {namespace: default}', 'name: A b')],
  'in the namespace of its object': [event('involvedObject: {namespace: b}', 'name: a, namespace: b')],
  'about the cluster': [
    event(`${ALL.replace('reportingController', 'reportingComponent')}`, 'name: a, namespace: kube-system'),
  ],
  'of the new API': [newEvent(ALL)],
}

const refused: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'in another namespace than its object': [
    event('involvedObject: {namespace: b}'),
    ['invalid-value involvedObject.namespace ▸ b'],
  ],
  'about an object without a namespace, in one': [
    event('involvedObject: {name: b}', 'name: a, namespace: b'),
    ['invalid-value involvedObject.namespace ▸ involvedObject'],
  ],
  'with a time only': [
    event(TIME),
    [
      'required-value action ▸ apiVersion',
      'required-value reason ▸ apiVersion',
      'required-value reportingComponent ▸ apiVersion',
      'required-value reportingInstance ▸ apiVersion',
    ],
  ],
  'with a time only in old versions': [
    event(TIME),
    [
      'required-value action ▸ apiVersion',
      'required-value reason ▸ apiVersion',
      'required-value reportingController ▸ apiVersion',
      'required-value reportingInstance ▸ apiVersion',
    ],
    24,
  ],
  'with long words': [
    event(
      `${ALL.replace('reportingController', 'reportingComponent').replace('action: e', `action: ${'e'.repeat(129)}`)}\nmessage: ${'x'.repeat(1025)}`,
    ),
    ['invalid-value action ▸ …', 'invalid-value message ▸ …'],
  ],
  'of the new API without a time': [
    newEvent(''),
    ['invalid-value type ▸ apiVersion', 'required-value eventTime ▸ apiVersion'],
  ],
  'of the new API with what old ones have': [
    newEvent(
      `${ALL}\ndeprecatedCount: 1\ndeprecatedSource: {host: a}\ndeprecatedFirstTimestamp: "2024-01-01T00:00:00Z"\nseries: {count: 1, lastObservedTime: "2024-01-01T00:00:00.000000Z"}`,
    ),
    [
      'invalid-value count ▸ 1',
      'invalid-value source ▸ {host: a}',
      'invalid-value firstTimestamp ▸ "2024-01-01T00:00:00Z"',
      'invalid-value series.count ▸ 1',
    ],
  ],
  'of the new API with a name like a sentence': [
    newEvent(ALL).replace('name: a', 'name: A b'),
    ['invalid-value metadata.name ▸ A b'],
  ],
}

describe('an Event', () => {
  it.each(Object.entries(fine))('may be %s', (_, [text, minor]) => expect(said(text, minor)).toEqual([]))

  it.each(Object.entries(refused))('may not be %s', (_, [text, expected, minor]) =>
    expect(said(text, minor).map(shorten)).toEqual(expected),
  )
})

function shorten(line: string): string {
  return line.length > 130 ? `${line.slice(0, line.indexOf(' ▸'))} ▸ …` : line
}
