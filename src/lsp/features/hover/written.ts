import { exitCodeInWords, signalInWords } from '../../../kubernetes/signals.ts'
import { code, say } from '../../markdown.ts'
import { type Says, writtenAt } from './place.ts'

/** What YAML makes of a scalar that is written in an unusual way: `yes`, `0644`, `1_000`, `~`. */
export const unusual: Says = (place) => {
  const { node, scalar } = place
  if (scalar === undefined || node.type === 'string' || !('style' in node) || node.style !== 'plain') return []
  const text = writtenAt(place)
  if (text === '' || text.startsWith('*') || text.startsWith('!') || text.startsWith('&')) return []
  if (node.type === 'null') return text === 'null' ? [] : [say`${code(text)} is null: as if nothing were written`]
  const usual = node.type === 'number' ? Number(text) === scalar : text === String(scalar)
  return usual ? [] : [say`YAML reads ${code(text)} as ${code(String(scalar))}`]
}

/** What a signal asks of a program. */
export const signal: Says = ({ scalar }) => {
  const words = typeof scalar === 'string' ? signalInWords(scalar) : undefined
  return words === undefined ? [] : [say`${words}`]
}

/** What an exit code tells. */
export const exitCode: Says = ({ scalar }) => {
  const words = typeof scalar === 'number' ? exitCodeInWords(scalar) : undefined
  return words === undefined ? [] : [say`${words}`]
}
