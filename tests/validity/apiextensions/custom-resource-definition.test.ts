import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

interface Parts {
  name?: string
  annotations?: string
  spec?: string
  names?: string
  versions?: string
  group?: string
}

const NAMES = 'plural: lamps, kind: Lamp'
const VERSION = 'name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}'

/** A definition of lamps.example.com (flow YAML). */
function definition(parts: Parts = {}): string {
  const { name = 'lamps.example.com', annotations = '', spec = '', names = NAMES, versions = `[{${VERSION}}]` } = parts
  const { group = 'example.com' } = parts
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ${name}, annotations: {${annotations}}}
spec: {group: ${group}, scope: Namespaced, names: {${names}}, versions: ${versions}, ${spec}}
`
}

function version(more: string): Parts {
  return { versions: `[{${VERSION}, ${more}}]` }
}

const fine: Record<string, Parts> = {
  'with the least': {},
  'with all names': {
    names: `${NAMES}, singular: lamp, listKind: LampList, shortNames: [lp], categories: [all]`,
  },
  'of a protected group with an approval': {
    name: 'lamps.k8s.io',
    group: 'k8s.io',
    annotations: 'api-approved.kubernetes.io: "https://example.com/pull/1"',
  },
  'with columns': version(
    'additionalPrinterColumns: [{name: Size, type: integer, jsonPath: .spec.size, format: int32}]',
  ),
  'with subresources': version(
    'subresources: {status: {}, scale: {specReplicasPath: .spec.n, statusReplicasPath: .status.n}}',
  ),
  'with a deprecated version': version('deprecated: true, deprecationWarning: "use v2, really"'),
  'with a converting Service': {
    spec: 'conversion: {strategy: Webhook, webhook: {clientConfig: {service: {name: a, namespace: b, path: /c}}, conversionReviewVersions: [v1]}}',
  },
}

const refused: Record<string, [Parts, string[]]> = {
  'another name': [{ name: 'lamp.example.com' }, ['invalid-value metadata.name ▸ lamp.example.com']],
  'a group of one label': [{ name: 'lamps.example', group: 'example' }, ['invalid-value spec.group ▸ example']],
  'a protected group': [
    { name: 'lamps.k8s.io', group: 'k8s.io' },
    ['required-value metadata.annotations[api-approved.kubernetes.io] ▸ annotations'],
  ],
  'a protected group and a wrong approval': [
    { name: 'lamps.k8s.io', group: 'k8s.io', annotations: 'api-approved.kubernetes.io: "yes"' },
    ['invalid-value metadata.annotations[api-approved.kubernetes.io] ▸ "yes"'],
  ],
  'no kind': [
    { names: 'plural: lamps' },
    [
      'required-value spec.names.kind ▸ names',
      'required-value spec.names.singular ▸ names',
      'required-value spec.names.listKind ▸ names',
    ],
  ],
  'names of no form': [
    { names: 'plural: lamps, kind: Lamp, singular: La_mp, listKind: 1List, shortNames: [Lp], categories: [a.b]' },
    [
      'invalid-value spec.names.singular ▸ La_mp',
      'invalid-value spec.names.listKind ▸ 1List',
      'invalid-value spec.names.shortNames[0] ▸ Lp',
      'invalid-value spec.names.categories[0] ▸ a.b',
    ],
  ],
  'a kind of no form, of which other names are made': [
    { names: 'plural: lamps, kind: My_Lamp' },
    [
      'invalid-value spec.names.kind ▸ My_Lamp',
      'invalid-value spec.names.singular ▸ My_Lamp',
      'invalid-value spec.names.listKind ▸ My_Lamp',
    ],
  ],
  'lists of the kind of their items': [
    { names: `${NAMES}, listKind: Lamp` },
    ['invalid-value spec.names.listKind ▸ Lamp'],
  ],
  'unknown fields': [{ spec: 'preserveUnknownFields: true' }, ['invalid-value spec.preserveUnknownFields ▸ true']],
  'no versions': [{ versions: '[]' }, ['invalid-value spec.versions ▸ []', 'invalid-value status.storedVersions ▸ []']],
  'a version that is not stored': [
    { versions: '[{name: v1, served: true, storage: false, schema: {openAPIV3Schema: {}}}]' },
    [
      'invalid-value spec.versions ▸ [{name: v1, served: true, storage: false, schema: {openAPIV3Schema: {}}}]',
      'invalid-value status.storedVersions ▸ [{name: v1, served: true, storage: false, schema: {openAPIV3Schema: {}}}]',
      'required-value spec.versions[0].schema.openAPIV3Schema.type ▸ openAPIV3Schema',
    ],
  ],
  'a version of no form': [
    { versions: `[{${VERSION.replace('v1', 'V1')}}]` },
    ['invalid-value spec.version ▸ V1', 'invalid-value spec.versions[0].name ▸ V1'],
  ],
  'a version without schema': [
    { versions: '[{name: v1, served: true, storage: true}]' },
    ['required-value spec.versions[0].schema.openAPIV3Schema ▸ {name: v1, served: true, storage: true}'],
  ],
  'a warning of no deprecation': [
    version('deprecationWarning: go'),
    ['invalid-value spec.versions[0].deprecationWarning ▸ go'],
  ],
  'a warning in two lines': [
    version('deprecated: true, deprecationWarning: "a\\nb"'),
    ['invalid-value spec.versions[0].deprecationWarning ▸ "a\\nb"'],
  ],
  'a column of no form': [
    version('additionalPrinterColumns: [{name: A, type: text, format: int16, jsonPath: spec.a}]'),
    [
      'invalid-value spec.versions[0].additionalPrinterColumns[0].type ▸ text',
      'invalid-value spec.versions[0].additionalPrinterColumns[0].format ▸ int16',
      'invalid-value spec.versions[0].additionalPrinterColumns[0].jsonPath ▸ spec.a',
    ],
  ],
  'scale paths that lead elsewhere': [
    version(
      'subresources: {scale: {specReplicasPath: .status.n, statusReplicasPath: status.n, labelSelectorPath: .x}}',
    ),
    [
      'invalid-value spec.versions[0].subresources.scale.specReplicasPath ▸ .status.n',
      'invalid-value spec.versions[0].subresources.scale.statusReplicasPath ▸ status.n',
      'invalid-value spec.versions[0].subresources.scale.labelSelectorPath ▸ .x',
    ],
  ],
  'a webhook that is not asked': [
    { spec: 'conversion: {strategy: None, webhook: {clientConfig: {url: x}, conversionReviewVersions: [v1]}}' },
    [
      'forbidden-field spec.conversion.webhook.clientConfig ▸ {url: x}',
      'forbidden-field spec.conversion.conversionReviewVersions ▸ [v1]',
    ],
  ],
  'a webhook without address': [
    { spec: 'conversion: {strategy: Webhook}' },
    [
      'required-value spec.conversion.webhook.clientConfig ▸ conversion',
      'required-value spec.conversion.conversionReviewVersions ▸ conversion',
    ],
  ],
  'a webhook with bad address and reviews': [
    {
      spec: 'conversion: {strategy: Webhook, webhook: {clientConfig: {url: "http://a.b"}, conversionReviewVersions: [v2, v2]}}',
    },
    [
      'invalid-value spec.conversion.webhook.clientConfig.url ▸ "http://a.b"',
      'invalid-value spec.conversion.conversionReviewVersions[1] ▸ v2',
      'invalid-value spec.conversion.conversionReviewVersions ▸ [v2, v2]',
    ],
  ],
  'a webhook Service without names': [
    {
      spec: 'conversion: {strategy: Webhook, webhook: {clientConfig: {service: {port: 0, path: c}}, conversionReviewVersions: [v1]}}',
    },
    [
      'required-value spec.conversion.webhook.clientConfig.service.namespace ▸ service',
      'required-value spec.conversion.webhook.clientConfig.service.name ▸ service',
      'invalid-value spec.conversion.webhook.clientConfig.service.port ▸ 0',
      'invalid-value spec.conversion.webhook.clientConfig.service.path ▸ c',
    ],
  ],
}

describe('a definition', () => {
  it.each(Object.entries(fine))('%s is fine', (_, parts) => expect(said(definition(parts))).toEqual([]))
  it.each(Object.entries(refused))('with %s is refused', (_, [parts, expected]) =>
    expect(said(definition(parts)).sort()).toEqual([...expected].sort()),
  )
})

const FIELDS =
  'schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {a: {type: string}, b: {type: array, items: {type: string}}}}, metadata: {type: object, properties: {name: {type: string}}}}}}'

describe('selectable fields', () => {
  const judge = (fields: string, minor?: Minor) =>
    said(
      definition({ versions: `[{name: v1, served: true, storage: true, ${FIELDS}, selectableFields: ${fields}}]` }),
      minor,
    )

  it('may name a string', () => expect(judge('[{jsonPath: .spec.a}]')).toEqual([]))

  it.each([
    ['.spec.c', 'invalid-value'],
    ['spec.a', 'invalid-value'],
    ['.spec.b', 'invalid-value'],
    [".spec['a']", 'invalid-value'],
    ['.metadata.name', 'invalid-value'],
    ['', 'required-value'],
  ])('may not name %j', (path, rule) => {
    const [first] = judge(`[{jsonPath: ${JSON.stringify(path)}}]`)
    expect(first).toMatch(`${rule} spec.versions[0].selectableFields[0].jsonPath ▸`)
  })

  it('may not be named twice', () => {
    expect(judge('[{jsonPath: .spec.a}, {jsonPath: .spec.a}]')).toEqual([
      'duplicate-value spec.versions[0].selectableFields[1].jsonPath ▸ .spec.a',
    ])
  })
})

describe('a definition in v1beta1', () => {
  const old = (spec: string) => `apiVersion: apiextensions.k8s.io/v1beta1
