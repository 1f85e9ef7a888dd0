import ignore from 'ignore'

/** Tells whether a file or folder is meant; the place is absolute, with forward slashes. */
export type Matcher = (place: string, isFolder?: boolean) => boolean

/** What patterns of a .gitignore file in `folder` mean. */
export function matchIgnored(folder: string, patterns: readonly string[]): Matcher {
  return matcherOf(folder, patterns.map(withoutDot))
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
  const rules = ignore().add(patterns)
  const prefix = folder.endsWith('/') ? folder : `${folder}/`
  return (place, isFolder = false) => {
    if (!place.startsWith(prefix) || place.length === prefix.length) return false
    return rules.ignores(`${place.slice(prefix.length)}${isFolder ? '/' : ''}`)
  }
}

function withoutDot(pattern: string): string {
  return pattern.replace(/^(!?)\.\//, '$1/')
}

/** A glob that starts in the folder, as .gitignore writes it: with a slash in front. */
function anchored(glob: string): string {
  const clean = glob.replace(/^(?:\.?\/)+/, '')
  return clean === '' || clean === '.' ? '**' : `/${clean}`
}
