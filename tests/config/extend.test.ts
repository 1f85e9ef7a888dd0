import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { ConfigError, placeText } from '../../src/config/config.ts'
import { readConfig } from '../../src/config/extend.ts'

const schema = JSON.parse(readFileSync('docs/config.schema.json', 'utf8'))

function read(files: Record<string, string>, place = '/shop/supercargo.yaml') {
  const isFile = (each: string) => Object.hasOwn(files, each)
  const readText = (each: string) => {
    if (!isFile(each)) throw new Error('no such file or folder')
    return files[each]!
  }
  return readConfig(place, { reader: { read: readText, isFile }, schema, nameOf: (each) => each })
}

function fault(files: Record<string, string>): string {
  try {
    read(files)
    return ''
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.message
  }
}

describe('a config that extends others', () => {
  const files = {
    '/shop/supercargo.yaml': `extends: [../base.yaml, ./more.yaml]
preset: all
rules: {syntax: warning, no-rollback-history: {least: 2}}
ignore: [c/]
`,
    '/base.yaml': `preset: server
kubernetesVersion: 1.30
rules: {syntax: info, no-rollback-history: {severity: error, least: 5}, unknown-field: info}
ignore: [a/]
crds: [crds]
`,
    '/shop/more.yaml': 'kubernetesVersion: 1.31\nrules: {unknown-field: off}\nignore: [b/]\n',
  }

  it('has the nearest of single values, all items of lists, and rules by id and option', () => {
    const config = read(files)
    expect([config.preset, config.kubernetesVersion].map((each) => [each!.value, placeText(each!)])).toEqual([
      ['all', '/shop/supercargo.yaml:2'],
      ['1.31', '/shop/more.yaml:1'],
    ])
    const rules = [...config.rules].map(([id, { severity, options }]) => [
      id,
      severity!.value,
      ...[...options].map(([name, { value }]) => `${name} ${value}`),
    ])
    expect(rules).toEqual([
      ['syntax', 'warning'],
      ['no-rollback-history', 'error', 'least 2'],
      ['unknown-field', 'off'],
    ])
    expect(config.ignore.map(({ value, file }) => [value, file.base])).toEqual([
      ['a/', '/'],
      ['b/', '/shop'],
      ['c/', '/shop'],
    ])
  })

  it('may come to the same file by two ways, which counts once, where it comes first', () => {
    const config = read({
      '/shop/supercargo.yaml': 'extends: [./a.yaml, ./b.yaml]',
      '/shop/a.yaml': 'extends: ./c.yaml\npreset: all\nignore: [a]',
      '/shop/b.yaml': 'extends: ./c.yaml\nignore: [b]',
      '/shop/c.yaml': 'preset: server\nignore: [c]',
    })
    expect(config.ignore.map(({ value }) => value)).toEqual(['c', 'a', 'b'])
    expect(config.preset?.value).toBe('all')
  })

  test.each<[string, Record<string, string>, string]>([
    [
      'a circle',
      { '': 'ignore: [a]\nextends: ./a.yaml', 'a.yaml': 'extends: [b.yaml]', 'b.yaml': 'extends: supercargo.yaml' },
      '/shop/b.yaml:1:1: `extends` goes round in a circle: /shop/supercargo.yaml extends /shop/a.yaml extends /shop/b.yaml extends /shop/supercargo.yaml',
    ],
    [
      'itself',
      { '': 'extends: ./supercargo.yaml' },
      '/shop/supercargo.yaml:1:1: `extends` goes round in a circle: /shop/supercargo.yaml extends /shop/supercargo.yaml',
    ],
    ['no file', { '': 'extends: [./a.yaml]' }, '/shop/supercargo.yaml:1:11: `extends`: there is no file "./a.yaml"'],
    [
      'no package',
      { '': 'extends: acme' },
      '/shop/supercargo.yaml:1:1: `extends`: the npm package "acme" is in no node_modules folder here or above; a file is written as "./acme"',
    ],
    [
      'an address',
      { '': 'extends: https://a.b/c.yaml' },
      '/shop/supercargo.yaml:1:1: `extends`: "https://a.b/c.yaml" is neither a file nor an npm package',
    ],
    [
      'no name',
      { '': 'extends: "@acme"' },
      '/shop/supercargo.yaml:1:1: `extends`: "@acme" is neither a file nor an npm package',
    ],
    [
      'what is wrong there',
      { '': 'extends: ./a.yaml', 'a.yaml': 'prest: all' },
      '/shop/a.yaml:1:1: unknown key `prest`; did you mean `preset`?',
    ],
    [
      'a package without a config',
      { '': 'extends: acme', 'node_modules/acme/package.json': '{"main": "index.js"}' },
      '/shop/supercargo.yaml:1:1: `extends`: the npm package "acme" has no supercargo.yaml, and neither its `exports` nor its `main` is a YAML file',
    ],
    [
      'a way out of a package',
      { '': 'extends: acme/../../secret.yaml', 'node_modules/acme/package.json': '{}', 'secret.yaml': '' },
      '/shop/supercargo.yaml:1:1: `extends`: the npm package of "acme/../../secret.yaml" has no such file',
    ],
  ])('may not be %s', (_, files, message) => {
    const placed = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`/shop/${name || 'supercargo.yaml'}`, text]),
    )
    expect(fault(placed)).toBe(message)
  })

  it('ends where the chain has no end in sight', () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`/shop/${i}.yaml`, `extends: ${i + 1}.yaml`]),
    )
    expect(fault({ ...files, '/shop/supercargo.yaml': 'extends: 0.yaml' })).toContain('more than 100 files')
  })
})

describe('a package that is extended', () => {
  const config = 'preset: all\nignore: [vendor/]\ncrds: [crds]\n'
  test.each<[string, string, Record<string, string>]>([
    ['its supercargo.yaml', 'acme', { 'acme/package.json': '{}', 'acme/supercargo.yaml': config }],
    ['its supercargo.yaml, also without facts', '@acme/base', { '@acme/base/supercargo.yaml': config }],
    ['its main', 'acme', { 'acme/package.json': '{"main": "a.yml"}', 'acme/a.yml': config }],
    [
      'its exports',
      '@acme/base',
      { '@acme/base/package.json': '{"exports": "./a.yaml"}', '@acme/base/a.yaml': config },
    ],
    [
      'its exports by name',
      'acme',
      { 'acme/package.json': '{"exports": {".": {"default": "./a.yaml"}}}', 'acme/a.yaml': config },
    ],
    ['a file in it', 'acme/strict.yaml', { 'acme/package.json': '{}', 'acme/strict.yaml': config }],
    [
      'a file that it exports',
      'acme/strict',
      { 'acme/package.json': '{"exports": {"./strict": "./a.yaml"}}', 'acme/a.yaml': config },
    ],
    ['what it extends itself', 'acme', { 'acme/supercargo.yaml': 'extends: ./a.yaml', 'acme/a.yaml': config }],
  ])('is %s', (_, entry, files) => {
    const placed = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/node_modules/${name}`, text]))
    const read_ = read({ ...placed, '/shop/supercargo.yaml': `extends: "${entry}"` })
    expect(read_.preset?.value).toBe('all')
    expect(read_.ignore[0]!.file.base).toBe('/shop')
    expect(read_.crds[0]!.file.folder).toMatch(/^\/node_modules\/(?:@acme\/base|acme)$/)
  })
})
