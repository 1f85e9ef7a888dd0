import { createHash } from 'node:crypto'
import type { Snapshot } from './model.ts'

/** What a minor publishes, a line for each kind, definition and field, without the enums: equal text means equal content. */
export function canonical({ types, kinds }: Snapshot): string {
  const lines = [...kinds].map(([key, type]) => `kind ${key} ${type}`)
  for (const [name, { any = false, mapType = '', fields }] of types) {
    lines.push(`type ${name} ${any} ${mapType}`)
    for (const [field, shape] of fields) {
      const { values: _values, ...facts } = shape
      lines.push(`field ${name} ${field} ${JSON.stringify(Object.entries(facts).sort())}`)
    }
  }
  return lines.sort().join('\n')
}

/** SHA-256 of the canonical text, in hexadecimal. */
export function digest(snapshot: Snapshot): string {
  return createHash('sha256').update(canonical(snapshot)).digest('hex')
}
