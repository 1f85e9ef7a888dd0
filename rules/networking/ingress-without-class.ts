import { defineRule, ingressClass, ingressesOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'An Ingress must name its class where there are several and none is the default',
  severity: 'warning',
  unit: true,
  on: 'Ingress',
  check(ingress, { unit, report }) {
    const classes = unit.ofKind('IngressClass')
    if (ingress.spec === undefined || ingressClass(ingress) !== undefined) return
    if (classes.length < 2 || ingressesOf(unit).defaults.length > 0) return
    const names = classes.map(({ name }) => `"${name}"`).sort()
    report({
      path: ['spec', 'ingressClassName'],
      message: `names no class, and none of the IngressClasses ${names.join(', ')} is the default: no controller answers, or all of them do`,
      hint: 'set `ingressClassName`',
      related: classes
        .slice(0, 3)
        .map((each) => ({ resource: each, path: ['metadata', 'name'], message: 'not marked as the default' })),
    })
  },
})
