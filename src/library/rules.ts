import { rules as builtIn } from '../../rules/index.ts'
import type { Schema } from '../config/read.ts'
import { settingSchema } from '../config/setting-schema.ts'
import type { Rule, RuleDefinition, Subjects } from '../engine/rule.ts'
import type { SchemaStore } from '../schema/types.ts'
import { OptionError, refuseUnknown } from './options.ts'

/** The group of rules that a caller brings along. */
const CUSTOM = 'custom'

/** All rules of a run: those of supercargo, and those that are given by id; throws OptionError for an id that is taken or no id, and for what is no rule. */
export function rulesWith(
  custom: Readonly<Record<string, RuleDefinition>> | undefined,
  store: SchemaStore,
): readonly Rule[] {
  if (custom === undefined) return builtIn
  const subjects = [...SUBJECTS, ...store.kinds().map(({ kind }) => kind)]
  return [...builtIn, ...Object.entries(custom).map(([id, definition]) => customRule(id, definition, subjects))]
}

/** What a rule may be about besides kinds. */
const SUBJECTS: readonly (keyof Subjects)[] = [
  'resource',
  'workload',
  'pod',
  'container',
  'reference',
  'selection',
  'unit',
]

function customRule(id: string, definition: RuleDefinition, subjects: readonly string[]): Rule {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
    throw new OptionError(`"${id}" is no id of a rule: it must have lower case letters, digits and single dashes`)
  if (builtIn.some((rule) => rule.id === id)) throw new OptionError(`there is a rule "${id}" in supercargo already`)
  const { check, on, summary, severity } = { ...definition } as { [fact: string]: unknown }
  if (typeof check !== 'function' || on === undefined || typeof summary !== 'string')
    throw new OptionError(`the rule "${id}" must have a \`summary\`, a \`severity\`, \`on\` and \`check\``)
  if (!['error', 'warning', 'info'].includes(severity as string))
    throw new OptionError(`the severity of the rule "${id}" must be error, warning or info, not "${severity}"`)
  if (check.constructor.name === 'AsyncFunction')
    throw new OptionError(`the rule "${id}" must not be asynchronous: a check waits for nothing`)
  for (const subject of [on].flat()) refuseUnknown(`subject of the rule "${id}"`, String(subject), subjects)
  return { ...definition, id, group: CUSTOM } as Rule
}

/** The schema of config files with the rules that a caller brings along, and their options. */
export function schemaWith(schema: Schema, custom: Readonly<Record<string, RuleDefinition>> = {}): Schema {
  const own = Object.entries(custom).map(([id, rule]) => [id, settingSchema(rule)] as const)
  if (own.length === 0) return schema
  const rules = schema.$defs!.rules!
  return {
    ...schema,
    $defs: { ...schema.$defs, rules: { ...rules, properties: { ...rules.properties, ...Object.fromEntries(own) } } },
  }
}
