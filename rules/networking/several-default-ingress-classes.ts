import { DEFAULT_INGRESS_CLASS, defineRule, ingressesOf, key } from '../../src/kit.ts'

export default defineRule({
  summary: 'At most one IngressClass should be marked as the default',
  severity: 'warning',
  unit: true,
  on: 'IngressClass',
  check(_, { resource, unit, versions, report }) {
    const { defaults } = ingressesOf(unit)
    const [first] = defaults
    if (first === undefined || first === resource || !defaults.includes(resource)) return
    const names = defaults.map(({ name }) => `"${name}"`).join(', ')
    const happens =
      versions.from < 25
        ? 'before Kubernetes 1.25 an Ingress without a class is then refused, later it gets the class that was created last'
        : 'an Ingress without a class gets the one that was created last'
    report({
      path: ['metadata', 'annotations', key(DEFAULT_INGRESS_CLASS)],
      message: `${defaults.length} IngressClasses are marked as the default (${names}): ${happens}`,
      related: [{ resource: first, path: ['metadata', 'annotations'], message: 'the first default class' }],
    })
  },
})
