import { expect, it } from 'vitest'
import { usageTables } from '../../../../src/lsp/features/completion/usual.ts'
import { valueTable } from '../../../../src/lsp/features/completion/well-known.ts'
import { store } from '../../../helpers/store.ts'

/** The fields of all definitions by their names without group and version. */
const fields = new Map<string, Set<string>>()
for (const name of store().typeNames()) {
  const short = name.slice(name.lastIndexOf('.') + 1)
  const known = fields.get(short) ?? new Set()
  for (const field of store().type(name)!.fields.keys()) known.add(field)
  fields.set(short, known)
}

it('tables of fields name only definitions and fields that there are', () => {
  const unknown = usageTables.flatMap((table) =>
    Object.entries(table).flatMap(([type, text]) =>
      text
        .split(/[ |*]+/)
        .filter((field) => field !== '' && !fields.get(type.split(' ')[0]!)?.has(field))
        .map((field) => `${type}.${field}`),
    ),
  )
  expect(unknown).toEqual([])
})

it('tables of values name only fields that there are', () => {
  const unknown = Object.keys(valueTable).filter((name) => {
    const [type, field] = name.split('.')
    return !fields.get(type!)?.has(field!)
  })
  expect(unknown).toEqual([])
})

it('tables of values name only values that servers take', () => {
  const wrong = Object.entries(valueTable).flatMap(([name, listed]) => {
    const [type, field] = name.split('.') as [string, string]
    const allowed = store()
      .typeNames()
      .filter((each) => each.endsWith(`.${type}`))
      .flatMap((each) => store().type(each)!.fields.get(field) ?? [])
      .flatMap(({ values }) => values ?? [])
      .map(({ value }) => value)
    const texts = typeof listed === 'string' ? listed.split(' ') : listed
    return allowed.length === 0 ? [] : texts.filter((text) => !allowed.includes(text)).map((text) => `${name} ${text}`)
  })
  expect(wrong).toEqual([])
})
