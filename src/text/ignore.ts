import type { Ignore, Options } from 'ignore'

let make: ((options?: Options) => Ignore) | undefined

/** Rules as in a .gitignore, none yet. The package is loaded only now: most runs over a file or two need none. */
export function newIgnore(options?: Options): Ignore {
  make ??= process.getBuiltinModule('node:module').createRequire(`${import.meta.dirname}/ignore.js`)('ignore')
  return make!(options)
}
