/** Labels of an object, or a plain map of labels that selects. */
export type Labels = Readonly<Record<string, string>>

const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/

/** What is wrong with a label's value; undefined where the server accepts it (apimachinery validation.IsValidLabelValue). */
export function labelValueFault(value: string): string | undefined {
  if (value === '') return undefined
  if (value.length <= 63 && NAME.test(value)) return undefined
  return byteLength(value) > 63
    ? `has ${byteLength(value)} characters, at most 63 are allowed`
    : `must be letters, digits, \`-\`, \`_\` and \`.\`, and start and end with a letter or digit`
}

/** What is usually meant by a text that is no value of a label; undefined where nothing tells. */
export function labelValueHint(value: string): string | undefined {
  if (/[“”‘’]/.test(value)) return 'typographic quotes are a part of the text: write " instead'
  return /\s/.test(value.trim()) || value.length > 63 ? 'free text belongs into an annotation' : undefined
}

/** What is wrong with the key of a label or annotation; undefined where the server accepts it (apimachinery validation.IsQualifiedName). */
export function labelKeyFault(key: string): string | undefined {
  if (key.length <= 63 && NAME.test(key)) return undefined
  const slash = key.indexOf('/')
  const name = key.slice(slash + 1)
  if (slash !== -1) {
    if (name.includes('/')) return 'may hold only one `/`, between a DNS name and the name'
    const prefix = key.slice(0, slash)
    if (prefix === '') return 'must have a DNS name before the `/`'
    if (prefix.length > 253) return `has ${prefix.length} characters before the \`/\`, at most 253 are allowed`
    if (!SUBDOMAIN.test(prefix)) return 'must have a DNS name in lower case before the `/`, such as "example.com/"'
  }
  if (name === '') return 'must have a name'
  if (name.length <= 63 && NAME.test(name)) return undefined
  return byteLength(name) > 63
    ? `has ${byteLength(name)} characters in its name, at most 63 are allowed`
    : 'must be letters, digits, `-`, `_` and `.`, and start and end with a letter or digit'
}

function byteLength(text: string): number {
  return text.length > 63 ? text.length : new TextEncoder().encode(text).length
}
