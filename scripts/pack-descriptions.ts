import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packDescriptions } from '../src/schema/descriptions.ts'
import { readComments } from './schemas/comments.ts'
import { readFolder } from './schemas/folder.ts'
import { packageNames } from './schemas/read.ts'

// Packs the doc comments of the package kubernetes-types for explain and hover.
const [source = 'node_modules/kubernetes-types', target = 'dist/descriptions.pack'] = process.argv.slice(2)
const packages = packageNames(readFolder('schemas'))
const texts = new Map<string, ReadonlyMap<string, string>>()
for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' }).sort()) {
  const stem = path.replaceAll('\\', '/').replace(/\.d\.ts$/, '')
  const name = packages.get(stem.replaceAll('/', '-'))
  if (!path.endsWith('.d.ts') || !name) continue
  for (const [type, fields] of readComments(readFileSync(join(source, path), 'utf8')))
    texts.set(`${name}.${type}`, fields)
}
mkdirSync(dirname(target), { recursive: true })
writeFileSync(target, packDescriptions(texts))
