import { defineRule, nameOf, type TakenVariable, variablesTaken } from '../../src/kit.ts'

export default defineRule({
  summary: 'Two sources of environment variables should not set the same variable',
  severity: 'info',
  on: 'container',
  unit: true,
  check({ container, resource }, { unit, report }) {
    if ((container.envFrom?.length ?? 0) < 2) return
    const own = new Set(container.env?.map((each) => each?.name))
    const first = new Map<string, TakenVariable>()
    for (const variable of variablesTaken(unit, resource, container)) {
      const before = first.get(variable.name)
      first.set(variable.name, variable)
      if (before === undefined || before.index === variable.index || own.has(variable.name)) continue
      if (before.value !== undefined && before.value === variable.value) continue
      report({
        path: ['envFrom', variable.index],
        message: `\`${variable.name}\` comes from ${nameOf(before.source)} and again from ${nameOf(variable.source)}: the later source wins, without a word`,
        related: [{ path: ['envFrom', before.index], message: 'the source that loses' }],
      })
    }
  },
})
