import type { Config, ConfigError, ConfigFile } from '../config/config.ts'
import type { Finding } from '../model/finding.ts'
import type { Part } from './gather.ts'

/** What is wrong with a config file, as a finding, so that it is shown where it is; its rule is `config`, which has no page. */
export function configFinding(file: string, line: number, column: number, message: string): Finding {
  const start = { line, column }
  return {
    file,
    document: 0,
    rule: CONFIG,
    severity: 'error',
    authority: 'supercargo',
    path: '',
    message,
    range: { start, end: { line, column: column + 1 } },
    related: [],
  }
}

/** The code of what is wrong with a config file. */
export const CONFIG = 'config'

/** Each line of an error about config files that says where it is, as a finding; what says nothing of a place is found at the start of `file`. */
export function configFindings({ message }: ConfigError, file: string): Finding[] {
  return message.split('\n').map((text) => {
    const match = /^(.+?):(\d+):(\d+): (.*)$/.exec(text)
    if (match === null) return configFinding(file, 1, 1, text)
    return configFinding(match[1]!, Number(match[2]), Number(match[3]), match[4]!)
  })
}

/** What makes one config another one: everything that is written in its files, and how it counts. */
export function fingerprintOf({ config, isPartial }: Part): string {
  if (config === undefined) return JSON.stringify([isPartial])
  return JSON.stringify([isPartial, ...filesOf(config).map(({ path, lines }) => [path, lines.text])])
}

/** The files that a config is made of, as far as they say something. */
function filesOf({ file, rules, ...rest }: Config): Iterable<ConfigFile> & readonly ConfigFile[] {
  const files = new Set([file])
  for (const { severity, options } of rules.values())
    for (const placed of [severity, ...options.values()]) if (placed !== undefined) files.add(placed.file)
  for (const value of Object.values(rest)) for (const placed of [value].flat()) if (placed) files.add(placed.file)
  return [...files]
}
