/** An option of a rule: a value that a config file may change. */
export type RuleOption = {
  /** What it says, a phrase without full stop. */
  readonly summary: string
} & (
  | { readonly type: 'number'; readonly default: number; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: 'boolean'; readonly default: boolean }
  | { readonly type: 'string'; readonly default: string; readonly choices?: readonly string[] }
  | { readonly type: 'strings'; readonly default: readonly string[] }
)

/** The options of a rule by name. */
export type RuleOptions = Readonly<Record<string, RuleOption>>

interface Values {
  number: number
  boolean: boolean
  string: string
  strings: readonly string[]
}

/** The values that the check of a rule is given for its options. */
export type OptionValues<O extends RuleOptions> = { readonly [K in keyof O]: Values[O[K]['type']] }
