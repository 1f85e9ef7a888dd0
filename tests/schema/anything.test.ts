import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPath } from '../../src/model/path.ts'
import { checkSchema } from '../../src/schema/check.ts'
import { CustomDefinitions } from '../../src/schema/custom/definitions.ts'
import { parseStream } from '../../src/yaml/parse.ts'
import { store } from '../helpers/store.ts'

/** Whatever stands in a manifest, the schema stage has an answer. */
const heads = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['v1', 'Pod'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
  ['extensions/v1beta1', 'Ingress'],
  ['example.com/v1', 'Thing'],
  ['v1', 'List'],
] as const

const field = fc.constantFrom(
  'apiVersion',
  'kind',
  'metadata',
  'spec',
  'template',
  'containers',
  'volumeClaimTemplates',
  'name',
  'labels',
  'schema',
  'properties',
  'items',
  'type',
  'default',
  '__proto__',
  'constructor',
  'status',
  'rules',
)

const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 1, 1.5, -0, 1e30, '', 'x', '1Gi', 'object', 'array', []),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(field, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value

describe('anything', () => {
  it('gets a verdict', () => {
    const manifest = fc.tuple(
      fc.constantFrom(...heads),
      anything,
      anything,
      fc.integer({ min: 16, max: 36 }),
      fc.nat(20),
    )
    fc.assert(
      fc.property(manifest, ([[apiVersion, kind], spec, metadata, from, more]) => {
        const text = JSON.stringify({ apiVersion, kind, metadata, spec, status: spec })
        const { root } = parseStream(text)[0]!
        if (root?.type !== 'map') return
        const versions = { from, to: Math.min(36, from + more) }
        const { problems } = checkSchema(root, { store: store(), versions, text, customs: new CustomDefinitions() })
        for (const problem of problems) {
          expect(problem.message).not.toMatch(/undefined|NaN|\[object/)
          expect(formatPath(problem.path)).toBeTypeOf('string')
        }
      }),
      { numRuns: 500 },
    )
  })

  it('may stand in a definition and its resources', () => {
    fc.assert(
      fc.property(anything, anything, anything, (schema, spec, versions) => {
        const definition = {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          spec: {
            group: 'example.com',
            names: { kind: 'Thing', plural: 'things' },
            versions: [{ name: 'v1', served: true, schema: { openAPIV3Schema: schema } }, versions],
          },
        }
        const customs = new CustomDefinitions()
        const text = JSON.stringify({ apiVersion: 'example.com/v1', kind: 'Thing', metadata: versions, spec })
        const [first, second] = [JSON.stringify(definition), text].map((one) => parseStream(one)[0]!.root)
        if (first?.type !== 'map' || second?.type !== 'map') return
        customs.add(first)
        const { problems } = checkSchema(second, { store: store(), versions: { from: 30, to: 30 }, text, customs })
        for (const { message } of problems) expect(message).not.toMatch(/undefined|NaN|\[object/)
      }),
      { numRuns: 500 },
    )
  })
})
