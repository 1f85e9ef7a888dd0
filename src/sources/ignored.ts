import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import type { Ignore } from 'ignore'
import { newIgnore } from '../text/ignore.ts'

/** What git would ignore in one folder: by its own .gitignore and those above it up to the top of the work tree. Folders are absolute, with forward slashes. */
export class IgnoredIn {
  readonly #folder: string
  readonly #above: IgnoredIn | undefined
  readonly #rules: Ignore | undefined

  private constructor(folder: string, above: IgnoredIn | undefined, ruleFiles: readonly string[]) {
    this.#folder = folder
    this.#above = above
    const texts = ruleFiles.map(readRules).filter((text) => text !== '')
    if (texts.length > 0) this.#rules = texts.reduce((rules, text) => rules.add(text), newIgnore())
  }

  /** The state of the folder that a walk starts in. Where it is ignored itself it was named on purpose: then nothing above counts. */
  static at(folder: string): IgnoredIn {
    const top = topOfWorkTree(folder)
    const alone = () => new IgnoredIn(folder, undefined, [`${folder}/.gitignore`])
    if (top === undefined) return alone()
    let state = new IgnoredIn(top, undefined, [`${top}/.git/info/exclude`, `${top}/.gitignore`])
    for (const name of folder.slice(top.length).split('/').filter(Boolean)) {
      if (state.has(name, true)) return alone()
      state = state.below(name, true)
    }
    return state
  }

  /** The state of a folder in this folder. */
  below(name: string, hasRules: boolean): IgnoredIn {
    const folder = `${this.#folder}/${name}`
    return new IgnoredIn(folder, this, hasRules ? [`${folder}/.gitignore`] : [])
  }

  /** Whether git ignores a file at a path below the folder, or a folder on the way to it. */
  covers(path: string): boolean {
    const folders = path.split('/')
    const name = folders.pop()!
    let state: IgnoredIn = this
    for (const folder of folders) {
      if (state.has(folder, true)) return true
      state = state.below(folder, true)
    }
    return state.has(name, false)
  }

  /** Whether git ignores this entry of the folder: the nearest rules that speak about it decide. */
  has(name: string, isFolder: boolean): boolean {
    let path = isFolder ? `${name}/` : name
    for (let state: IgnoredIn | undefined = this; state !== undefined; state = state.#above) {
      const verdict = state.#rules?.test(path)
      if (verdict?.ignored) return true
      if (verdict?.unignored) return false
      path = `${posix.basename(state.#folder)}/${path}`
    }
    return false
  }
}

function readRules(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function topOfWorkTree(folder: string): string | undefined {
  for (let at = folder; ; at = posix.dirname(at)) {
    if (existsSync(`${at}/.git`)) return at
    if (at === posix.dirname(at)) return undefined
  }
}
