const IDENTIFIER = /^[_a-zA-Z][_a-zA-Z0-9]*$/

/** Words that mean something in the language or may do so one day. */
const RESERVED: ReadonlySet<string> = new Set(
  'as break const continue else false for function if import in let loop namespace null package return true var void while'.split(
    ' ',
  ),
)

/** What keeps a text from being a name in CEL expressions; undefined for one (isCELIdentifier). */
export function celIdentifierFault(text: string): string | undefined {
  if (RESERVED.has(text)) return 'must not be a word that CEL has for itself'
  if (IDENTIFIER.test(text)) return undefined
  return 'must consist of letters, digits and `_`, and not start with a digit, to be a name in CEL'
}

const ESCAPES: Readonly<Record<string, string>> = { '.': 'dot', '-': 'dash', '/': 'slash', __: 'underscores' }

/** What expressions call a field; undefined for one that they cannot name (cel.Escape). */
export function escapeFieldName(name: string): string | undefined {
  if (RESERVED.has(name)) return `__${name}__`
  if (!/^[a-zA-Z_./-][a-zA-Z0-9_./-]*$/.test(name)) return undefined
  return name.replace(/__|[./-]/g, (part) => `__${ESCAPES[part]}__`)
}
