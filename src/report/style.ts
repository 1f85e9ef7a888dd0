import type { Severity } from '../model/finding.ts'

/** How pieces of a report are coloured; without colour they stay as they are. */
export interface Style {
  place(text: string): string
  severity(severity: Severity, text: string): string
  rule(text: string): string
  gutter(text: string): string
  related(text: string): string
  strong(text: string): string
}

const RESET = '\x1b[0m'
const paint = (code: string) => (text: string) => (text === '' ? '' : `\x1b[${code}m${text}${RESET}`)
const SEVERITY: Readonly<Record<Severity, string>> = { error: '31;1', warning: '33;1', info: '36;1' }

const COLOURED: Style = {
  place: paint('1'),
  severity: (severity, text) => paint(SEVERITY[severity])(text),
  rule: paint('2'),
  gutter: paint('2'),
  related: paint('34;1'),
  strong: paint('1'),
}

const same = (text: string) => text
const PLAIN: Style = {
  place: same,
  severity: (_severity, text) => text,
  rule: same,
  gutter: same,
  related: same,
  strong: same,
}

/** The style of a terminal with colours, or none. */
export function styleOf(color: boolean): Style {
  return color ? COLOURED : PLAIN
}
