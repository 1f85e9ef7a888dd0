import { contradiction, defineRule, formatRequirement, selectionsOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'The requirements of a selector must not exclude each other',
  severity: 'warning',
  on: 'resource',
  check(resource, { report }) {
    for (const { path, selector } of selectionsOf(resource)) {
      const conflict = contradiction(selector)
      if (conflict === undefined) continue
      const last = conflict.at(-1)!
      report({
        path: [...path, ...last.path],
        message: `no labels can meet ${conflict.map(formatRequirement).join(' and ')} together, so this selector never matches anything`,
        why: 'all requirements of a selector must hold at the same time; there is no "or" but the list of values',
        related: conflict
          .slice(0, -1)
          .map((other) => ({ path: [...path, ...other.path], message: `asks for ${formatRequirement(other)}` })),
      })
    }
  },
})
