import { expect, it } from 'vitest'
import { findFiles } from '../../src/sources/files.ts'
import { generatedBy, partsOfKustomization } from '../../src/sources/kustomization.ts'
import { folderOf } from '../helpers/folder.ts'

const partsOf = (text: string) =>
  Object.fromEntries([...partsOfKustomization('/a/b', text)].map(([path, { message }]) => [path, message]))

it.each([
  ['patches:\n- path: p.yaml\n- patch: |-\n    - op: remove\n', { '/a/b/p.yaml': 'a patch of a kustomization' }],
  ['patchesStrategicMerge:\n- ../p.yaml\n', { '/a/p.yaml': 'a patch of a kustomization' }],
  [
    'patches:\n- ../p.yaml\n- {path: q.yaml}\n',
    { '/a/p.yaml': 'a patch of a kustomization', '/a/b/q.yaml': 'a patch of a kustomization' },
  ],
  ['patchesJson6902:\n- path: ./p.json\n  target: {kind: Pod}\n', { '/a/b/p.json': 'a patch of a kustomization' }],
  [
    'configMapGenerator:\n- files: [x.yaml, key=y/z.yaml]\n  env: e.yaml\n',
    {
      '/a/b/x.yaml': 'what a kustomization puts into a ConfigMap or Secret',
      '/a/b/y/z.yaml': 'what a kustomization puts into a ConfigMap or Secret',
      '/a/b/e.yaml': 'what a kustomization puts into a ConfigMap or Secret',
    },
  ],
  ['transformers: [t.yaml]\n', { '/a/b/t.yaml': 'settings of a kustomization' }],
  ['openapi: {path: schema.json}\n', { '/a/b/schema.json': 'settings of a kustomization' }],
  ['resources: [a.yaml]\nbases: [../base]\ncomponents: [../c]\n', {}],
  ['patches: 1\nconfigMapGenerator: [null, 3, {files: {}}]\ntransformers: {a: b}\n', {}],
  ['patches:\n\t- path: p.yaml\n', {}],
  ['- a\n', {}],
  ['', {}],
])('%j names the parts %j', (text, parts) => {
  expect(partsOf(text)).toEqual(parts)
})

it('leaves the parts out of a search, wherever it starts', async () => {
  const cwd = folderOf({
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': 'kind: Deployment\n',
    'overlay/Kustomization': 'resources: [../base]\npatches:\n- path: patches/web.yaml\n- path: ../shared/p.yaml\n',
    'overlay/extra.yaml': 'kind: Pod\n',
    'overlay/patches/web.yaml': 'kind: Deployment\n',
    'shared/p.yaml': 'kind: Deployment\n',
  })
  const leftOut = async (...paths: string[]) => {
    const { files } = await findFiles(paths, { cwd, stdin: () => new Uint8Array() })
    return files.filter(({ recognised }) => recognised !== undefined).map(({ path }) => path)
  }
  expect(await leftOut('.')).toEqual(['base/kustomization.yaml', 'overlay/patches/web.yaml', 'shared/p.yaml'])
  expect(await leftOut('overlay/patches')).toEqual(['overlay/patches/web.yaml'])
  expect(await leftOut('overlay/patches/web.yaml')).toEqual(['overlay/patches/web.yaml'])
})

it.each([
  [
    'configMapGenerator: [{name: a}, {name: b, behavior: merge}]\nsecretGenerator: [{name: c}]\n',
    'ConfigMap a, ConfigMap b, Secret c',
  ],
  ['namePrefix: x-\nconfigMapGenerator: {name: a}\n', 'ConfigMap a'],
  ['configMapGenerator: [{files: [a]}, null, text, {name: 1}]\n', ''],
  ['[', ''],
  ['', ''],
])('%j generates %j', (text, names) => expect(generatedBy(text).join(', ')).toBe(names))
