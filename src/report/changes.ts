import type { ChangedWorkload, Changes } from '../diff/diff.ts'
import { inWords } from '../kubernetes/duration.ts'
import { counted } from '../text/count.ts'
import { printable } from '../text/width.ts'

/** One line that counts what became of the resources. */
export function changesLine({ changed, added, gone }: Pick<Changes, 'changed' | 'added' | 'gone'>): string {
  if (changed + added + gone === 0) return 'nothing changes'
  return `${counted(changed, 'resource')} changed, ${added} new, ${gone} gone`
}

const HEADS = ['workload', 'pods', 'available', 'at most', 'waves', 'at least', 'because of']

/** What the update of each workload does, a line each: how many pods are always available, how many there are at most, and how long it takes at least. */
export function rolloutTable(workloads: readonly ChangedWorkload[], width: number): string {
  if (workloads.length === 0) return ''
  const rows = [HEADS, ...workloads.map(rowOf)]
  const columns = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === row.length - 1 ? cell.padEnd(columns[column]!) : cell.padStart(columns[column]!),
      )
      .join('  ')
      .trimEnd(),
  )
  return `${lines.map((line) => shortened(line, Math.max(width, 60))).join('\n')}\n`
}

function rowOf({ resource, plan, cause: path, refused }: ChangedWorkload): string[] {
  const { kind, name = '' } = resource
  const { rollout, waveSeconds, pods, stands } = plan
  const title = printable(`${kind} ${name}`)
  const cause = printable(path).replace(/^spec\.template\./, '')
  if (rollout === undefined || refused)
    return [title, `${pods}`, '', '', '', refused ? 'refused' : (stands ?? ''), cause]
  const { leastAvailable, mostPods, waves } = rollout
  return [
    title,
    `${pods}`,
    `${leastAvailable}`,
    `${mostPods}`,
    `${waves}`,
    waveSeconds === 0 ? '-' : inWords(waves * waveSeconds),
    cause,
  ]
}

function shortened(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 3)}...`
}
