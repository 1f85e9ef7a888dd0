/** What is wrong with a path that must stay in the folder it starts from and not go up; undefined where nothing is (validatePathNoBacksteps). */
export function backstepFault(path: string): string | undefined {
  return path.includes('..') && path.split('/').includes('..') ? 'must not have `..` as a part' : undefined
}

/** What is wrong with a path that must lead down from a folder; undefined where nothing is (validateLocalDescendingPath). */
export function descendingPathFault(path: string): string | undefined {
  return path.startsWith('/') ? 'must be relative, without `/` at its start' : backstepFault(path)
}

/** As descendingPathFault, for names that may not begin with two dots either (ValidateLocalNonReservedPath). */
export function localPathFault(path: string): string | undefined {
  return descendingPathFault(path) ?? (path.startsWith('..') ? 'must not start with `..`' : undefined)
}
