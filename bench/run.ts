import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { rules } from '../rules/index.ts'
import { openStore } from '../src/schema/store.ts'
import { startNodePlainly } from './environment.ts'
import { type Command, interleaved, median, peakMemory, ratio } from './measure.ts'
import { type Figure, table, writeFigures } from './page.ts'
import { writeProject } from './project.ts'
import { writeSchemas } from './schemas.ts'

const { values: flags } = parseArgs({ options: { full: { type: 'boolean' }, write: { type: 'boolean' } } })
const NODE = process.execPath
const CLI = 'bin/supercargo.js'
const MIB = 1024 * 1024
const FEW = 100
const MANY = 2500
/** With some five resources in every two of them. */
const TOGETHER = 2000
const MOST = flags.full ? 50_000 : 10_000

startNodePlainly()
const work = mkdtempSync(join(tmpdir(), 'bench-'))
const figures: Figure[] = []
try {
  for (const files of [FEW, MANY, MOST]) writeProject(folderOf(files), { files, seed: 1, mistakes: 0 })
  for (const part of [oneFile, manyFiles, neighbours, eachFile, memory]) {
    figures.push(...part())
    process.stderr.write('.')
  }
  process.stdout.write(`\n${table(figures)}\n`)
  if (flags.write) writeFigures('docs/performance.md', figures)
} finally {
  rmSync(work, { recursive: true, force: true })
}

function folderOf(files: number): string {
  return join(work, String(files))
}

function supercargo(...paths: string[]): Command {
  return [NODE, CLI, 'check', ...paths]
}

/** Start-up: what checking one file costs beyond starting Node. */
function oneFile(): Figure[] {
  const small = join(work, 'small.yaml')
  const empty = join(work, 'empty.js')
  writeFileSync(small, readFileSync('bench/small.yaml'))
  writeFileSync(empty, '')
  const [ours, script, nothing] = interleaved([supercargo(small), [NODE, empty], [NODE, '-e', '']], 31)
  return [
    { what: 'one small file, against an empty script', value: ratio(ours!, script!), unit: '×', most: 1.4 },
    { what: "one small file, against `node -e ''`", value: ratio(ours!, nothing!), unit: '×', most: 1.4 },
  ]
}

/** Throughput: the whole folder, every default rule on, against what others need for the schema check alone. */
function manyFiles(): Figure[] {
  const schemas = join(work, 'schemas')
  const store = openStore(readFileSync('dist/schemas.pack'))
  writeSchemas(schemas, store, store.newest)
  const folder = folderOf(MANY)
  const location = join(schemas, '{{ .ResourceKind }}{{ .KindSuffix }}.json')
  const kubeconform: Command = ['kubeconform', '-strict', '-summary', '-schema-location', location, folder]
  const hasKubeconform = spawnSync('kubeconform', ['-v']).status === 0
  if (!hasKubeconform) process.stderr.write('kubeconform is not on the PATH: it is left out\n')
  const card: Command = [NODE, 'bench/card/card.mjs', schemas, folder]
  const [ours, cards, theirs] = interleaved([supercargo(folder), card, ...(hasKubeconform ? [kubeconform] : [])], 7)
  const figures: Figure[] = [
    { what: `${MANY} files, the card stack takes`, value: ratio(cards!, ours!), unit: '× as long', least: 5 },
  ]
  if (theirs)
    figures.push({
      what: `${MANY} files, kubeconform takes`,
      value: ratio(theirs, ours!),
      unit: '× as long',
      least: 1.5,
    })
  return figures
}

/** Rules over several resources: what they add to judging each resource by itself, where many stand in a file. */
function neighbours(): Figure[] {
  const folder = join(work, 'neighbours')
  writeProject(folder, { files: TOGETHER, seed: 1, mistakes: 0, together: 2 })
  const skipped = rules.flatMap((rule) => ('unit' in rule && rule.unit ? ['--skip', rule.id] : []))
  const [whole, alone] = interleaved([supercargo(folder), supercargo(folder, ...skipped)], 9)
  return [
    {
      what: `${TOGETHER} files, with rules over several resources`,
      value: ratio(whole!, alone!),
      unit: '×',
      most: 1.4,
    },
  ]
}

/** Growth: what one more file costs, on the way from few to many and from many to most. */
function eachFile(): Figure[] {
  const sizes = [FEW, MANY, MOST]
  const [few, many, most] = interleaved(
    sizes.map((files) => supercargo(folderOf(files))),
    flags.full ? 3 : 5,
  )
  const early = many!.map((time, round) => (time - few![round]!) / (MANY - FEW))
  const late = most!.map((time, round) => (time - many![round]!) / (MOST - MANY))
  return [
    { what: `each file from ${FEW} to ${MANY}`, value: median(early) * 1e3, unit: 'ms' },
    { what: `each file from ${MANY} to ${MOST}`, value: median(late) * 1e3, unit: 'ms' },
    { what: 'a late file, against an early one', value: ratio(late, early), unit: '×', most: 1.2 },
  ]
}

function memory(): Figure[] {
  const peaks = [MANY, MOST].map((files) => median([0, 1, 2].map(() => peakMemory(CLI, 'check', folderOf(files)))))
  const [many, most] = peaks as [number, number]
  return [
    { what: `peak memory for ${MANY} files`, value: many, unit: 'MiB', most: 150 },
    {
      what: `memory for each file from ${MANY} to ${MOST}`,
      value: ((most - many) * MIB) / (MOST - MANY) / 1024,
      unit: 'KiB',
      most: 2,
    },
  ]
}
