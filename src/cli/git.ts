import { existsSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import { isManifestName, slashes } from '../sources/files.ts'
import { KUSTOMIZATION_NAMES, partsOfKustomization } from '../sources/kustomization.ts'
import { decode, SIZE_LIMIT } from '../sources/read.ts'
import { type Recognised, recognisePath } from '../sources/recognise.ts'
import { SourceError, type SourceFile } from '../sources/source.ts'
import { nearest } from '../text/nearest.ts'
import { UsageError } from './args.ts'

/** The full name of the commit that a revision means; undefined where the repository has no such revision. Throws UsageError where there is no git or no repository. */
export function findCommit(revision: string, cwd: string): string | undefined {
  if (revision.startsWith('-')) return undefined
  const { status, stdout, stderr } = git(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], cwd)
  if (status === 0) return stdout.toString().trim()
  if (/not a git repository/i.test(stderr))
    throw new UsageError(`cannot read "${revision}": this folder is in no git repository`)
  return undefined
}

/** The branch or tag that was probably meant. */
function nearRevision(revision: string, cwd: string): string | undefined {
  const { stdout } = git(['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/tags', 'refs/remotes'], cwd)
  return nearest(revision, stdout.toString().split('\n').filter(Boolean))
}

/** What a person who named a revision that is not there can do about it: a phrase to put behind the message, or nothing. */
export function missingHint(revision: string, cwd: string): string {
  const meant = nearRevision(revision, cwd)
  return `${meant === undefined ? '' : `; did you mean "${meant}"?`}${isShallow(cwd) ? `; ${FETCH_MORE}` : ''}`
}

/** Whether a repository has only the latest commits. */
export function isShallow(cwd: string): boolean {
  return git(['rev-parse', '--is-shallow-repository'], cwd).stdout.toString().trim() === 'true'
}

/** What to do where commits are missing. */
export const FETCH_MORE =
  'this clone has only a part of the history: fetch all of it (`fetch-depth: 0` of actions/checkout, `GIT_DEPTH: 0` of GitLab CI, `git fetch --unshallow`)'

/** Files that git knows by their paths, with the names of the objects that have their content. */
export type Tree = ReadonlyMap<string, string>

/** The manifests of a commit below the paths, which count from the current folder; their text is read when it is asked for. */
export function filesOfCommit(commit: string, paths: readonly string[], cwd: string): SourceFile[] {
  const lines = listOf(['ls-tree', '-r', '-z', commit, '--', ...paths], cwd, `list the files of ${commit}`)
  const tree = treeOf(lines, /^(\d+) \w+ (\w+)\t(.*)$/s)
  const facts = (path: string) => ({ path, place: slashes(resolve(cwd, path)), explicit: false })
  return filesOfTree(tree, [...tree.keys()], cwd, facts)
}

const REGULAR = /^100/

/** The regular files among lines of git, each with its mode, object and path; symbolic links and submodules are none. */
export function treeOf(lines: readonly string[], pattern: RegExp): Map<string, string> {
  const tree = new Map<string, string>()
  for (const line of lines) {
    const [, mode = '', object = '', path = ''] = pattern.exec(line) ?? []
    if (REGULAR.test(mode) && (isManifestName(nameOf(path)) || isKustomization(path))) tree.set(path, object)
  }
  return tree
}

/** Some files of a tree as they are to be checked, with what charts and kustomizations in it say of them. All that will be asked for is read at once. */
export function filesOfTree(
  tree: Tree,
  paths: readonly string[],
  cwd: string,
  factsOf: (path: string) => Omit<SourceFile, 'text' | 'recognised'>,
): SourceFile[] {
  const needed = new Set([...tree.keys()].filter(isKustomization).concat(paths))
  const texts = readObjects([...new Set([...needed].map((path) => tree.get(path)!))], cwd)
  const textOf = (path: string) => {
    const bytes = texts.get(tree.get(path)!)
    if (bytes === undefined) throw new SourceError('git has no such object')
    return decode(bytes)
  }
  const recognised = recognise(tree, textOf)
  return paths
    .filter((path) => isManifestName(nameOf(path)))
    .map((path) => ({ ...factsOf(path), recognised: recognised.get(path), text: () => textOf(path) }))
}

