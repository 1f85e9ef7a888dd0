import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { JUDGES } from '../../src/workspace/graph.ts'
import { folderOf } from '../helpers/folder.ts'
import { supercargo } from './program.ts'

const manifest = `apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80}]}
`

const graph = (...argv: string[]) => supercargo(['graph', '-', ...argv], { stdin: manifest })

describe('supercargo graph', () => {
  it.each([
    ['mermaid', 'flowchart LR\n'],
    ['dot', 'digraph supercargo {\n'],
    ['json', '{\n  "supercargo": "'],
    ['svg', '<svg xmlns='],
    ['html', '<!doctype html>\n'],
  ])('draws in the format %s', async (format, start) => {
    const { code, stdout, stderr } = await graph('--format', format)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout.slice(0, start.length)).toBe(start)
    expect(stdout.endsWith('\n')).toBe(true)
  })

  it('draws for Mermaid where nothing else is said', async () => {
    expect((await graph()).stdout).toContain('u0n1 -- "selects" --> u0n0')
  })

  it.each([
    ['a.svg', '<svg'],
    ['a.HTML', '<!doctype'],
    ['a.gv', 'digraph'],
    ['a.json', '{'],
    ['a.md', 'flowchart'],
  ])('takes the format of the file %s', async (name, start) => {
    const cwd = folderOf({ 'web.yaml': manifest })
    const { code, stdout } = await supercargo(['graph', '-o', name], { cwd })
    expect([code, stdout]).toEqual([0, ''])
    expect(readFileSync(join(cwd, name), 'utf8').startsWith(start)).toBe(true)
  })

  it('knows what lives outside of namespaces', async () => {
    const { stdout } = await supercargo(['graph', '-', '--format', 'json', '--standing'], {
      stdin: `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects: [{kind: ServiceAccount, name: web}]
`,
    })
    const ids = JSON.parse(stdout).units[0].nodes.map(({ id, state }: any) => `${id} ${state}`)
    expect(ids).toEqual([
      'RoleBinding.rbac.authorization.k8s.io shop/a present',
      'ServiceAccount shop/web external',
      'ClusterRole.rbac.authorization.k8s.io view standing',
    ])
  })

  it('draws folders that define the same apart', async () => {
    const cwd = folderOf({ 'test/web.yaml': manifest, 'prod/web.yaml': manifest })
    const { stdout } = await supercargo(['graph', '--format', 'json'], { cwd })
    expect(JSON.parse(stdout).units.map(({ folder }: any) => folder)).toEqual(['prod', 'test'])
  })

  it('draws the neighbours of a file that have to do with it', async () => {
    const config = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: shop}\n`
    const pod = (name: string) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, labels: {app: ${name}}}
spec: {containers: [{name: a, image: 'a:1', envFrom: [{configMapRef: {name: settings}}]}]}
`
    const cwd = folderOf({
      'service.yaml': manifest,
      'web.yaml': pod('web'),
      'other.yaml': pod('other'),
      'settings.yaml': config('settings'),
    })
    const ids = async (...argv: string[]) => {
      const { stdout } = await supercargo(['graph', '--format', 'json', ...argv], { cwd })
      return JSON.parse(stdout).units[0].nodes.map(({ id, state }: any) => `${id} ${state}`)
    }
    expect(await ids('web.yaml')).toEqual([
      'ConfigMap shop/settings present',
      'Pod shop/web present',
      'Service shop/web present',
    ])
    expect(await ids('web.yaml', '--no-context')).toEqual(['ConfigMap shop/settings external', 'Pod shop/web present'])
    expect(await ids()).toHaveLength(4)
  })

  it('says what rules say that judge a field by themselves', async () => {
    const stdin = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: shop}
spec: {accessModes: [ReadWriteOnce], storageClassName: fast-sdd, resources: {requests: {storage: 1Gi}}}
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: fast-ssd}
provisioner: example.com/disk
`
    const { stdout } = await supercargo(['graph', '-', '--format', 'json'], { stdin })
    const [edge] = JSON.parse(stdout).units[0].edges
    expect(edge).toMatchObject({ to: 'StorageClass.storage.k8s.io fast-sdd', broken: true })
    expect(edge.fields[0].fault).toContain('there is no StorageClass "fast-sdd" here')
  })

  it('knows the rules that judge a field by themselves', () => {
    const known = new Set(rules.map(({ id }) => id))
    expect([...JUDGES].filter((id) => !known.has(id))).toEqual([])
  })

  it('goes by the config file', async () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'
    const cwd = folderOf({ 'supercargo.yaml': 'namespace: here\n', 'a.yaml': text })
    const { stdout } = await supercargo(['graph'], { cwd })
    expect(stdout).toContain('namespace here')
    expect((await supercargo(['graph', '-n', 'there'], { cwd })).stdout).toContain('namespace there')
  })

  it('says which document cannot be read, and draws the others', async () => {
    const { code, stdout, stderr } = await supercargo(['graph', '-'], { stdin: `${manifest}---\nkind: [\n` })
    expect(code).toBe(0)
    expect(stdout).toContain('<b>web</b>')
    expect(stderr).toContain('a document that cannot be read is left out: <stdin>:6:')
  })

  it.each([
    [['gone.yaml'], '', 'no such file or folder "gone.yaml"'],
    [['-'], 'a: 1\n', 'nothing to draw: no resource was found'],
    [['-', '--format', 'png'], '', '`--format` must be mermaid, dot, json, svg or html, not "png"'],
  ])('ends with 2 for %j', async (argv, stdin, message) => {
    const { code, stderr } = await supercargo(['graph', ...argv], { stdin })
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  it('writes nothing where there is nothing to draw', async () => {
    const cwd = folderOf({ 'a.txt': '' })
    expect((await supercargo(['graph', '-o', 'a.svg'], { cwd })).code).toBe(2)
    expect(existsSync(join(cwd, 'a.svg'))).toBe(false)
  })
})
