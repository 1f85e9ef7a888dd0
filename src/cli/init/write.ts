import { formatMinor, formatVersions, type VersionRange } from '../../model/version.ts'
import { counted } from '../../text/count.ts'
import { printable } from '../../text/width.ts'
import type { Survey } from './survey.ts'
import type { Mention } from './versions.ts'

/** What was found, a line each, and the config file that follows from it. */
export interface Proposal {
  readonly found: readonly string[]
  readonly text: string
}

/** How many places are named of each kind. */
const SHOWN = 8

/** Makes a commented config file of what a repository has; `schema` is the path to the schema of config files where editors can find it. */
export function propose(survey: Survey, known: VersionRange, schema: string | undefined): Proposal {
  const versions = survey.versions.filter(({ minor }) => minor >= known.from && minor <= known.to)
  const range =
    rangeOf(versions.filter(({ means }) => means === 'cluster')) ??
    rangeOf(versions.filter(({ means }) => means === 'tool'))
  const sections = [
    head(schema),
    versionSection(versions, range, known),
    '# Which rules run: server, recommended or all.\npreset: recommended\n',
    '# Rules by id: off, error, warning or info; `supercargo rules` lists them.\n# rules:\n#   single-replica: warning\n',
    unitSection(survey.environments),
    definitionSection(survey.definitions),
    '# What is left out, as in .gitignore.\n# ignore:\n#   - vendor/\n',
    '# What lives elsewhere; with `closed: true` all other names must be in the manifests.\n# external:\n#   - { kind: Secret, pattern: "*-credentials" }\n',
  ]
  return { found: foundLines(survey, versions), text: sections.filter(Boolean).join('\n') }
}

function head(schema: string | undefined): string {
  const hint = schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`
  return `${hint}# What \`supercargo check\` goes by here; \`supercargo config\` shows what comes of it.\n`
}

function rangeOf(versions: readonly Mention[]): VersionRange | undefined {
  if (versions.length === 0) return undefined
  const minors = versions.map(({ minor }) => minor)
  return { from: Math.min(...minors), to: Math.max(...minors) }
}

function versionSection(versions: readonly Mention[], range: VersionRange | undefined, known: VersionRange): string {
  const sources = placesOf(versions).map((line) => `#   ${line}\n`)
  const found = sources.length === 0 ? '' : `# Found:\n${sources.join('')}`
  const words = '# The Kubernetes of the clusters: one minor, a range, or latest.\n'
  if (range !== undefined) return `${words}${found}kubernetesVersion: "${formatVersions(range)}"\n`
  return `${words}${found}# kubernetesVersion: "${formatMinor(known.to)}"\n`
}

function placesOf(versions: readonly Mention[]): string[] {
  const lines = versions.map(
    ({ file, line, what, minor, means }) =>
      `${formatMinor(minor)}${means === 'least' ? ' or later' : ''}: ${what}, ${printable(file)}:${line}`,
  )
  const distinct = [...new Set(lines)]
  return distinct.length <= SHOWN ? distinct : [...distinct.slice(0, SHOWN), `and ${distinct.length - SHOWN} more`]
}

function unitSection(environments: readonly string[]): string {
  if (environments.length === 0) return ''
  const units = environments.map(
    (folder) => `#   - { name: ${text(folder.slice(folder.lastIndexOf('/') + 1))}, paths: [${text(folder)}] }\n`,
  )
  return `# What is deployed together. Folders that define the same resources are told apart without this.\n# units:\n${units.join('')}`
}

function definitionSection(definitions: readonly string[]): string {
  if (definitions.length === 0) return ''
  return `# CustomResourceDefinitions that custom resources are checked against.\ncrds:\n${definitions.map((folder) => `  - ${text(folder)}\n`).join('')}`
}

/** A text as YAML takes it: plain where that is safe. */
function text(value: string): string {
  return /^[a-z./][\w./-]*$/i.test(value) ? value : JSON.stringify(value)
}

function foundLines(
  { charts, kustomizations, definitions, environments, manifests, isCut }: Survey,
  versions: readonly Mention[],
): string[] {
  const folders = (what: string, all: readonly string[]) => (all.length === 0 ? [] : [`${what}: ${listed(all)}`])
  const lines = [
    ...placesOf(versions).map((line) => `Kubernetes ${line}`),
    ...(manifests === 0 ? [] : [`${counted(manifests, 'file')} with manifests`]),
    ...folders('Helm charts (templates are left out by a check)', charts),
    ...folders('kustomizations', kustomizations),
    ...folders('CustomResourceDefinitions', definitions),
    ...folders('environments', environments),
  ]
  if (isCut) lines.push('there is more here than was looked at')
  return lines.length === 0 ? ['nothing of Kubernetes was found here'] : lines
}

function listed(all: readonly string[]): string {
  const more = all.length - SHOWN
  return `${all.slice(0, SHOWN).map(printable).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
