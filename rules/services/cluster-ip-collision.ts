import { defineRule, type FieldPath, nameOf, oncePer, push, type Resource, type Unit } from '../../src/kit.ts'

export default defineRule({
  summary: 'Two Services cannot have the same cluster address',
  severity: 'error',
  unit: true,
  on: 'Service',
  check(service: any, { resource, unit, report }) {
    for (const { address, path } of addresses(service)) {
      const first = ownersIn(unit)
        .get(address)!
        .find((each) => each === resource || each.name !== resource.name)
      if (first === undefined || first === resource) continue
      report({
        path,
        message: `address ${address} is already taken by ${nameOf(first)}: the API server refuses whichever Service comes second`,
        hint: 'leave the address out, and a free one is chosen',
        related: [{ resource: first, path: addresses(first.value).at(0)?.path ?? [], message: 'taken here' }],
      })
    }
  },
})

interface Address {
  readonly address: string
  readonly path: FieldPath
}

function addresses(service: any): Address[] {
  const { clusterIP, clusterIPs = [], type } = service.spec ?? {}
  if (type === 'ExternalName') return []
  const listed = clusterIPs.map((address: string, index: number) => ({ address, path: ['spec', 'clusterIPs', index] }))
  const found =
    clusterIP === undefined || clusterIPs.includes(clusterIP)
      ? listed
      : [{ address: clusterIP, path: ['spec', 'clusterIP'] }, ...listed]
  return found.filter(({ address }: Address) => typeof address === 'string' && address !== '' && address !== 'None')
}

/** The Services that ask for an address; the same one in several namespaces is mostly one for each cluster. */
const ownersIn = oncePer((unit: Unit) => {
  const owners = new Map<string, Resource[]>()
  for (const service of unit.ofKind('Service'))
    for (const { address } of addresses(service.value)) push(owners, address, service)
  return owners
})
