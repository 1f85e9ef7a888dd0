import { posix } from 'node:path'
import { type CheckOptions, check as checkSources, type Report, SourceError, type SourceFile } from '../check.ts'
import { ConfigError } from '../config/config.ts'
import { PRESETS } from '../engine/presets.ts'
import { compat } from '../engine/suppress/compat.ts'
import { dnsLabelFault } from '../kubernetes/names.ts'
import { type Asked, askedBy } from '../project/asked.ts'
import { openStore } from '../schema/store.ts'
import { supportedVersions } from '../schema/supported.ts'
import type { SchemaStore } from '../schema/types.ts'
import { isDate } from '../text/date.ts'
import { decodeText } from '../yaml/decode.ts'
import { readConfigOf, TOP, withoutPlaces } from './config.ts'
import { readInstalled } from './installed.ts'
import { type CheckInput, type InputFile, OptionError, refuseUnknown } from './options.ts'
import { rulesWith } from './rules.ts'

let bundled: SchemaStore | undefined

/**
 * Checks manifests in memory, together, and says everything that is wrong with them. Nothing is read, printed or looked up, besides the schemas of the
 * package. Throws OptionError or ConfigError; what is wrong with a manifest is a finding and never thrown, and so is a rule that fails.
 */
export function check(input: CheckInput): Report {
  refuseFaults(input)
  const store = input.schemas ?? (bundled ??= openStore(readInstalled('dist/schemas.pack')))
  const rules = rulesWith(input.customRules, store)
  const ids = rules.map(({ id }) => id)
  for (const name of ['only', 'skip'] as const) for (const id of idsIn(input, name)) refuseUnknown('rule', id, ids)
  const config = readConfigOf(input)
  const suppress = { today: input.today, isPartial: input.partial === true, isOff: input.suppress === false }
  const ask = (): Asked =>
    config === undefined ? { suppress } : askedBy(config, { ...suppress, rules, foreign: compat })
  const { ignored, ...asked } = typeof input.config === 'string' ? ask() : withoutPlaces(ask)
  const options: CheckOptions = {
    ...asked,
    store,
    rules,
    versions: versionsOf(input.kubernetesVersion, config?.kubernetesVersion?.value, store),
    preset: input.preset ?? asked.preset,
    only: input.only,
    skip: input.skip,
    namespace: input.namespace ?? asked.namespace,
  }
  const files = sourcesOf(input.files)
  return checkSources(ignored === undefined ? files : files.filter(({ place }) => !ignored(place!)), options)
}

const OPTIONS: Readonly<Record<keyof CheckInput, true>> = {
  files: true,
  kubernetesVersion: true,
  preset: true,
  namespace: true,
  only: true,
  skip: true,
  config: true,
  customRules: true,
  partial: true,
  suppress: true,
  today: true,
  schemas: true,
}

/** What types would not allow, for callers without them. */
function refuseFaults(input: CheckInput): void {
  if (typeof input !== 'object' || input === null) throw new OptionError('`check` takes an object with `files`')
  for (const name of Object.keys(input)) refuseUnknown('option', name, Object.keys(OPTIONS))
  const { files, preset, namespace, today } = input
  if (typeof files !== 'object' || files === null || !(Symbol.iterator in files))
    throw new OptionError('`files` must be a list of files, each with `path` and `text`')
  if (preset !== undefined) refuseUnknown('preset', preset, Object.keys(PRESETS))
  const fault = namespace === undefined ? undefined : dnsLabelFault(namespace)
  if (fault !== undefined) throw new OptionError(`\`namespace\` "${namespace}" is no name of a namespace: it ${fault}`)
  if (today !== undefined && !isDate(today))
    throw new OptionError(`\`today\` must be a day such as 2027-01-31, not "${today}"`)
}

function idsIn(input: CheckInput, name: 'only' | 'skip'): readonly string[] {
  const given: unknown = input[name] ?? []
  if (Array.isArray(given) && given.every((id) => typeof id === 'string')) return given
  throw new OptionError(`\`${name}\` must be a list of ids of rules`)
}

function versionsOf(given: string | undefined, written: string | undefined, store: SchemaStore) {
  const range = supportedVersions(String(given ?? written ?? 'latest'), store)
  if (typeof range !== 'string') return range
  throw given === undefined ? new ConfigError(`config: ${range}`) : new OptionError(range)
}

function sourcesOf(files: Iterable<InputFile>): SourceFile[] {
  const known = new Set<string>()
  return [...files].map((file) => {
    if (typeof file?.path !== 'string' || file.path === '')
      throw new OptionError('each of `files` must have a `path` and a `text`')
    if (known.has(file.path)) throw new OptionError(`two files have the path "${file.path}"`)
    known.add(file.path)
    return sourceOf(file)
  })
}

function sourceOf({ path, text, use = 'check' }: InputFile): SourceFile {
  if (typeof text !== 'function') refuseNoText(path, text)
  refuseUnknown('use of a file', use, ['check', 'context', 'definitions'])
  return {
    path,
    explicit: true,
    place: posix.join(TOP, path.replaceAll('\\', '/')),
    context: use === 'context',
    definitions: use === 'definitions',
    text: () => textOf(path, typeof text === 'function' ? text() : text),
  }
}

function refuseNoText(path: string, given: unknown): void {
  if (typeof given !== 'string' && !(given instanceof Uint8Array))
    throw new OptionError(`the text of "${path}" must be a string, bytes, or a function that gives them`)
}

function textOf(path: string, given: string | Uint8Array): string {
  refuseNoText(path, given)
  if (typeof given === 'string') return given
  const { text, error } = decodeText(given)
  if (text === undefined) throw new SourceError(error)
  return text
}
