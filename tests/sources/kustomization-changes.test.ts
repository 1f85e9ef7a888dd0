import { expect, it } from 'vitest'
import { replicasGivenBy, replicasInPatch, selectorsGivenIn } from '../../src/sources/kustomization-changes.ts'

const EVERY = ['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet']

it.each<[string, readonly (readonly [string, number])[]]>([
  ['replicas: [{name: web, count: 3}]\n', EVERY.map((kind) => [`${kind} web`, 3])],
  [
    'patches:\n- target: {kind: Deployment, name: web}\n  patch: |\n    - {op: replace, path: /spec/replicas, value: 2}\n',
    [['Deployment web', 2]],
  ],
  [
    'patches:\n- patch: |\n    kind: StatefulSet\n    metadata: {name: db}\n    spec: {replicas: 5}\n',
    [['StatefulSet db', 5]],
  ],
  [
    'patches:\n- target: {kind: Deployment, name: web}\n  patch: |\n    metadata: {name: any}\n    spec: {replicas: 4}\n',
    [['Deployment web', 4]],
  ],
  [
    'patchesJson6902:\n- target: {version: v1, kind: Deployment, name: web}\n  patch: |-\n    - {op: add, path: /spec/replicas, value: 2}\n',
    [['Deployment web', 2]],
  ],
  [
    'patchesStrategicMerge:\n- |-\n  kind: Deployment\n  metadata: {name: web}\n  spec: {replicas: 6}\n- replicas.yaml\n',
    [['Deployment web', 6]],
  ],
  ['patches:\n- path: replicas.yaml\n', []],
  ['replicas: 3\npatches: {patch: replicas}\n', []],
  ['replicas: [null, 3, {name: web, count: many}, {count: 3}]\n', []],
  ['replicas:\n\t- a\n', []],
  ['replicas', []],
  ['', []],
])('%j gives %j', (text, given) => {
  expect(replicasGivenBy(text)).toEqual(given)
})

it.each<[string, readonly (readonly [string, number])[]]>([
  ['kind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n', [['Deployment web', 3]]],
  [
    'kind: A\nmetadata: {name: a}\nspec: {replicas: 1}\n---\nkind: B\nmetadata: {name: b}\nspec: {replicas: 0}\n',
    [
      ['A a', 1],
      ['B b', 0],
    ],
  ],
  ['- {op: replace, path: /spec/replicas, value: 3}\n', []],
  ['kind: Deployment\nmetadata: {name: web}\nspec: {replicas: null}\n', []],
  ['kind: Deployment\nmetadata: [replicas]\nspec: {replicas: 1}\n', []],
])('the patch %j gives %j', (text, given) => {
  expect(replicasInPatch(text)).toEqual(given)
})

it.each<[string, readonly string[]]>([
  ['commonLabels: {app: web}\nresources: [web.yaml, ../base]\nbases: [x/]\n', ['/a/b/web.yaml', '/a/base', '/a/b/x/']],
  ['labels: [{pairs: {app: web}, includeSelectors: true}]\nresources: [web.yaml]\n', ['/a/b/web.yaml']],
  ['labels: [{pairs: {app: web}}, {pairs: {a: b}, includeSelectors: false}]\nresources: [web.yaml]\n', []],
  ['commonLabels: {}\nresources: [web.yaml]\n', []],
  ['commonLabels: {app: web}\nresources: web.yaml\n', []],
  ['commonLabels:\n\t- a\n', []],
  ['resources: [web.yaml]\n', []],
])('%j gives selectors in %j', (text, paths) => {
  expect(selectorsGivenIn('/a/b/', text)).toEqual(paths)
})
