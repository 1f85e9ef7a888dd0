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

  test('separates folders that define the same resource in the group of before and of now', () => {
    const ingress = (folder: string, group: string) => {
      const given = resource(`Ingress a in ${folder}/a.yaml`)
      return { ...given, gvk: { ...given.gvk, group } }
    }
    expect(splitUnits([ingress('new', 'networking.k8s.io'), ingress('old', 'extensions')])).toHaveLength(2)
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

describe('trees as people have them', () => {
  const filesOf = (...given: string[]) =>
    splitUnits(given.map((each) => resource(each))).map((unit) =>
      unit.resources.map((each) => each.origin.file).join(' '),
    )

  test('one folder for each application, defined once', () => {
    expect(filesOf('Service cart in apps/cart/svc.yaml', 'Service pay in apps/pay/svc.yaml')).toEqual([
      'apps/cart/svc.yaml apps/pay/svc.yaml',
    ])
  })

  test('environments with a base beside them', () => {
    expect(
      filesOf(
        'Service web in base/svc.yaml',
        'Ingress web in overlays/dev/ingress.yaml',
        'Ingress web in overlays/prod/ingress.yaml',
      ),
    ).toEqual(['base/svc.yaml overlays/dev/ingress.yaml', 'base/svc.yaml overlays/prod/ingress.yaml', 'base/svc.yaml'])
  })

  test('applications with a base and overlays each, and something common to all', () => {
    expect(
      filesOf(
        'Secret ca in common/ca.yaml',
        'Service cart in apps/cart/base/svc.yaml',
        'Ingress cart in apps/cart/overlays/dev/ingress.yaml',
        'Ingress cart in apps/cart/overlays/prod/ingress.yaml',
        'Service pay in apps/pay/base/svc.yaml',
        'Secret pay in apps/pay/overlays/dev/secret.yaml',
        'Secret pay in apps/pay/overlays/prod/secret.yaml',
      ),
    ).toEqual([
      'apps/cart/base/svc.yaml apps/cart/overlays/dev/ingress.yaml common/ca.yaml',
      'apps/cart/base/svc.yaml apps/cart/overlays/prod/ingress.yaml common/ca.yaml',
      'apps/pay/base/svc.yaml apps/pay/overlays/dev/secret.yaml common/ca.yaml',
      'apps/pay/base/svc.yaml apps/pay/overlays/prod/secret.yaml common/ca.yaml',
      'apps/cart/base/svc.yaml apps/pay/base/svc.yaml common/ca.yaml',
    ])
  })

  test('overlays that define again what the base has', () => {
    expect(
      filesOf(
        'Deployment web in base/web.yaml',
        'Deployment web in overlays/dev/web.yaml',
        'Secret web in overlays/dev/secret.yaml',
      ),
    ).toEqual(['base/web.yaml', 'overlays/dev/secret.yaml overlays/dev/web.yaml'])
  })

  test('clusters with namespaces that are written', () => {
    expect(
      filesOf(
        'Namespace shop in clusters/eu/ns.yaml',
        'Service shop/web in clusters/eu/shop/web.yaml',
        'Namespace shop in clusters/us/ns.yaml',
        'Service shop/web in clusters/us/shop/web.yaml',
      ),
    ).toEqual(['clusters/eu/ns.yaml clusters/eu/shop/web.yaml', 'clusters/us/ns.yaml clusters/us/shop/web.yaml'])
  })

  test('environments with folders for each application', () => {
    expect(
      filesOf(
        'Service cart in env/dev/cart/svc.yaml',
        'Service pay in env/dev/pay/svc.yaml',
        'Service cart in env/prod/cart/svc.yaml',
        'Service pay in env/prod/pay/svc.yaml',
      ),
    ).toEqual(['env/dev/cart/svc.yaml env/dev/pay/svc.yaml', 'env/prod/cart/svc.yaml env/prod/pay/svc.yaml'])
  })

  test('regions of which one has environments', () => {
    expect(
      filesOf(
        'Service web in eu/web.yaml',
        'Service web in us/dev/web.yaml',
        'Service web in us/prod/web.yaml',
        'Secret key in us/key.yaml',
      ),
    ).toEqual(['eu/web.yaml', 'us/key.yaml', 'us/dev/web.yaml us/key.yaml', 'us/key.yaml us/prod/web.yaml'])
  })

  test('environments by namespace are one unit', () => {
    expect(filesOf('Service dev/web in dev/web.yaml', 'Service prod/web in prod/web.yaml')).toHaveLength(1)
  })

  test('a project that itself lies in a folder called common', () => {
    const at = '/home/common/shop'
    expect(
      filesOf(`Service a in ${at}/dev/a.yaml`, `Service a in ${at}/prod/a.yaml`, `Service t in ${at}/tools/t.yaml`),
    ).toEqual([`${at}/dev/a.yaml`, `${at}/prod/a.yaml`, `${at}/tools/t.yaml`])
  })
})

describe('units that were asked for', () => {
  const unit = (name: string, ...folders: string[]) => ({
    name,
    holds: (place: string) => folders.some((folder) => place.startsWith(`${folder}/`)),
  })
  const filesOf = (units: ReturnType<typeof unit>[], ...given: string[]) =>
    splitUnits(
      given.map((each) => resource(each)),
      { units },
    ).map(({ resources }) => resources.map((each) => each.origin.file).join(' '))

  test('may share files, and what is in none of them is split by folders', () => {
    expect(
      filesOf(
        [unit('dev', 'base', 'dev'), unit('prod', 'base', 'prod')],
        'Service b in base/b.yaml',
        'Service a in dev/a.yaml',
        'Service a in prod/a.yaml',
        'Service t in one/t.yaml',
        'Service t in two/t.yaml',
      ),
    ).toEqual(['base/b.yaml dev/a.yaml', 'base/b.yaml prod/a.yaml', 'one/t.yaml', 'two/t.yaml'])
  })

  test('need not hold anything', () => {
    expect(filesOf([unit('gone', 'gone')], 'Service a in dev/a.yaml')).toEqual(['dev/a.yaml'])
    expect(filesOf([unit('all', 'dev')], 'Service a in dev/a.yaml')).toEqual(['dev/a.yaml'])
    expect(filesOf([unit('all', 'dev')])).toEqual([])
  })
})
