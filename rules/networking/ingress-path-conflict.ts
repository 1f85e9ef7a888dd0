import { defineRule, ingressesOf, ingressPaths, nameOf, routeKeyOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'A host and path must lead to one backend only',
  severity: 'warning',
  unit: true,
  on: 'Ingress',
  check(ingress, { resource, unit, report }) {
    if (!ingressesOf(unit).contested.has(resource)) return
    for (const path of ingressPaths(ingress)) {
      const key = routeKeyOf(unit, ingress, path)
      const [first] = (key && ingressesOf(unit).byRoute.get(key)) || []
      if (first === undefined) continue
      const isOwn = first.ingress === resource
      if (isOwn && first.path.at.join() === path.at.join()) continue
      const isNear = unit.namespaceOf(first.ingress) === unit.namespaceOf(resource)
      // The same Ingress in several namespaces is one for each environment.
      if (isNear ? first.path.backend === path.backend : first.ingress.name === resource.name) continue
      const where = path.host === '' ? `path "${path.path}"` : `host "${path.host}" with path "${path.path}"`
      const other = isOwn ? 'another path of this Ingress' : nameOf(first.ingress)
      report({
        path: path.at,
        at: [...path.at, 'path'],
        message: `${where} already leads to ${first.path.backend} in ${other}: the controller keeps one of the two, and ${path.backend} may get no requests`,
        why: 'which of them wins depends on the controller, mostly on the age of the Ingresses',
        related: [{ resource: first.ingress, path: [...first.path.at, 'path'], message: 'the other one' }],
      })
    }
  },
})
