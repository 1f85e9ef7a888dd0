import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { checkFiles, show } from '../../helpers/check.ts'

const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: boats.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: boats, kind: Boat}
  versions:
  - name: v1
    served: true
    storage: true
    subresources: {scale: {specReplicasPath: .spec.sailors, statusReplicasPath: .status.sailors, labelSelectorPath: .status.selector}}
    schema:
      openAPIV3Schema:
        type: object
        properties:
          metadata: {type: object, properties: {name: {type: string, maxLength: 20}}}
          spec:
            type: object
            properties:
              sailors: {x-kubernetes-preserve-unknown-fields: true, nullable: true}
              pod: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}
              shaped:
                type: object
                x-kubernetes-embedded-resource: true
                properties: {kind: {type: string, default: Pod}, metadata: {type: object, required: [labels]}}
          status: {x-kubernetes-preserve-unknown-fields: true}
`

const RULED = DEFINITION.replaceAll('oat', 'ell').replace(
  'sailors: {x-',
  'x: {type: string, maxLength: 2, x-kubernetes-validations: [{rule: "true"}]}\n              sailors: {x-',
)

/** What servers say of a Boat with this (flow YAML), or of another kind. */
function said(rest: string, { kind = 'Boat', minor = 36 }: { kind?: string; minor?: Minor } = {}): string[] {
  const text = `apiVersion: example.com/v1\nkind: ${kind}\n${rest}\n`
  const files = { 'boat.yaml': text, 'definition.yaml': `${DEFINITION}---\n${RULED}` }
  return checkFiles(files, { preset: 'server', versions: { from: minor, to: minor } })
    .findings.filter(({ file }) => file === 'boat.yaml')
    .map((finding) => `${finding.rule} ${show(finding, text)}`)
    .sort()
}

const NAMED = 'metadata: {name: a}'

describe('the metadata of a custom resource', () => {
  it.each([
    ['a name', NAMED],
    ['a prefix for one', 'metadata: {generateName: a-}'],
    ['a finalizer with a domain', 'metadata: {name: a, finalizers: [example.com/clean, foregroundDeletion]}'],
  ])('may have %s', (_, rest) => expect(said(rest)).toEqual([]))

  it.each([
    ['no name', 'metadata: {}', ['required-value metadata.name ▸ metadata']],
    ['a name in capitals', 'metadata: {name: Boat}', ['invalid-value metadata.name ▸ Boat']],
    [
      'a name that its schema refuses',
      `metadata: {name: ${'a'.repeat(21)}}`,
      [`too-long metadata.name ▸ ${'a'.repeat(21)}`],
    ],
    ['a label of no form', 'metadata: {name: a, labels: {a: b c}}', ['invalid-value metadata.labels ▸ b c']],
    [
      'an owner without uid',
      'metadata: {name: a, ownerReferences: [{apiVersion: v1, kind: Pod, name: p}]}',
      ['invalid-value metadata.ownerReferences.uid ▸ {apiVersion: v1, kind: Pod, name: p}'],
    ],
    [
      'a finalizer of no form',
      'metadata: {name: a, finalizers: ["a b"]}',
      ['invalid-value metadata.finalizers ▸ "a b"'],
    ],
  ])('may not have %s', (_, rest, expected) => expect(said(rest)).toEqual(expected))

  it('is warned about with a finalizer without domain, since 1.29', () => {
    const rest = 'metadata: {name: a, finalizers: [clean]}'
    expect(said(rest, { minor: 28 })).toEqual([])
    expect(said(rest, { minor: 29 })).toEqual(['api-warning metadata.finalizers ▸ clean'])
  })

  it('has labels of a form even where there is no definition', () => {
    expect(said('metadata: {name: A B, labels: {a: b c}}', { kind: 'Raft' })).toContain(
      'invalid-value metadata.labels ▸ b c',
    )
    expect(said('metadata: {name: A B}', { kind: 'Raft' }).join()).not.toContain('metadata.name')
  })
})

describe('an embedded resource', () => {
  const pod = (fields: string) => said(`${NAMED}\nspec: {pod: {${fields}}}`)

  it('may be of any kind', () => expect(pod('apiVersion: a.b/v1, kind: Some, metadata: {name: A b}')).toEqual([]))

  it.each([
    ['without kind', 'apiVersion: v1', ['required-value spec.pod.kind ▸ pod']],
    ['of no kind', 'apiVersion: v1, kind: ""', ['invalid-value spec.pod.kind ▸ ""']],
    ['of an odd kind', 'apiVersion: v1, kind: P_d', ['invalid-value spec.pod.kind ▸ P_d']],
    ['of no version', 'apiVersion: a/b/c, kind: Pod', ['invalid-value spec.pod.apiVersion ▸ a/b/c']],
    [
      'with a path as name',
      'apiVersion: v1, kind: Pod, metadata: {name: a/b}',
      ['invalid-value spec.pod.metadata.name ▸ a/b'],
    ],
    [
      'with a label of no form',
      'apiVersion: v1, kind: Pod, metadata: {labels: {x: y z}}',
      ['invalid-value spec.pod.metadata.labels ▸ y z'],
    ],
    [
      'with labels of the wrong type',
      'apiVersion: v1, kind: Pod, metadata: {labels: [a]}',
      ['wrong-type spec.pod.metadata.labels ▸ [a]'],
    ],
  ])('may not be %s', (_, fields, expected) => expect(pod(fields)).toEqual(expected))

  it('is of the kind that is its default, and empty labels are none', () => {
    const shaped = (labels: string) => said(`${NAMED}\nspec: {shaped: {apiVersion: v1, metadata: {labels: ${labels}}}}`)
    expect(shaped('{a: b}')).toEqual([])
    expect(shaped('{}')).toEqual(['required-value spec.shaped.metadata.labels ▸ {}'])
  })
})

describe('a scale', () => {
  it.each([
    ['replicas', `${NAMED}\nspec: {sailors: 3}`],
    ['nothing', NAMED],
    ['null', `${NAMED}\nspec: ~`],
  ])('may be read from %s', (_, rest) => expect(said(rest)).toEqual([]))

  it.each([
    ['a text', 'spec: {sailors: "3"}', ['invalid-value .spec.sailors ▸ "3"']],
    ['null', 'spec: {sailors: ~}', ['invalid-value .spec.sailors ▸ ~']],
    ['less than none', 'spec: {sailors: -1}', ['invalid-value .spec.sailors ▸ -1']],
    ['more than there can be', 'spec: {sailors: 2147483648}', ['invalid-value .spec.sailors ▸ 2147483648']],
    [
      'a list on the way',
      'status: [a]',
      ['invalid-value .status.sailors ▸ [a]', 'invalid-value .status.selector ▸ [a]'],
    ],
    ['a number as selector', 'status: {selector: 1}', ['invalid-value .status.selector ▸ 1']],
  ])('may not be read from %s', (_, rest, expected) => expect(said(`${NAMED}\n${rest}`)).toEqual(expected))
})

describe('rules of a definition', () => {
  const bell = (x: string, minor: Minor) =>
    said(`${NAMED}\nspec: {x: ${x}}`, { kind: 'Bell', minor }).map((line) => line.split(' ▸')[0])

  it('are not checked beside some errors', () => {
    expect(bell('abc', 36)).toEqual(['invalid-value ', 'too-long spec.x'])
    expect(bell('abc', 24)).toEqual(['too-long spec.x'])
    expect(bell('ab', 36)).toEqual([])
  })
})
