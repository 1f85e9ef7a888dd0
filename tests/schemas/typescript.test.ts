import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readFolder } from '../../scripts/schemas/folder.ts'
import { printTypescript } from '../../scripts/schemas/typescript.ts'

const print = (types: object) =>
  printTypescript(new Map([['apps-v1.json', JSON.stringify({ kinds: {}, types })]]))
    .get('apps-v1.ts')
    ?.split('\n')
    .slice(1)
    .join('\n')

const field = (...types: string[]) => {
  const variants = types.map((type) => ({ type }))
  const file = print({ Any: { fields: { field: variants.length === 1 ? variants[0] : variants } } })
  return /field\?: (.*)/.exec(file ?? '')?.[1]
}

it.each([
  ['string', 'string'],
  ['int64', 'number'],
  ['micro-time', 'string'],
  ['quantity', 'string | number'],
  ['[]Container', 'readonly Container[]'],
  ['[]int-or-string', 'readonly (string | number)[]'],
  ['[][]string', 'readonly (readonly string[])[]'],
  ['map[string]quantity', 'Readonly<Record<string, string | number>>'],
  ['map[string][]string', 'Readonly<Record<string, readonly string[]>>'],
  ['[]core-v1.Pod', 'readonly coreV1.Pod[]'],
])('prints %s as %s', (expression, expected) => {
  expect(field(expression)).toBe(expected)
})

it('prints a field whose type changed as a union', () => {
  expect(field('string', 'core-v1.Pod')).toBe('string | coreV1.Pod')
  expect(field('int32', 'int64')).toBe('number')
})

it('refuses a word that is no type', () => {
  expect(() => field('[]float')).toThrow('"float" is no type')
})

it('imports what it names and quotes what needs it', () => {
  expect(
    print({
      Free: { any: true },
      None: {},
      Some: {
        fields: { $ref: { type: 'string' }, 'x-y': { type: 'boolean' }, metadata: { type: 'meta-v1.ObjectMeta' } },
      },
    }),
  ).toBe(`import type * as metaV1 from './meta-v1.ts'

export type Free = any

export type None = Readonly<Record<string, never>>

export interface Some {
  readonly $ref?: string
  readonly 'x-y'?: boolean
  readonly metadata?: metaV1.ObjectMeta
}
`)
})

it('is what the source folder has', () => {
  const folder = 'src/validity/types'
  const written = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  expect(written).toEqual(printTypescript(readFolder('schemas')))
})
