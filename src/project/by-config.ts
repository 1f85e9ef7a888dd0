import { posix } from 'node:path'
import { ignoredBy } from '../config/asked.ts'
import type { Config } from '../config/config.ts'
import type { Matcher } from '../config/globs.ts'
import type { SourceFile } from '../sources/source.ts'
import { compareText } from '../text/compare.ts'
import { push } from '../workspace/maps.ts'
import type { Configs } from './configs.ts'

/** Files by the config that they go by, sorted by its place. Those without a place go by `first`; where there are no files at all it has none of them. */
export function byConfig(
  files: readonly SourceFile[],
  configs: Configs,
  first: Config | undefined,
): [Config | undefined, SourceFile[]][] {
  const groups = new Map<Config | undefined, SourceFile[]>()
  for (const file of files) {
    const config = file.place === undefined ? first : configs.at(posix.dirname(file.place))
    push(groups, config, file)
  }
  if (groups.size === 0) groups.set(first, [])
  const placeOf = (config: Config | undefined) => (config === undefined ? '' : `${config.file.folder}/`)
  return [...groups].sort(([a], [b]) => compareText(placeOf(a), placeOf(b)))
}

/** What config files say to leave out, each below its folder. */
export class Ignored {
  readonly #configs: Configs
  readonly #matchers = new Map<Config, Matcher | undefined>()
  readonly #by = new Set<string>()

  constructor(configs: Configs) {
    this.#configs = configs
  }

  /** The config files that said so. */
  get by(): readonly string[] {
    return [...this.#by]
  }

  readonly has = (place: string, isFolder: boolean): boolean => {
    const config = this.#configs.at(posix.dirname(place))
    if (config === undefined) return false
    if (!this.#matchers.has(config)) this.#matchers.set(config, ignoredBy(config))
    if (!this.#matchers.get(config)?.(place, isFolder)) return false
    this.#by.add(config.file.path)
    return true
  }
}
