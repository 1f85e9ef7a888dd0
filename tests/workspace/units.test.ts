import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitUnits } from '../../src/workspace/units.ts'
import { resource, words } from './resources.ts'

const split = (...given: string[]) =>
  splitUnits(given.map((each) => resource(each))).map((unit) =>
    unit.resources.map((each) => `${words(each)} ${each.origin.file}`),
  )

describe('splitUnits', () => {
  test('keeps everything together that is defined once', () => {
    expect(split('Service a in web/a.yaml', 'Service b in db/b.yaml')).toHaveLength(1)
  })

  test('keeps what is defined twice in one folder together', () => {
    expect(split('Service a in web/a.yaml', 'Service a in web/b.yaml')).toHaveLength(1)
  })

  test('separates folders that define the same resource, with what lies in and above them', () => {
    expect(
      split(
        'Namespace shop in ns.yaml',
        'Service a in dev/a.yaml',
        'Secret s in dev/more/s.yaml',
        'Service a in prod/a.yaml',
        'Service x in tools/x.yaml',
      ),
    ).toEqual([
      ['Service a dev/a.yaml', 'Secret s dev/more/s.yaml', 'Namespace shop ns.yaml'],
      ['Namespace shop ns.yaml', 'Service a prod/a.yaml'],
      ['Namespace shop ns.yaml', 'Service x tools/x.yaml'],
    ])
  })

  test('takes a folder within a folder for a unit of its own', () => {
    expect(split('Service a in app/test/a.yaml', 'Service b in app/b.yaml', 'Service a in app/a.yaml')).toEqual([
      ['Service a app/a.yaml', 'Service b app/b.yaml'],
      ['Service a app/test/a.yaml'],
    ])
  })

  test.each([
    ['another namespace', 'Service x/a in dev/a.yaml', 'Service y/a in prod/a.yaml', 1],
    ['another kind', 'Service a in dev/a.yaml', 'Secret a in prod/a.yaml', 1],
    ['no name', 'Service x/ in dev/a.yaml', 'Service x/ in prod/a.yaml', 1],
    ['the default namespace, written once', 'Service a in dev/a.yaml', 'Service default/a in prod/a.yaml', 2],
    ['absolute paths', 'Service a in /a.yaml', 'Service a in /prod/a.yaml', 2],
    ['the folder where the run starts', 'Service a in a.yaml', 'Service a in prod/a.yaml', 2],
  ])('%s', (_, one, two, count) => expect(split(one, two)).toHaveLength(count))

  test('puts every resource into some unit, whatever the folders', () => {
    const folder = fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }).map((steps) => [...steps, 'f.yaml'].join('/'))
    const some = fc.record({ folder, name: fc.constantFrom('x', 'y', 'z') })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (given) => {
        const resources = given.map(({ folder, name }) => resource(`Service ${name} in ${folder}`))
        const units = splitUnits(resources)
        expect(new Set(units.flatMap((unit) => unit.resources))).toEqual(new Set(resources))
        for (const { resources: members } of units) {
          const files = members.map(({ origin }) => origin.file)
          expect(files).toEqual([...files].sort())
        }
      }),
    )
  })
})
