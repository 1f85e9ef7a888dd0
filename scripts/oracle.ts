import { parseArgs } from 'node:util'
import { type Folder, hasOracle, type OracleCase, oracleCases, usesCel } from '../tests/helpers/oracle.ts'
import { compareCase, judgeCase, judgeUpdate } from '../tests/helpers/verdict.ts'
import { Disagreements, isGrouping } from './oracle/disagreements.ts'
import { Table } from './oracle/table.ts'

const USAGE = `npm run oracle -- [options]: compares the verdicts of src/ with the recorded answers of real API servers
  --kind Service,Ingress   only these kinds          --minor 36        only this minor, or several
  --area pod,platform      only these areas          --folder written  only changed documents (cases) or whole ones (written)
  --updates                only changes of documents that the server has
  --id abc                 ids that begin with this  --no-cel          leave out what CEL expressions may decide
  --sample N               N cases, always the same
  --show N                 N disagreements of each sort, spread over all of them
  --by field               counts disagreements by kind, field and reason; or by reason, or by kind
  --warnings               compares the warned fields as well
`

const { values: options } = parseArgs({
  options: {
    kind: { type: 'string' },
    minor: { type: 'string' },
    area: { type: 'string' },
    folder: { type: 'string' },
    updates: { type: 'boolean' },
    id: { type: 'string' },
    sample: { type: 'string' },
    show: { type: 'string', default: '0' },
    by: { type: 'string' },
    'no-cel': { type: 'boolean' },
    warnings: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})

process.stdout.write(options.help || !hasOracle ? USAGE : measure())

function measure(): string {
  if (options.by !== undefined && !isGrouping(options.by)) throw new Error(`--by ${options.by}: no such grouping`)
  const start = performance.now()
  const table = new Table(options.warnings === true)
  const disagreements = new Disagreements(options.warnings === true)
  for (const one of chosen()) {
    const verdict = options.updates ? judgeUpdate(one) : judgeCase(one)
    const comparison = compareCase(one, verdict)
    table.add(one.kind, comparison)
    disagreements.add({ one, verdict, comparison })
  }
  const parts = [table.toString()]
  if (options.by !== undefined) parts.push(disagreements.grouped(options.by))
  parts.push(disagreements.shown(Number(options.show)), table.summary())
  return `${parts.filter(Boolean).join('\n\n')} in ${((performance.now() - start) / 1000).toFixed(1)} s\n`
}

/** The cases that the options ask for. */
function chosen(): Iterable<OracleCase> {
  const cases = oracleCases({
    folders: (options.updates ? ['updates'] : list(options.folder)) as Folder[],
    areas: list(options.area),
    kinds: list(options.kind),
    minors: list(options.minor).map((minor) => Number(minor.replace(/^1\./, ''))),
    id: options.id,
  })
  const wanted = options['no-cel'] ? without(cases, usesCel) : cases
  if (options.sample === undefined) return wanted
  return [...wanted].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, Number(options.sample))
}

function* without<T>(all: Iterable<T>, isOut: (one: T) => boolean): Generator<T> {
  for (const one of all) if (!isOut(one)) yield one
}

function list(text: string | undefined): string[] {
  return text?.split(',').filter(Boolean) ?? []
}
