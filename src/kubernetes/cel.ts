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
