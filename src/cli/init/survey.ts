import { type Dirent, readdirSync, realpathSync } from 'node:fs'
import { posix } from 'node:path'
import { CONFIG_NAMES } from '../../config/find.ts'
import { IgnoredIn } from '../../sources/ignored.ts'
import { KUSTOMIZATION_NAMES } from '../../sources/kustomization.ts'
import { readText } from '../../sources/read.ts'
import { looksLikeManifest } from '../../sources/recognise.ts'
import { SourceError } from '../../sources/source.ts'
import { compareText } from '../../text/compare.ts'
import { findVersions, type Mention } from './versions.ts'

/** What a repository has of Kubernetes; folders and files are relative to its top. */
export interface Survey {
  readonly versions: readonly Mention[]
  /** Folders with a Chart.yaml. */
  readonly charts: readonly string[]
  /** Folders with a kustomization. */
  readonly kustomizations: readonly string[]
  /** Folders whose manifests are all CustomResourceDefinitions. */
  readonly definitions: readonly string[]
  /** Folders of environments beside one another, such as `overlays/dev` and `overlays/prod`. */
  readonly environments: readonly string[]
  /** Manifests outside of charts. */
  readonly manifests: number
  /** There was more than is looked at. */
  readonly isCut: boolean
}

/** So many files and folders are looked at, and so much of a file. */
const MOST_ENTRIES = 50_000
const MOST_READ = 5_000
const LARGEST = 1_000_000

/** Folders that hold what others have made. */
const SKIPPED: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  '.terraform',
  '.venv',
  '__pycache__',
])

/** Files in which clusters are described, besides YAML. */
const TELLING =
  /(?:\.ya?ml|\.tf|\.tfvars|\.hcl|\.sh|\.mk|\.toml)$|^(?:Makefile|GNUmakefile|Jenkinsfile|Dockerfile|Tiltfile|justfile|\.tool-versions|\.env)$/i

const ENVIRONMENT =
  /^(?:dev|develop|development|test|testing|qa|int|integration|stage|staging|preprod|prod|production|live|local|canary|sandbox)$/i

/** Looks at the files below a folder (absolute, with forward slashes), honouring .gitignore. */
export function surveyFolder(top: string): Survey {
  const survey = new Surveyor(top)
  survey.walk('', IgnoredIn.at(realpathSync(top)), 0)
  return survey.result()
}

class Surveyor {
  readonly #top: string
  readonly #versions: Mention[] = []
  readonly #charts: string[] = []
  readonly #kustomizations: string[] = []
  /** Of folders with manifests, how many there are, and how many of them are definitions only. */
  readonly #folders = new Map<string, { manifests: number; definitions: number }>()
  readonly #environments = new Map<string, string[]>()
  #entries = 0
  #read = 0
  #isCut = false

  constructor(top: string) {
    this.#top = top
  }

  walk(folder: string, ignored: IgnoredIn, depth: number): void {
    const entries = entriesOf(posix.join(this.#top, folder))
    this.#entries += entries.length
    if (this.#entries > MOST_ENTRIES || depth > 50) {
      this.#isCut = true
      return
    }
    const state =
      depth === 0
        ? ignored
        : ignored.below(
            posix.basename(folder),
            entries.some(({ name }) => name === '.gitignore'),
          )
    const names = entries.map(({ name }) => name)
    if (names.includes('Chart.yaml')) this.#charts.push(folder || '.')
    if (names.some((name) => KUSTOMIZATION_NAMES.includes(name))) this.#kustomizations.push(folder || '.')
    for (const entry of [...entries].sort((a, b) => compareText(a.name, b.name))) {
      const path = posix.join(folder, entry.name)
      if (CONFIG_NAMES.includes(entry.name) || state.has(entry.name, entry.isDirectory())) continue
      if (entry.isFile() && TELLING.test(entry.name)) this.#look(folder, path)
      else if (entry.isDirectory() && !SKIPPED.has(entry.name)) this.#enter(folder, entry.name, state, depth)
    }
  }

  #enter(folder: string, name: string, state: IgnoredIn, depth: number): void {
    if (ENVIRONMENT.test(name)) {
      const beside = this.#environments.get(folder)
      if (beside === undefined) this.#environments.set(folder, [posix.join(folder, name)])
      else beside.push(posix.join(folder, name))
    }
    this.walk(posix.join(folder, name), state, depth + 1)
  }

  #look(folder: string, path: string): void {
    if (++this.#read > MOST_READ) {
      this.#isCut = true
      return
    }
    const text = textAt(posix.join(this.#top, path))
    if (text === undefined) return
    this.#versions.push(...findVersions(path, text))
    if (!/\.ya?ml$/i.test(path) || !looksLikeManifest(text) || this.#isInChart(path)) return
    const kinds = [...text.matchAll(/^kind:[ \t]*["']?(\w+)/gm)].map(([, kind]) => kind)
    if (kinds.length === 0 || kinds.includes('Kustomization') || !/^apiVersion:/m.test(text)) return
    const counts = this.#folders.get(folder) ?? { manifests: 0, definitions: 0 }
    counts.manifests++
    if (kinds.every((kind) => kind === 'CustomResourceDefinition')) counts.definitions++
    this.#folders.set(folder, counts)
  }

  #isInChart(path: string): boolean {
    return this.#charts.some((chart) => chart === '.' || path.startsWith(`${chart}/`)) && !/(?:^|\/)crds\//.test(path)
  }

  result(): Survey {
    const folders = [...this.#folders]
    const holdsManifests = (environment: string) =>
      [...folders.map(([folder]) => folder), ...this.#kustomizations].some((folder) =>
        `${folder}/`.startsWith(`${environment}/`),
      )
    return {
      versions: this.#versions,
      charts: this.#charts,
      kustomizations: this.#kustomizations,
      definitions: folders
        .filter(([folder, { manifests, definitions }]) => folder !== '' && manifests === definitions)
        .map(([folder]) => folder),
      environments: [...this.#environments.values()]
        .map((beside) => beside.filter(holdsManifests))
        .filter((beside) => beside.length > 1)
        .flat(),
      manifests: folders.reduce((sum, [, { manifests }]) => sum + manifests, 0),
      isCut: this.#isCut,
    }
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

/** What a folder or file that cannot be read has is not known; it is no reason to stop. */
function textAt(place: string): string | undefined {
  try {
    const text = readText(place)
    return text.length > LARGEST ? text.slice(0, LARGEST) : text
  } catch (error) {
    if (error instanceof SourceError) return undefined
    throw error
  }
}
