import type { TestResult } from 'ignore'
import { newIgnore } from '../text/ignore.ts'

/** Tells whether a file or folder is meant; the place is absolute, with forward slashes. */
export type Matcher = (place: string, isFolder?: boolean) => boolean

/** What patterns mean that are written as in .gitignore files, each in its folder; of those that are about the same file or folder the last counts. */
export function matchIgnored(lists: readonly Patterns[]): Matcher {
  const tests = lists.map(({ folder, patterns }) => testOf(folder, patterns.map(withoutDot))).reverse()
  return (place, isFolder = false) => {
    for (const test of tests) {
      const { ignored, unignored } = test(place, isFolder)
      if (ignored || unignored) return ignored
    }
    return false
  }
}

/** Patterns that start in a folder. */
export interface Patterns {
  readonly folder: string
  readonly patterns: readonly string[]
}

/** The files that are meant by files, folders and globs which start in `folder`; those that begin with ! are taken out again. */
export function matchPaths(folder: string, globs: readonly string[]): Matcher {
  const isOut = (glob: string) => glob.startsWith('!')
  const within = matcherOf(folder, globs.filter((glob) => !isOut(glob)).map(anchored))
  const without = matcherOf(
    folder,
    globs.filter(isOut).map((glob) => anchored(glob.slice(1))),
  )
  return (place) => within(place) && !without(place)
}

function matcherOf(folder: string, patterns: readonly string[]): Matcher {
  const test = testOf(folder, patterns)
  return (place, isFolder = false) => test(place, isFolder).ignored
}

function testOf(folder: string, patterns: readonly string[]): (place: string, isFolder: boolean) => TestResult {
  const rules = newIgnore().add(patterns)
  const prefix = folder.endsWith('/') ? folder : `${folder}/`
  return (place, isFolder) => {
    if (!place.startsWith(prefix) || place.length === prefix.length) return UNTOLD
    return rules.test(`${place.slice(prefix.length)}${isFolder ? '/' : ''}`)
  }
}

const UNTOLD: TestResult = { ignored: false, unignored: false }

function withoutDot(pattern: string): string {
  return pattern.replace(/^(!?)\.\//, '$1/')
}

/** A glob that starts in the folder, as .gitignore writes it: with a slash in front. */
function anchored(glob: string): string {
  const clean = glob.replace(/^(?:\.?\/)+/, '')
  return clean === '' || clean === '.' ? '**' : `/${clean}`
}
