import { spawnSync } from 'node:child_process'

/** A program with its arguments. */
export type Command = readonly [program: string, ...args: string[]]

/** Seconds that a run of the command takes; throws where it fails or finds anything: then it has not done what is measured. */
export function seconds([program, ...args]: Command): number {
  const start = process.hrtime.bigint()
  const { status, error } = spawnSync(program, args, { stdio: 'ignore' })
  const end = process.hrtime.bigint()
  if (error !== undefined || status !== 0) throw error ?? new Error(`${program} ${args.join(' ')} ended with ${status}`)
  return Number(end - start) / 1e9
}

/**
 * Runs the commands in turn (A B C A B C …) after one run of each that does not count, and gives the times of each. What disturbs the machine
 * for a while disturbs all of them.
 */
export function interleaved(commands: readonly Command[], rounds: number): number[][] {
  for (const command of commands) seconds(command)
  const times: number[][] = commands.map(() => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, command] of commands.entries()) times[index]!.push(seconds(command))
  return times
}

/** How many times as long the first took as the second: the median of the ratios of each round. */
export function ratio(times: readonly number[], others: readonly number[]): number {
  return median(times.map((time, round) => time / others[round]!))
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The most memory that a Node program has held, in MiB. */
export function peakMemory(script: string, ...args: string[]): number {
  const { stderr } = spawnSync(process.execPath, ['--require', './bench/peak.cjs', script, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  const peak = /\npeak (\d+)\n/.exec(stderr)
  if (peak === null) throw new Error(`${script} did not end in an orderly way: ${stderr}`)
  return Number(peak[1]) / 1024
}
