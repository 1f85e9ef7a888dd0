import type { RuleOption, RuleOptions } from '../engine/options.ts'
import type { RuleDefinition } from '../engine/rule.ts'
import type { Schema } from './read.ts'

/** What a config file may say of a rule, as the schema of config files has it. */
export function settingSchema(rule: RuleDefinition): Schema & { readonly description: string } {
  const options = Object.entries((('check' in rule && rule.options) || {}) as RuleOptions)
  if (options.length === 0) return { description: rule.summary, $ref: '#/$defs/setting' }
  return {
    description: rule.summary,
    anyOf: [
      { $ref: '#/$defs/severity' },
      {
        type: 'object',
        additionalProperties: false,
        minProperties: 1,
        properties: Object.fromEntries([
          ['severity', { $ref: '#/$defs/severity' }],
          ...options.map(([name, option]) => [name, optionSchema(option)]),
        ]),
      },
    ],
  }
}

function optionSchema({ summary, ...option }: RuleOption): Schema {
  const facts = { description: summary, default: option.default }
  switch (option.type) {
    case 'strings':
      return { ...facts, type: 'array', items: { type: 'string', minLength: 1 } } as Schema
    case 'string':
      return { ...facts, type: 'string', enum: option.choices } as Schema
    default:
      return { ...facts, ...option } as Schema
  }
}
