import { type Config, ConfigError } from '../config/config.ts'
import { loadConfig } from '../config/load.ts'
import { mergeConfigs } from '../config/merge.ts'
import type { Schema } from '../config/read.ts'
import { installedText } from './installed.ts'
import { type CheckInput, OptionError } from './options.ts'
import { schemaWith } from './rules.ts'

/** The folder that paths of files and globs of the config start in. */
export const TOP = '/'

/** What a config is called in messages. */
const NAME = 'config'

let published: Schema | undefined

/** Reads the config of a caller; throws ConfigError for what is wrong in it, and OptionError for keys that only mean something on a disk. */
export function readConfigOf({ config, customRules }: CheckInput): Config | undefined {
  if (config === undefined) return undefined
  published ??= JSON.parse(installedText('docs/config.schema.json')) as Schema
  const schema = schemaWith(published, customRules)
  const file = loadText(config, schema)
  for (const [key, instead] of Object.entries(ON_DISK))
    if (Object.hasOwn(file.value, key))
      throw new OptionError(`\`${key}\` of a config is about files on a disk: ${instead}`)
  return mergeConfigs([file])
}

function loadText(config: NonNullable<CheckInput['config']>, schema: Schema) {
  const options = { path: NAME, folder: TOP, schema }
  if (typeof config === 'string') return loadConfig(config, options)
  return withoutPlaces(() => loadConfig(JSON.stringify(config) ?? 'null', options))
}

/** Reads a config that was given as a value: lines and columns are those of a text that nobody has seen. */
export function withoutPlaces<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    throw new ConfigError(error.message.replace(/^config:\d+:\d+: /gm, `${NAME}: `))
  }
}

/** Keys that need a disk, and what a caller does instead. */
const ON_DISK: Readonly<Record<string, string>> = {
  extends: 'give the config with what it extends put in',
  crds: 'give the definitions as files with `use: "definitions"`',
  baseline: 'leave findings out that are known to you',
}
