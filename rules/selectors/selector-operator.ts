import {
  defineRule,
  type FieldPath,
  isHidden,
  kindsWithSelectors,
  type Operator,
  operators,
  selectorsIn,
  takesValues,
} from '../../src/kit.ts'

export default defineRule({
  summary: 'In and NotIn compare with values, Exists and DoesNotExist must have none',
  severity: 'error',
  authority: 'api-server',
  on: kindsWithSelectors,
  check(object: any, { resource, report }) {
    for (const { path, value } of selectorsIn(resource.kind, object)) {
      const expressions: any[] = Array.isArray(value.matchExpressions) ? value.matchExpressions : []
      for (let index = 0; index < expressions.length; index++) {
        const at = [...path, 'matchExpressions', index]
        const { operator, values = [], key: label = '' } = expressions[index] ?? { operator: 'Exists' }
        if (!operators.includes(operator)) {
          if (isHidden(resource, [...at, 'operator'])) continue
          const meant = operators.find((each) => each.toLowerCase() === String(operator).toLowerCase())
          report({
            path: [...at, 'operator'],
            message: `${operator === undefined ? '`operator` is missing' : `"${operator}" is no operator of a selector`}: it must be one of ${operators.join(', ')}`,
            hint: meant && `did you mean "${meant}"?`,
          })
        } else if (takesValues(operator) !== values.length > 0) {
          if (!isHidden(resource, [...at, 'values'])) report(valuesProblem(operator, label, [...at, 'values']))
        }
      }
    }
  },
})

function valuesProblem(operator: Operator, label: string, path: FieldPath) {
  if (takesValues(operator))
    return { path, message: `\`${operator}\` compares the label \`${label}\` with values, at least one is required` }
  return {
    path,
    message: `\`${operator}\` only asks whether the label \`${label}\` is there, it may have no values`,
    hint: `to compare with these values use "${operator === 'Exists' ? 'In' : 'NotIn'}"`,
  }
}
