import type { Dice } from './generate.ts'

/** Ways in which the same value can be written. */
export interface Style {
  /** Quotes every text, otherwise only those that need it. */
  readonly quoted?: boolean
  /** Puts comments and empty lines between the lines, and comments behind them. */
  readonly commented?: boolean
  /** Mixes the keys of every map. */
  readonly shuffled?: boolean
}

const BARE = /^(?!(?:true|false|yes|no|on|off|null|[yn])$)[a-z][-a-z0-9./]*$/i

/** A JSON value as YAML in blocks, in one of the styles; where a style leaves a choice the dice make it. */
export function print(value: unknown, dice: Dice, style: Style = {}): string {
  return lines(value, dice, style, '').join('')
}

function lines(value: unknown, dice: Dice, style: Style, indent: string): string[] {
  const entries = entriesOf(value, dice, style)
  if (entries.length === 0) return [`${indent}${scalar(value, dice, style)}${remark(dice, style)}\n`]
  return entries.flatMap(([head, inner]) => {
    const isEmpty = entriesOf(inner, dice, {}).length === 0
    const own = isEmpty ? `${indent}${head} ${scalar(inner, dice, style)}` : `${indent}${head}`
    const below = isEmpty ? [] : lines(inner, dice, style, `${indent}  `)
    return [...between(dice, style, indent), `${own}${remark(dice, style)}\n`, ...below]
  })
}

/** What stands before each part of a list or map, with the part; nothing where there are no parts. */
function entriesOf(value: unknown, dice: Dice, { quoted, shuffled }: Style): [string, unknown][] {
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value)) return value.map((item) => ['-', item])
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [
    `${!quoted && BARE.test(key) ? key : JSON.stringify(key)}:`,
    inner,
  ])
  return shuffled ? mixed(entries, dice) : entries
}

function scalar(value: unknown, dice: Dice, { quoted }: Style): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  if (!quoted && BARE.test(value)) return value
  return /^[ -~]*$/.test(value) && dice.below(2) === 0 ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value)
}

function between(dice: Dice, { commented }: Style, indent: string): string[] {
  if (!commented) return []
  return dice.pick([[], [], ['\n'], [`${indent}# key: "value"\n`], ['# - {\n', '\n']])
}

function remark(dice: Dice, { commented }: Style): string {
  return commented ? dice.pick(['', ' # why', '  # a: b', ' #']) : ''
}

function mixed<T>(list: readonly T[], dice: Dice): T[] {
  const rest = [...list]
  return list.map(() => rest.splice(dice.below(rest.length), 1)[0]!)
}
