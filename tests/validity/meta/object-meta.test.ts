import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

const map = (metadata: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {${metadata}}\n`
const owners = (...list: string[]) => map(`name: a, ownerReferences: [${list.map((owner) => `{${owner}}`).join(', ')}]`)
const OWNER = 'apiVersion: v1, kind: Pod, name: a, uid: b'
const deployment = (metadata: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {${metadata}}\nspec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: b}]}}}\n`

const fine: Record<string, [text: string, minor?: Minor]> = {
  'a prefix': [map('generateName: a-')],
  'labels of all forms': [map('name: a, labels: {a: "", b: x, app.kubernetes.io/name: v1.2_3-A}')],
  'annotations of any text, keys in any case': [map('name: a, annotations: {Example.com/A: "b, c = d"}')],
  'as many annotations as fit': [map(`name: a, annotations: {a: "${'x'.repeat(262143)}"}`)],
  'standard finalizers': [map('name: a, finalizers: [kubernetes, a.b/c, orphan]')],
  'a generation that the server counts itself': [deployment('name: a, generation: -1')],
  'a label of the wrong type, which is said already': [map('name: a, labels: {a: [b]}').replace('[b]', 'b')],
}

const refused: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'no name': [map('labels: {a: b}'), ['required-value metadata.name ▸ metadata']],
  'a name in capitals': [map('name: My_Map'), ['invalid-value metadata.name ▸ My_Map']],
  'a prefix of which no name comes': [map('generateName: a.-'), ['invalid-value metadata.name ▸ a.-']],
  'a prefix in capitals': [map('generateName: A-'), ['invalid-value metadata.name ▸ A-']],
  'a placeholder as a name': [map('name: "{{ NAME }}"'), ['invalid-value metadata.name ▸ "{{ NAME }}"']],
  'a namespace that is none': [map('name: a, namespace: a.b'), ['invalid-value metadata.namespace ▸ a.b']],
  'a generation below zero': [map('name: a, generation: -1'), ['invalid-value metadata.generation ▸ -1']],
  'labels that are none': [
    map(`name: a, labels: {a b: c, /d: e, f: g h, i: “true”, j: ${'x'.repeat(64)}}`),
    [
      'invalid-value metadata.labels ▸ a b',
      'invalid-value metadata.labels ▸ /d',
      'invalid-value metadata.labels ▸ g h',
      'invalid-value metadata.labels ▸ “true”',
      'invalid-value metadata.labels ▸ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    ],
  ],
  'keys of annotations that are none': [
    map('name: a, annotations: {"a,b/c": d, a b: c}'),
    ['invalid-value metadata.annotations ▸ "a,b/c"', 'invalid-value metadata.annotations ▸ a b'],
  ],
  'too many annotations': [
    map(`name: a, annotations: {a: "${'x'.repeat(262144)}"}`),
    ['too-long metadata.annotations ▸ annotations'],
  ],
  'owners without names': [
    owners('apiVersion: a/b/c', 'kind: Pod'),
    [
      'invalid-value metadata.ownerReferences.kind ▸ {apiVersion: a/b/c}',
      'invalid-value metadata.ownerReferences.name ▸ {apiVersion: a/b/c}',
      'invalid-value metadata.ownerReferences.uid ▸ {apiVersion: a/b/c}',
      'invalid-value metadata.ownerReferences.apiVersion ▸ a/b/c',
      'invalid-value metadata.ownerReferences.apiVersion ▸ {kind: Pod}',
      'invalid-value metadata.ownerReferences.name ▸ {kind: Pod}',
      'invalid-value metadata.ownerReferences.uid ▸ {kind: Pod}',
    ],
  ],
  'an Event as owner': [
    owners('apiVersion: v1, kind: Event, name: a, uid: b'),
    ['invalid-value metadata.ownerReferences ▸ {apiVersion: v1, kind: Event, name: a, uid: b}'],
  ],
  'two controllers': [
    owners(`${OWNER}, controller: true`, 'apiVersion: v1, kind: Pod, name: b, uid: c, controller: true'),
    ['invalid-value metadata.ownerReferences ▸ {apiVersion: v1, kind: Pod, name: b, uid: c, controller: true}'],
  ],
  'finalizers of nobody': [
    map('name: a, finalizers: [x, a b, ""]'),
    [
      'invalid-value metadata.finalizers[0] ▸ x',
      'invalid-value metadata.finalizers ▸ a b',
      'invalid-value metadata.finalizers[1] ▸ a b',
      'invalid-value metadata.finalizers ▸ ""',
      'invalid-value metadata.finalizers[2] ▸ ""',
    ],
  ],
  'finalizers that exclude each other': [
    map('name: a, finalizers: [orphan, foregroundDeletion]'),
    ['invalid-value metadata.finalizers ▸ [orphan, foregroundDeletion]'],
  ],
}

const warned: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'of the same owner twice, who is one controller': [
    owners(`${OWNER}, controller: true`, `${OWNER}, controller: true`),
    ['api-warning metadata.ownerReferences ▸ {apiVersion: v1, kind: Pod, name: a, uid: b, controller: true}'],
  ],
  'of a cluster name in 1.24': [map('name: a, clusterName: b'), ['api-warning metadata.clusterName ▸ b'], 24],
}

describe('metadata', () => {
  it.each(Object.entries(fine))('may be %s', (_, [text, minor]) => expect(said(text, minor)).toEqual([]))

  it.each(Object.entries(refused))('may not be %s', (_, [text, expected, minor]) =>
    expect(said(text, minor)).toEqual(expected),
  )

  it.each(Object.entries(warned))('is warned %s', (_, [text, expected, minor]) =>
    expect(said(text, minor)).toEqual(expected),
  )
})
