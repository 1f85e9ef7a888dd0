import { parseArgs } from 'node:util'
import { writeProject } from './project.ts'

/** Writes manifests to try things on. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: 'string', default: '2500' },
    seed: { type: 'string', default: '1' },
    mistakes: { type: 'string', default: '0' },
  },
})
const [folder] = positionals
if (folder === undefined)
  throw new Error('usage: node scripts/run.mjs bench/generate.ts <folder> [--files 2500] [--seed 1] [--mistakes 0.05]')
const [files, seed, mistakes] = [values.files, values.seed, values.mistakes].map(Number) as [number, number, number]
process.stdout.write(`${files} files, ${writeProject(folder, { files, seed, mistakes })} documents\n`)
