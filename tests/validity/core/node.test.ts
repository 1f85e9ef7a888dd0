import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

const node = (more: string, metadata = 'name: a') => `apiVersion: v1\nkind: Node\nmetadata: {${metadata}}\n${more}\n`

const fine: Record<string, [text: string, minor?: Minor]> = {
  'with taints': [node('spec: {taints: [{key: a, effect: NoSchedule}, {key: a, effect: NoExecute}]}')],
  'with a range of each family': [node('spec: {podCIDRs: [10.0.0.0/24, "fd00::/64"]}')],
  'with a single range that wins': [node('spec: {podCIDR: 10.0.0.0/24, podCIDRs: [x, z]}')],
  'with features out of order where they are dropped': [node('status: {declaredFeatures: [B, A]}'), 35],
}

const refused: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'with taints that are none': [
    node('spec: {taints: [{key: a b, value: c d, effect: NoSchedule}]}'),
    ['invalid-value metadata.taints[0].key ▸ a b', 'invalid-value metadata.taints[0].value ▸ c d'],
  ],
  'with a taint twice': [
    node('spec: {taints: [{key: a, value: x, effect: NoSchedule}, {key: a, effect: NoSchedule}]}'),
    ['duplicate-value metadata.taints[1] ▸ {key: a, effect: NoSchedule}'],
  ],
  'with two ranges of a family': [
    node('spec: {podCIDRs: [10.0.0.0/24, 10.0.1.0/24]}'),
    ['invalid-value spec.podCIDRs ▸ [10.0.0.0/24, 10.0.1.0/24]'],
  ],
  'with the same range twice in old versions': [
    node('spec: {podCIDRs: [10.0.0.0/24, 10.0.0.0/24]}'),
    ['invalid-value spec.podCIDRs ▸ [10.0.0.0/24, 10.0.0.0/24]', 'duplicate-value spec.podCIDRs[1] ▸ 10.0.0.0/24'],
    30,
  ],
  'with a range that is none': [node('spec: {podCIDR: 10.0.0.0}'), ['invalid-value spec.podCIDRs[0] ▸ 10.0.0.0']],
  'with amounts that are none': [
    node('status: {capacity: {pods: 1.5, memory: -1}, allocatable: {example.com/gpu: 500m}}'),
    [
      'invalid-value status.capacity.pods ▸ 1.5',
      'invalid-value status.capacity.memory ▸ -1',
      'invalid-value status.allocatable.example.com/gpu ▸ 500m',
    ],
  ],
  'with features out of order': [
    node('status: {declaredFeatures: [B, A, A, a/b]}'),
    [
      'invalid-value status.declaredFeatures[1] ▸ A',
      'duplicate-value status.declaredFeatures[2] ▸ A',
      'invalid-value status.declaredFeatures[3] ▸ a/b',
    ],
  ],
  'with annotations that are no JSON': [
    node(
      '',
      'name: a, annotations: {scheduler.alpha.kubernetes.io/taints: x, scheduler.alpha.kubernetes.io/preferAvoidPods: "[]"}',
    ),
    ['invalid-value metadata.annotations ▸ x', 'invalid-value metadata.annotations.AvoidPods ▸ "[]"'],
  ],
  'with taints in an annotation': [
    node('', 'name: a, annotations: {scheduler.alpha.kubernetes.io/taints: "[{\\"key\\": \\"a\\"}]"}'),
    [
      'required-value metadata.annotations.scheduler.alpha.kubernetes.io/taints[0].effect ▸ scheduler.alpha.kubernetes.io/taints',
    ],
  ],
  'with pods to avoid without a controller': [
    node('', 'name: a, annotations: {scheduler.alpha.kubernetes.io/preferAvoidPods: "{\\"preferAvoidPods\\": [{}]}"}'),
    [
      'required-value metadata.annotations.scheduler.alpha.kubernetes.io/preferAvoidPods[0].PodSignature ▸ "{\\"preferAvoidPods\\": [{}]}"',
    ],
  ],
}

const warned: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'of a field that nothing uses': [node('spec: {externalID: a}'), ['api-warning spec.externalID ▸ a']],
  'of a range in an odd form': [
    node('spec: {podCIDR: "fd00:0::/64"}'),
    ['api-warning spec.podCIDRs[0] ▸ "fd00:0::/64"'],
  ],
}

describe('a Node', () => {
  it.each(Object.entries(fine))('may be %s', (_, [text, minor]) => expect(said(text, minor)).toEqual([]))

  it.each(Object.entries(refused))('may not be %s', (_, [text, expected, minor]) =>
    expect(said(text, minor)).toEqual(expected),
  )

  it.each(Object.entries(warned))('is warned %s', (_, [text, expected, minor]) =>
    expect(said(text, minor)).toEqual(expected),
  )
})
