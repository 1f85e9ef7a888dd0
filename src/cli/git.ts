import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
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
export function nearRevision(revision: string, cwd: string): string | undefined {
  const { stdout } = git(['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/tags', 'refs/remotes'], cwd)
  return nearest(revision, stdout.toString().split('\n').filter(Boolean))
}

const MANIFEST = /\.(?:ya?ml|json)$/i
const REGULAR = /^100/

/** The manifests of a commit below the paths, which count from the current folder; their text is read when it is asked for. */
export function filesOfCommit(commit: string, paths: readonly string[], cwd: string): SourceFile[] {
  const { status, stdout, stderr } = git(['ls-tree', '-r', '-z', commit, '--', ...paths], cwd)
  if (status !== 0) throw new UsageError(`git cannot list the files of ${commit}: ${stderr.trim()}`)
  const objects = new Map<string, string>()
  for (const line of stdout.toString().split('\0')) {
    const [, mode = '', object = '', path = ''] = /^(\d+) \w+ (\w+)\t(.*)$/s.exec(line) ?? []
    if (REGULAR.test(mode) && (MANIFEST.test(path) || KUSTOMIZATION_NAMES.includes(nameOf(path))))
      objects.set(path, object)
  }
  const texts = readObjects([...new Set(objects.values())], cwd)
  const textOf = (path: string) => {
    const bytes = texts.get(objects.get(path)!)
    if (bytes === undefined) throw new SourceError('git has no such object')
    return decode(bytes)
  }
  const recognised = recognise(objects, textOf)
  return [...objects.keys()]
    .filter((path) => MANIFEST.test(path))
    .map((path) => ({
      path,
      place: resolve(cwd, path).replaceAll('\\', '/'),
      explicit: false,
      recognised: recognised.get(path),
      text: () => textOf(path),
    }))
}

/** What files are that are no manifests by themselves, by their names and by the kustomizations that read them. */
function recognise(files: ReadonlyMap<string, string>, textOf: (path: string) => string): Map<string, Recognised> {
  const recognised = new Map<string, Recognised>()
  for (const path of files.keys()) {
    const what = recognisePath(`/${path}`, (absolute) => files.has(absolute.slice(1)))
    if (what !== undefined) recognised.set(path, what)
    if (!KUSTOMIZATION_NAMES.includes(nameOf(path))) continue
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

/** The most that git may say. */
const OUTPUT_LIMIT = 16 * SIZE_LIMIT

function git(
  args: readonly string[],
  cwd: string,
  input = '',
): { status: number | null; stdout: Buffer; stderr: string } {
  const { error, status, stdout, stderr } = spawnSync('git', args, { cwd, input, maxBuffer: OUTPUT_LIMIT })
  if (error === undefined) return { status, stdout, stderr: stderr.toString() }
  if ((error as NodeJS.ErrnoException).code === 'ENOENT')
    throw new UsageError('to read a revision, `git` must be installed: it was not found')
  throw new UsageError(`git cannot be run: ${error.message}`)
}
