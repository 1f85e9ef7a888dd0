import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, it } from 'vitest'

/** The layers from the bottom up; a file may import its own layer and those below it. `check` and `index` are files, all others folders. */
const layers = [
  'text',
  'yaml',
  'model',
  'kubernetes',
  'schema',
  'validity',
  'workspace',
  'engine',
  'kit',
  'fix',
  'report',
  'config',
  'sources',
  'project',
  'check',
  'baseline',
  'diff',
  'library',
  'index',
  'lsp',
  'cli',
]

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))

it.each(files)('src/%s imports downwards only', (file) => {
  for (const target of importsOf(`src/${file}`)) {
    if (!target.startsWith('src/')) continue
    const [from, to] = [layerOf(file), layerOf(target.slice('src/'.length))]
    expect(layers, `src/${file} is in no layer`).toContain(from)
    if (isTypeOnly(`src/${file}`, target)) continue
    expect(layers.indexOf(to), `src/${file} imports ${target}`).toBeLessThanOrEqual(layers.indexOf(from))
  }
})

it('lets rules import the kit only', () => {
  for (const file of readdirSync('rules', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file === 'index.ts') continue
    for (const target of importsOf(join('rules', file)))
      expect(target, file).toMatch(/^(src\/kit\.ts|kubernetes-types\/.*)$/)
  }
})

function layerOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.ts$/, '')
}

/** The imports of a file: paths from the top folder, packages by name. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:^(?:import|export)\b[^'"`;]*?\bfrom\s*|^import\s*|\bimport\(\s*)'([^']+)'/gm)].map(
    (match) => (match[1]!.startsWith('.') ? posix.join(dirname(file).replaceAll('\\', '/'), match[1]!) : match[1]!),
  )
}

/** Reports are described in check.ts; what only names a type draws nothing up at run time. */
function isTypeOnly(file: string, target: string): boolean {
  const text = readFileSync(file, 'utf8')
  const name = posix.basename(target)
  return [...text.matchAll(/^(import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'/gm)].every(
    (match) => posix.basename(match[3]!) !== name || match[2] !== undefined,
  )
}
