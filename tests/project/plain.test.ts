import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeProject } from '../../bench/project.ts'
import type { CheckOptions } from '../../src/check.ts'
import { marksOf } from '../../src/engine/suppress/read.ts'
import { type PlainFile, readPlain } from '../../src/project/plain.ts'
import type { SourceFile } from '../../src/sources/source.ts'
import { checkFiles } from '../helpers/check.ts'
import { folderOf } from '../helpers/folder.ts'
import { store } from '../helpers/store.ts'

const { newest } = store()
const NEWEST = { from: newest, to: newest }
const EVERY = { from: store().oldest, to: newest }

function plain(file: SourceFile, versions = NEWEST): PlainFile | undefined {
  const read = readPlain(file, { store: store(), versions, marks: marksOf(undefined) })
  return structuredClone(read)
}

function read(text: string): PlainFile | undefined {
  return plain({ path: 'a.yaml', explicit: true, text: () => text })
}

/** The manifests below a folder by path. */
function below(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).filter((path) => /\.ya?ml$/.test(path))
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(path, 'utf8')]))
}

/** What checks say with and without files that were read ahead, and how many were. */
function both(files: Record<string, string>, options: Partial<CheckOptions> = {}) {
  let known = 0
  const take = (file: SourceFile) => {
    const read = plain(file, options.versions)
    if (read !== undefined) known++
    return read
  }
  const told = ({ findings, summary, suppressed, resources }: ReturnType<typeof checkFiles>) => ({
    findings,
    summary,
    suppressed,
    values: resources.map(({ gvk, value, name, namespace, podLabels, owned }) => {
      return { gvk: { ...gvk }, value, name, namespace, podLabels, owned }
    }),
  })
  const here = told(checkFiles(files, options))
  const ahead = told(checkFiles(files, { ...options, ahead: { take } }))
  return { here, ahead, known }
}

describe('a report is the same where files are read ahead', () => {
  it.each<[string, Partial<CheckOptions>]>([
    ['the newest Kubernetes', { versions: NEWEST }],
    ['every Kubernetes', { versions: EVERY }],
    ['a namespace for all', { namespace: 'elsewhere' }],
  ])('of a project with mistakes, for %s', (_, options) => {
    const folder = folderOf({})
    writeProject(folder, { files: 150, seed: 11, mistakes: 0.3 })
    const { here, ahead, known } = both(below(folder), options)
    expect(ahead).toStrictEqual(here)
    expect(known).toBeGreaterThan(options.versions === EVERY ? 20 : 80)
  })

  it('of the examples and fixtures', () => {
    for (const folder of ['examples', 'tests/fixtures']) {
      const { here, ahead, known } = both(below(folder))
      expect(ahead).toStrictEqual(here)
      expect(known).toBeGreaterThan(5)
    }
  })

  it.each([
    ['keys that objects have', 'data: {__proto__: a, constructor: b, toString: c}'],
    ['nulls', 'data: {a: null, b: ~}\nimmutable: null'],
    ['anchors and merge keys', 'data: &a {x: one}\nbinaryData:\n  <<: {y: b25l}'],
    ['emoji and lone surrogates', 'data: {a: "🚢 \\ud83d", "b": é}'],
    ['null owners', 'data: {a: b}'],
  ])('of %s', (_, rest) => {
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, ownerReferences: null}\n${rest}\n`
    const { here, ahead } = both({ 'a.yaml': text })
    expect(ahead).toStrictEqual(here)
  })

  it('of numbers that JSON has no words for', () => {
    const text = `apiVersion: apps/v1\nkind: ControllerRevision\nmetadata: {name: a}\nrevision: 9007199254740993\ndata: {a: -0.0, b: 18446744073709551615}\n`
    const { here, ahead, known } = both({ 'a.yaml': text })
    expect(ahead).toStrictEqual(here)
    expect(known).toBe(1)
    expect(ahead.values[0]!.value).toMatchObject({ revision: 9007199254740993n, data: { a: -0 } })
  })
})

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'

describe('a file is left to those who judge it', () => {
  it.each([
    ['that cannot be read', `${MAP}data: {a: b\n`],
    ['with a key that is there twice', `${MAP}data: {}\ndata: {}\n`],
    ['with content that is lost', `${MAP}...\ndata: {}\n`],
    ['with a field that there is not', `${MAP}dta: {}\n`],
    ['with a value of the wrong type', `${MAP}data: {a: 1}\n`],
    ['of a kind that is gone', `${MAP.replace('v1', 'extensions/v1beta1').replace('ConfigMap', 'Ingress')}`],
    ['of no built-in kind', `${MAP.replace('v1', 'example.com/v1')}`],
    ['that suppresses something', `${MAP}# supercargo-ignore: unknown-field\n`],
    ['that is a list', `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap}\n`],
    ['that is JSON', '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}'],
    [
      'that is deep',
      `apiVersion: apps/v1\nkind: ControllerRevision\nmetadata: {name: a}\nrevision: 1\ndata: {a: ${'['.repeat(300)}${']'.repeat(300)}}\n`,
    ],
    ['that is long', `${MAP}data: {a: ${'a'.repeat(50_000)}}\n`],
    ['without content', '# nothing\n'],
    ['with one such document among others', `${MAP}---\n${MAP}dta: {}\n`],
    [
      'that defines custom resources',
      `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: things.example.com}\nspec:\n  group: example.com\n  scope: Namespaced\n  names: {kind: Thing, plural: things}\n  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]\n`,
    ],
  ])('%s', (_, text) => {
    expect(read(MAP)).toBeDefined()
    expect(read(text)).toBeUndefined()
  })
})
