import { resolvePlain } from '../../../yaml/scalars.ts'

/** How a value is written: with the quotes that a person has begun, else with none where YAML reads the same without. */
export interface Writing {
  readonly form: 'block' | 'flow' | 'json' | 'kyaml'
  readonly quote: '' | "'" | '"'
}

/** A value as YAML or JSON; of a `string` one that would be read as a number or a boolean gets quotes. */
export function written(value: string, { form, quote }: Writing, isString: boolean): string {
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`
  if (quote === '"') return JSON.stringify(value)
  if (quotesTexts(form)) return isString || resolvePlain(value) === undefined ? JSON.stringify(value) : value
  const reads = resolvePlain(value) !== undefined
  if ((isString && reads) || !isPlain(value, form === 'flow')) return JSON.stringify(value)
  return value
}

/** Whether texts are written with quotes, whatever they are. */
export function quotesTexts(form: Writing['form']): boolean {
  return form === 'json' || form === 'kyaml'
}

/** Whether a text stands for itself without quotes. */
function isPlain(text: string, isFlow: boolean): boolean {
  if (text === '' || text !== text.trim() || /[\n\r\t]/.test(text)) return false
  if (/^[,[\]{}#&*!|>'"%@`]/.test(text) || /^[-?:](?:\s|$)/.test(text)) return false
  if (/:(?:\s|$)|\s#/.test(text)) return false
  return !isFlow || !/[,[\]{}]/.test(text)
}
