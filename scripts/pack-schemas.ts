import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { packFolder } from './schemas/folder.ts'

const [source = 'schemas', target = 'dist/schemas.pack'] = process.argv.slice(2)
mkdirSync(dirname(target), { recursive: true })
writeFileSync(target, packFolder(source))