function isKustomization(path: string): boolean {
  return KUSTOMIZATION_NAMES.includes(nameOf(path))
}

/** What files are that are no manifests by themselves, by their names and by the kustomizations that read them. */
function recognise(files: Tree, textOf: (path: string) => string): Map<string, Recognised> {
  const recognised = new Map<string, Recognised>()
  for (const path of files.keys()) {
    const what = recognisePath(`/${path}`, (absolute) => files.has(absolute.slice(1)))
    if (what !== undefined) recognised.set(path, what)
    if (!isKustomization(path)) continue
    for (const [part, use] of partsOfKustomization(path.slice(0, -nameOf(path).length), textOf(path)))
      recognised.set(part, use)
  }
  return recognised
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The content of objects, by their names, in one run of git. */
function readObjects(names: readonly string[], cwd: string): ReadonlyMap<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>()
  if (names.length === 0) return contents
  const { stdout } = git(['cat-file', '--batch'], cwd, `${names.join('\n')}\n`)
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf(10, at)
    const [name = '', , size] = stdout.toString('latin1', at, end).split(' ')
    if (size === undefined) break
    const start = end + 1
    contents.set(name, stdout.subarray(start, start + Number(size)))
    at = start + Number(size) + 1
  }
  return contents
}

/** The sizes of objects together, in bytes. */
export function sizeOf(names: readonly string[], cwd: string): number {
  if (names.length === 0) return 0
  const { stdout } = git(['cat-file', '--batch-check=%(objectsize)'], cwd, `${names.join('\n')}\n`)
  return stdout
    .toString()
    .split('\n')
    .reduce((sum, size) => sum + (Number(size) || 0), 0)
}

/** What git lists, separated by NUL; throws UsageError where it refuses. */
export function listOf(args: readonly string[], cwd: string, what: string): string[] {
  const { status, stdout, stderr } = git(args, cwd)
  if (status !== 0) throw new UsageError(`git cannot ${what}: ${stderr.trim()}`)
  return stdout.toString().split('\0').filter(Boolean)
}

/** The top of the work tree that a folder is in: absolute, with forward slashes. Throws UsageError where there is none. */
export function topOfWorkTree(cwd: string, purpose: string): string {
  for (let at = slashes(cwd); ; at = posix.dirname(at)) {
    if (existsSync(`${at}/.git`)) return at
    if (at === posix.dirname(at)) break
  }
  const { status, stdout, stderr } = git(['rev-parse', '--show-toplevel'], cwd)
  if (status === 0) return stdout.toString().trim()
  const isNone = /not a git repository/i.test(stderr)
  throw new UsageError(`${purpose} needs a git work tree: ${isNone ? 'this folder is in none' : stderr.trim()}`)
}

/** The most that git may say. */
const OUTPUT_LIMIT = 16 * SIZE_LIMIT

/** Runs git with what is to be its standard input. Throws UsageError where it cannot be run at all. */
export function git(
  args: readonly string[],
  cwd: string,
  input = '',
): { status: number | null; stdout: Buffer; stderr: string } {
  // The module is loaded only here: it takes longer than a small command.
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const { error, status, stdout, stderr } = spawnSync('git', args, { cwd, input, maxBuffer: OUTPUT_LIMIT })
  if (error === undefined) return { status, stdout, stderr: stderr.toString() }
  if ((error as NodeJS.ErrnoException).code === 'ENOENT')
    throw new UsageError('`git` must be installed: it was not found')
  throw new UsageError(`git cannot be run: ${error.message}`)
}
