import {
  attachmentsOf,
  defineRule,
  type FieldPath,
  GATEWAY_GROUP,
  isGatewayKind,
  nameOf,
  objectsOf,
  oncePer,
  type Resource,
  routeHostnames,
  type Unit,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'Two HTTPRoutes must not match the same requests at one listener',
  severity: 'warning',
  unit: true,
  on: `HTTPRoute.${GATEWAY_GROUP}`,
  check(_, { resource, unit, report }) {
    const all = matchesIn(unit)
    const said = new Set<string>()
    for (const { key, host, match, path } of matchesOf(unit, resource)) {
      const first = all.get(key)!
      const isItself = first.route === resource && String(first.path) === String(path)
      if (isItself || said.has(String(path)) || isCopy(unit, first.route, resource)) continue
      said.add(String(path))
      const who = first.route === resource ? 'another match of this route' : nameOf(first.route)
      report({
        path,
        message: `${host === '' ? '' : `host "${host}" with `}${match} is already matched by ${who} at the same listener: the older of the two gets all requests`,
        related: [{ resource: first.route, path: first.path, message: 'the other one' }],
      })
    }
  },
})

/** The same route in several namespaces is mostly one for each environment. */
function isCopy(unit: Unit, a: Resource, b: Resource): boolean {
  return a !== b && a.name === b.name && unit.namespaceOf(a) !== unit.namespaceOf(b)
}

interface Match {
  /** Equal for what takes each other's requests. */
  readonly key: string
  readonly host: string
  readonly match: string
  readonly path: FieldPath
}

function matchesOf(unit: Unit, route: Resource): Match[] {
  const { found } = attachmentsOf(unit, route)
  if (found.length === 0) return []
  const object = route.value
  const hosts = routeHostnames(object).map(({ host }) => host)
  const places = found.map(
    ({ gateway, sectionName = '', port = '' }) => `${unit.namespaceOf(gateway)}/${gateway.name}/${sectionName}/${port}`,
  )
  return objectsOf<any>(object.spec?.rules).flatMap(([{ matches }, rule]) => {
    const list = objectsOf<any>(matches)
    const written: [any, FieldPath][] =
      list.length === 0
        ? [[{}, ['spec', 'rules', rule]]]
        : list.map(([match, index]) => [match, ['spec', 'rules', rule, 'matches', index]])
    return written.flatMap(([match, path]) =>
      places.flatMap((place) =>
        (hosts.length === 0 ? [''] : hosts).map((host) => ({
          key: `${place}\n${host}\n${formatMatch(match)}`,
          host,
          match: formatMatch(match),
          path,
        })),
      ),
    )
  })
}

/** A match in words that are equal for equal matches. */
function formatMatch({ path, method, headers, queryParams }: any): string {
  const { type = 'PathPrefix', value = '/' } = path ?? {}
  const named = (list: any) =>
    objectsOf<any>(list)
      .map(([each]) => `${String(each.name).toLowerCase()}=${each.value} (${each.type ?? 'Exact'})`)
      .sort()
      .join(', ')
  const words = [method ?? '', `${type} "${value}"`]
  if (named(headers) !== '') words.push(`with headers ${named(headers)}`)
  if (named(queryParams) !== '') words.push(`with parameters ${named(queryParams)}`)
  return words.filter((word) => word !== '').join(' ')
}

/** Who matches some requests first. */
const matchesIn = oncePer((unit: Unit) => {
  const all = new Map<string, { route: Resource; path: FieldPath }>()
  for (const route of unit.resources)
    if (isGatewayKind(route, 'HTTPRoute'))
      for (const { key, path } of matchesOf(unit, route)) if (!all.has(key)) all.set(key, { route, path })
  return all
})
