import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf } from '../helpers/folder.ts'
import { supercargo } from './program.ts'

const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: frontend, port: {number: 80}}}}
`
/** Nearly what the Ingress names; it has a mistake of its own. */
const service = `apiVersion: v1
kind: Service
metadata: {name: frontnd}
spec: {selector: {app: x}, ports: [{port: 80}], nonsense: 1}
`
const slip = /dangling-reference/

async function compact(files: Record<string, string>, argv: string[], { below = '', stdin = '' } = {}) {
  const cwd = `${folderOf(files)}${below}`
  const { stdout, stderr } = await supercargo(['--format', 'compact', ...argv], { cwd, stdin })
  return `${stdout}${stderr}`
}

describe('a file that is named', () => {
  const beside = { 'a.yaml': ingress, 'b.yaml': service }

  it('is judged among its neighbours, and nothing is said about these', async () => {
    expect(await compact(beside, ['a.yaml'])).toMatch(
      /^a.yaml:4:41: error [^\n]*\(did you mean "frontnd"\?\) \[dangling-reference\]\n1 error in 1 file: 1 resource in 1 document checked/,
    )
  })

  it('is judged by itself with --no-context', async () => {
    expect(await compact(beside, ['a.yaml', '--no-context'])).toMatch(/^no problems in 1 file/)
  })

  it('does not bring in more than a folder that is named', async () => {
    const files = { 'one/a.yaml': ingress, 'two/b.yaml': service, '.git/HEAD': '' }
    expect(await compact(files, ['one'])).toMatch(/^no problems in 1 file/)
    expect(await compact(files, ['one/a.yaml'])).toMatch(slip)
  })

  it('knows the tree below the config file, else below the top of the repository, else its folder', async () => {
    const apart = { 'top/one/a.yaml': ingress, 'top/two/b.yaml': service }
    expect(await compact(apart, ['top/one/a.yaml'])).not.toMatch(slip)
    expect(await compact({ ...apart, 'top/.git/HEAD': '' }, ['top/one/a.yaml'])).toMatch(slip)
    expect(await compact({ ...apart, 'top/supercargo.yaml': '' }, ['top/one/a.yaml'])).toMatch(slip)
    expect(await compact({ ...apart, 'top/one/supercargo.yaml': '' }, ['top/one/a.yaml'])).not.toMatch(slip)
    expect(await compact({ 'one/a.yaml': ingress, 'one/two/b.yaml': service }, ['one/a.yaml'])).not.toMatch(slip)
  })

  it('calls its neighbours by paths that fit to its own', async () => {
    const files = { 'one/a.yaml': ingress, 'two/b.yaml': service, '.git/HEAD': '' }
    const related = async (cwd: string, path: string) => {
      const { stdout } = await supercargo(['--format', 'json', path], { cwd })
      return JSON.parse(stdout).findings[0].related[0].file
    }
    const top = folderOf(files)
    expect(await related(top, 'one/a.yaml')).toBe('two/b.yaml')
    expect(await related(`${top}/one`, 'a.yaml')).toBe('../two/b.yaml')
    expect(await related(`${top}/two`, '../one/a.yaml')).toBe('b.yaml')
    expect(await related('/', `${top}/one/a.yaml`)).toBe(`${top}/two/b.yaml`)
  })

  it('has no neighbours that git or the config ignores', async () => {
    const files = { 'a.yaml': ingress, 'old/b.yaml': service, '.git/HEAD': '' }
    expect(await compact(files, ['a.yaml'])).toMatch(slip)
    expect(await compact({ ...files, '.gitignore': 'old/' }, ['a.yaml'])).not.toMatch(slip)
    expect(await compact({ ...files, 'supercargo.yaml': 'ignore: [old]' }, ['a.yaml'])).not.toMatch(slip)
  })

  it('has only the files of its units for neighbours, where there are units', async () => {
    const files = { 'one/a.yaml': ingress, 'two/b.yaml': service }
    const units = (paths: string) => ({ ...files, 'supercargo.yaml': `units: [{name: x, paths: [${paths}]}]` })
    expect(await compact(units('one'), ['one/a.yaml'])).not.toMatch(slip)
    expect(await compact(units('one, two'), ['one/a.yaml'])).toMatch(slip)
  })

  it('is none of its own neighbours under another name', async () => {
    const cwd = folderOf({ 'a.yaml': ingress, 'real/c.yaml': ingress.replace('web', 'other'), '.git/HEAD': '' })
    symlinkSync('real/c.yaml', join(cwd, 'link.yaml'))
    const { stdout } = await supercargo(['link.yaml', '--format', 'compact', '--preset', 'all'], { cwd })
    expect(stdout).not.toMatch(/duplicate-resource/)
  })

  it('is judged with the definitions beside it', async () => {
    const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Thing, plural: things}
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {size: {type: integer}}}}}]
`
    const thing = 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\nsize: big\n'
    expect(await compact({ 'a.yaml': thing, 'z.yaml': definition }, ['a.yaml'])).toMatch(/^a.yaml:4:7: error/)
  })

  it('is not disturbed by neighbours that are broken, templates or no manifests', async () => {
    const files = {
      'a.yaml': ingress,
      'b.yaml': 'apiVersion: v1\nkind: [\n',
      'c.yaml': 'apiVersion: v1\nkind: {{ .Values.kind }}\n',
      'd.json': '{"kind": 1}',
      'e.yaml': 'PNG\0\x01',
      'kustomization.yaml': 'resources: [a.yaml]',
      'f.yaml': 'apiVersion: v1\nkind: List\nitems: [1]\n',
    }
    expect(await compact(files, ['a.yaml'])).toMatch(/^no problems in 1 file: 1 resource in 1 document/)
  })
})

it('says of a file among its neighbours what a run over all of them says of it', async () => {
  const names = readdirSync('bench/fixtures', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /yaml$/.test(name),
  )
  const texts = names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join('bench/fixtures', name), 'utf8')])
  const cwd = folderOf({
    ...Object.fromEntries(texts),
    'x/ingress.yaml': ingress,
    'y/service.yaml': service,
    '.git/HEAD': '',
  })
  const findings = async (...paths: string[]): Promise<any[]> => {
    const { stdout } = await supercargo([...paths, '--format', 'json', '--preset', 'all'], { cwd })
    return JSON.parse(stdout).findings.filter(({ rule }: { rule: string }) => rule !== 'unknown-kind')
  }
  const all = await findings('.')
  expect(all.length).toBeGreaterThan(10)
  for (const [path] of [...texts, ['x/ingress.yaml'], ['y/service.yaml']])
    expect(await findings(path!), path).toEqual(all.filter(({ file }) => file === path))
})

describe('standard input', () => {
  const files = { 'a.yaml': 'kind: Broken\n', 'b.yaml': service }

  it('has no neighbours', async () => {
    expect(await compact(files, ['-'], { stdin: ingress })).toMatch(/^no problems/)
  })

  it('has those of the file that it stands for', async () => {
    expect(await compact(files, ['-', '--stdin-filename', 'a.yaml'], { stdin: ingress })).toMatch(/^a.yaml:4:41: error/)
  })
})

it('leaves out a tree that is too large, but not the folder', async () => {
  const many = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`many/${i}.yaml`, '']))
  const files = { ...many, 'one/a.yaml': ingress, 'one/b.yaml': service, 'two/c.yaml': service, '.git/HEAD': '' }
  expect(await compact(files, ['one/a.yaml'])).toMatch(slip)
  expect(await compact({ ...files, 'one/b.yaml': '' }, ['one/a.yaml'])).not.toMatch(slip)
})
