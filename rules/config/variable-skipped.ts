import { defineRule, key, nameOf, variablesTaken } from '../../src/kit.ts'

/** First minor that takes every key for the name of a variable by default (gate RelaxedEnvironmentVariableValidation). */
const ANY_NAME_SINCE = 32

export default defineRule({
  summary: 'A key that starts with a digit becomes no environment variable on older clusters',
  severity: 'warning',
  on: 'container',
  unit: true,
  check({ container, resource }, { unit, versions, report }) {
    if (container.envFrom === undefined || versions.from >= ANY_NAME_SINCE) return
    for (const { name, key: own, source, index } of variablesTaken(unit, resource, container)) {
      if (!/^\d/.test(name)) continue
      report({
        path: ['envFrom', index],
        message: `the container gets no variable \`${name}\` from ${nameOf(source)}: before Kubernetes 1.${ANY_NAME_SINCE} a name that starts with a digit is left out, with nothing but an event`,
        hint: 'rename the key, or set a `prefix`',
        related: [{ resource: source, path: ['data', key(own)], message: 'the key is here' }],
      })
    }
  },
})
