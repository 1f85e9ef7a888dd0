import { didYouMean } from '../../model/meant.ts'
import { nearest } from '../../text/nearest.ts'
import { LEVELS, MODES, PREFIX, parsePolicyVersion } from './policy.ts'

/** What is wrong with a label or annotation. */
export interface LabelFault {
  readonly name: string
  readonly message: string
  readonly hint?: string | undefined
}

const KNOWN = MODES.flatMap((mode) => [PREFIX + mode, `${PREFIX}${mode}-version`])

/** The labels of a Namespace whose value is no level and no version: the admission plugin refuses it (api PolicyToEvaluate). */
export function refusedLabels(labels: Readonly<Record<string, string>>): LabelFault[] {
  return KNOWN.flatMap((name) => {
    if (!Object.hasOwn(labels, name)) return []
    const value = labels[name]!
    return (name.endsWith('-version') ? versionFault(name, value) : levelFault(name, value)) ?? []
  })
}

function levelFault(name: string, value: string): LabelFault | undefined {
  if (LEVELS.includes(value)) return undefined
  const near = nearest(value, LEVELS)
  return {
    name,
    message: `"${value}" is no level of Pod Security: it must be "baseline", "privileged" or "restricted"`,
    ...didYouMean(near),
  }
}

function versionFault(name: string, value: string): LabelFault | undefined {
  if (parsePolicyVersion(value) !== undefined) return undefined
  const minor = /^v?1\.(\d{1,3})(?:\.\d{1,4})?$/.exec(value)?.[1]
  return {
    name,
    message: `"${value}" is no version of the Pod Security Standards: it must be "latest" or a minor such as "v1.29"`,
    ...didYouMean(minor && `v1.${Number(minor)}`),
  }
}

/** The labels for Pod Security that nothing looks at: unknown ones, and versions of a level that nobody asks for. */
export function idleLabels(labels: Readonly<Record<string, string>>): LabelFault[] {
  return Object.keys(labels).flatMap((name) => {
    if (!name.startsWith(PREFIX)) return []
    if (!KNOWN.includes(name)) return { name, ...unknownLabel(name) }
    if (!name.endsWith('-version')) return []
    const mode = name.slice(PREFIX.length, -'-version'.length)
    const levels = mode === 'warn' ? ['warn', 'enforce'] : [mode]
    if (levels.some((level) => Object.hasOwn(labels, PREFIX + level))) return []
    return {
      name,
      message: `without the label \`${PREFIX}${mode}\` this asks for the version of a level that is not set`,
      hint: `add \`${PREFIX}${mode}: baseline\` or \`restricted\``,
    }
  })
}

function unknownLabel(name: string): Omit<LabelFault, 'name'> {
  const near = nearest(
    name.slice(PREFIX.length),
    KNOWN.map((known) => known.slice(PREFIX.length)),
  )
  return {
    message: `\`${name}\` is no label of Pod Security, so nothing looks at it`,
    ...(near === undefined
      ? { hint: `known are ${MODES.join(', ')} and each with -version` }
      : didYouMean(PREFIX + near, '`')),
  }
}

/** The annotations of a Namespace that would have to be labels. */
export function misplacedLabels(annotations: Readonly<Record<string, string>>): LabelFault[] {
  return Object.keys(annotations)
    .filter((name) => KNOWN.includes(name))
    .map((name) => ({
      name,
      message: `\`${name}\` has no effect as an annotation: Pod Security looks at labels`,
      hint: 'move it to `metadata.labels`',
    }))
}
