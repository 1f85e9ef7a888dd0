import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { bundleProgram, common, PROGRAMS } from './bundle.mjs'

const SOURCE = join('editors', 'vscode')

/** Puts together the folder of the extension for VS Code as it is packaged: its own program, and a supercargo that needs no packages beside it. Wants a build of supercargo in dist/. */
export async function stageExtension(folder) {
  rmSync(folder, { recursive: true, force: true })
  for (const name of ['README.md', 'CHANGELOG.md', 'icon.png']) copy(join(SOURCE, name), join(folder, name))
  copy('LICENSE', join(folder, 'LICENSE'))
  writeManifest(folder)
  const { metafile } = await build({
    ...common,
    entryPoints: [join(SOURCE, 'src', 'extension.ts')],
    outfile: join(folder, 'dist', 'extension.js'),
    format: 'cjs',
    external: ['vscode'],
    metafile: true,
  })
  const inputs = [...Object.keys(metafile.inputs), ...(await stageServer(join(folder, 'server')))]
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licensesOf(inputs))
}

/** The manifest without what only serves to package it. */
function writeManifest(folder) {
  const { scripts, devDependencies, ...manifest } = JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8'))
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** Gives the files that its programs are made of. */
async function stageServer(folder) {
  for (const name of readdirSync('bin')) copy(join('bin', name), join(folder, 'bin', name))
  for (const name of ['schemas.pack', 'descriptions.pack']) copy(join('dist', name), join(folder, 'dist', name))
  for (const name of readdirSync('docs').filter((each) => /\.(?:md|schema\.json)$/.test(each)))
    copy(join('docs', name), join(folder, 'docs', name))
  for (const name of readdirSync('rules', { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.md')) copy(join('rules', name), join(folder, 'rules', name))
  const inputs = []
  for (const program of PROGRAMS) inputs.push(...(await bundleWhole(program, join(folder, 'dist'))))
  return inputs
}

/** What the licenses of the packages ask to be passed on, of those that files belong to and of the one that the descriptions of fields are from. */
function licensesOf(files) {
  const owners = files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]).filter(Boolean)
  const texts = [...new Set(['node_modules/kubernetes-types', ...owners])].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)/i.test(each))
    if (file === undefined && license !== 'Apache-2.0') throw new Error(`${name} has no license text to pass on`)
    const text = file === undefined ? 'As supercargo itself.' : readFileSync(join(folder, file), 'utf8').trim()
    return `${name} ${version} (${license})\n\n${text}\n`
  })
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}

/** Bundles a program with all packages that it may load later. */
async function bundleWhole(program, folder) {
  const inputs = await bundleProgram(program, folder, { external: [], plugins: [{ name: 'packages', setup: takeIn }] })
  if (/\bcreateRequire\b/.test(readFileSync(join(folder, program.name), 'utf8')))
    throw new Error(`${program.name} would load packages from disk`)
  return inputs
}

const LOADED_LATER = /process\s*\.getBuiltinModule\('node:module'\)\s*\.createRequire\([^)]*\)\('([\w-]+)'\)/g

/** Packages that are found on disk when they are needed become part of the bundle, evaluated when they are needed. */
function takeIn(build) {
  build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8')
    return text.includes('createRequire')
      ? { contents: text.replace(LOADED_LATER, "require('$1')"), loader: 'ts' }
      : undefined
  })
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to)
}