kind: CustomResourceDefinition
metadata: {name: lamps.example.com}
spec: {group: example.com, scope: Namespaced, names: {${NAMES}}, ${spec}}
`
  it.each([
    ['one version and no schema', 'version: v1'],
    [
      'a schema that is not structural',
      'version: v1, validation: {openAPIV3Schema: {properties: {spec: {minimum: 1}}}}',
    ],
    [
      'a webhook that needs no reviews',
      'version: v1, preserveUnknownFields: false, validation: {openAPIV3Schema: {type: object}}, conversion: {strategy: Webhook, webhookClientConfig: {url: "https://a.b"}}',
    ],
  ])('may have %s', (_, spec) => expect(said(old(spec), 20).filter((line) => !line.startsWith('ignored'))).toEqual([]))

  it.each([
    [
      'a default',
      'version: v1, validation: {openAPIV3Schema: {type: object, properties: {spec: {type: integer, default: 1}}}}',
      ['forbidden-field spec.validation.openAPIV3Schema.properties[spec].default ▸ 1'],
    ],
    [
      'a schema that is not structural and prunes',
      'version: v1, preserveUnknownFields: false, validation: {openAPIV3Schema: {type: object, properties: {spec: {minimum: 1}}}}',
      ['required-value spec.validation.openAPIV3Schema.properties[spec].type ▸ spec'],
    ],
    [
      'the same schema at the top and in a version',
      'versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}], validation: {openAPIV3Schema: {type: object}}',
      [
        'invalid-value spec.versions ▸ [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]',
        'forbidden-field spec.validation ▸ {openAPIV3Schema: {type: object}}',
      ],
    ],
    [
      'a webhook while it keeps unknown fields',
      'version: v1, conversion: {strategy: Webhook, webhookClientConfig: {url: "https://a.b"}}',
      ['invalid-value spec.conversion.strategy ▸ Webhook'],
    ],
    [
      'another version than its first',
      'version: v2, versions: [{name: v1, served: true, storage: true}]',
      ['invalid-value spec.version ▸ v2'],
    ],
  ])('may not have %s', (_, spec, expected) => expect(said(old(spec), 20)).toEqual(expected))
})
