import type { ParsedArgs } from './args.ts'
import type { Io, Sink } from './io.ts'

/** Whether to colour what goes to a sink: the option decides, then FORCE_COLOR, NO_COLOR (https://no-color.org), TERM, then whether it is a terminal. */
export function useColor(args: ParsedArgs, io: Io, sink: Sink | undefined): boolean {
  const asked = args.flags.get('color')
  if (asked !== undefined) return asked
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env
  if (sink === undefined) return false
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  return sink.isTTY && TERM !== 'dumb'
}

/** The width of a terminal, else what COLUMNS says; undefined where neither is known. */
export function terminalWidth(sink: Sink, io: Io): number | undefined {
  if (sink.columns) return sink.columns
  const columns = Number(io.env.COLUMNS)
  return Number.isInteger(columns) && columns > 0 ? columns : undefined
}
