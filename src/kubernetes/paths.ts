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

/** A path without slashes at its end; the root stays one. Not by an expression: of very many slashes it would look at each again and again. */
export function withoutSlashes(path: string): string {
  let end = path.length
  while (end > 1 && path[end - 1] === '/') end--
  return path.slice(0, end)
}

/** Whether a path is a folder, or leads into it; neither has a slash at its end. */
export function isInFolder(path: string, folder: string): boolean {
  return `${path}/`.startsWith(folder === '/' ? folder : `${folder}/`)
}
