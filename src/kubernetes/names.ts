import { labelKeyFault } from './labels.ts'

/** One way of naming things: how long a name may be, its form, the characters it is made of and how to say so. */
interface Grammar {
  readonly longest: number
  readonly form: RegExp
  readonly character: RegExp
  readonly says: string
  readonly letterFirst?: boolean
}

const LONGEST_LABEL = 63
const LONGEST_SUBDOMAIN = 253

const grammars = {
  label: {
    longest: LONGEST_LABEL,
    form: /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/,
    character: /[-a-z0-9]/,
    says: 'must consist of lower case letters, digits and `-`, and start and end with a letter or digit',
  },
  letterLabel: {
    longest: LONGEST_LABEL,
    form: /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/,
    character: /[-a-z0-9]/,
    says: 'must consist of lower case letters, digits and `-`, start with a letter and end with a letter or digit',
    letterFirst: true,
  },
  subdomain: {
    longest: LONGEST_SUBDOMAIN,
    form: /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/,
    character: /[-.a-z0-9]/,
    says: 'must consist of lower case letters, digits, `-` and `.`, and start and end with a letter or digit',
  },
  caselessSubdomain: {
    longest: LONGEST_SUBDOMAIN,
    form: /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/iu,
    character: /[-.a-z0-9]/iu,
    says: 'must consist of letters, digits, `-` and `.`, and start and end with a letter or digit',
  },
  underscoreSubdomain: {
    longest: LONGEST_SUBDOMAIN,
    form: /^_?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:\._?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$/,
    character: /[-_.a-z0-9]/,
    says: 'must consist of lower case letters, digits, `-`, `_` and `.`, and start with a letter, a digit or `_` and end with a letter or digit',
  },
  identifier: {
    longest: Number.POSITIVE_INFINITY,
    form: /^[A-Za-z_][A-Za-z0-9_]*$/,
    character: /[A-Za-z0-9_]/,
    says: 'must consist of letters, digits and `_`, and not start with a digit',
    letterFirst: true,
  },
  variable: {
    longest: Number.POSITIVE_INFINITY,
    form: /^[-._a-zA-Z][-._a-zA-Z0-9]*$/,
    character: /[-._a-zA-Z0-9]/,
    says: 'must consist of letters, digits, `-`, `_` and `.`, and not start with a digit',
    letterFirst: true,
  },
  relaxedVariable: {
    longest: Number.POSITIVE_INFINITY,
    form: /^[ -<>-~]+$/,
    character: /[ -<>-~]/,
    says: 'must consist of printable ASCII characters other than `=`',
  },
  key: {
    longest: LONGEST_SUBDOMAIN,
    form: /^[-._a-zA-Z0-9]+$/,
    character: /[-._a-zA-Z0-9]/,
    says: 'must consist of letters, digits, `-`, `_` and `.`',
  },
  header: {
    longest: Number.POSITIVE_INFINITY,
    form: /^[-A-Za-z0-9]+$/,
    character: /[-A-Za-z0-9]/,
    says: 'must consist of letters, digits and `-`',
  },
  portName: {
    longest: 15,
    form: /^[-a-z0-9]+$/,
    character: /[-a-z0-9]/,
    says: 'must consist of lower case letters, digits and `-`',
  },
  path: {
    longest: Number.POSITIVE_INFINITY,
    form: /^[-A-Za-z0-9/._~%!$&'()*+,;=:]+$/,
    character: /[-A-Za-z0-9/._~%!$&'()*+,;=:]/,
    says: "must have only letters, digits and ``-/._~%!$&'()*+,;=:`` after the first `/`",
  },
} satisfies Record<string, Grammar>

/** What keeps a text from being a DNS label; undefined for one (validation.IsDNS1123Label). */
export function dnsLabelFault(text: string): string | undefined {
  return faultOf(text, grammars.label)
}

/** What keeps a text from being a DNS label that starts with a letter; undefined for one (validation.IsDNS1035Label). */
export function dns1035LabelFault(text: string): string | undefined {
  return faultOf(text, grammars.letterLabel)
}

/** What keeps a text from being DNS labels joined by dots; undefined for those (validation.IsDNS1123Subdomain). */
export function dnsSubdomainFault(text: string): string | undefined {
  return faultOf(text, grammars.subdomain)
}

/** As dnsSubdomainFault, with capital letters allowed (content.IsDNS1123SubdomainCaseless). */
export function dnsSubdomainCaselessFault(text: string): string | undefined {
  return faultOf(text, grammars.caselessSubdomain)
}

/** As dnsSubdomainFault, with underscores allowed (validation.IsDNS1123SubdomainWithUnderscore). */
export function dnsSubdomainUnderscoreFault(text: string): string | undefined {
  return faultOf(text, grammars.underscoreSubdomain)
}

/** What keeps a text from being `*.` and a DNS name; undefined for that (validation.IsWildcardDNS1123Subdomain). */
export function wildcardSubdomainFault(text: string): string | undefined {
  if (text.length > LONGEST_SUBDOMAIN) return tooLong(text, LONGEST_SUBDOMAIN)
  if (!text.startsWith('*.')) return 'must start with `*.`, before a DNS name such as example.com'
  const fault = dnsSubdomainFault(text.slice(2))
  return fault && `must have a DNS name after \`*.\`, which ${fault}`
}

/** What keeps a text from being a name with an optional DNS prefix, as `example.com/name`; undefined for one (validation.IsQualifiedName). */
export const qualifiedNameFault = labelKeyFault

/** As qualifiedNameFault, with the prefix demanded (validation.IsDomainPrefixedKey; an empty text is Required there). */
export function domainPrefixedKeyFault(text: string): string | undefined {
  return (
    qualifiedNameFault(text) ??
    (text.includes('/') ? undefined : 'must start with a DNS name and a `/`, as in acme.io/foo')
  )
}

/** What keeps a text from being a DNS name, a `/` and a path; undefined for that (validation.IsDomainPrefixedPath; an empty text is Required there). */
export function domainPrefixedPathFault(text: string): string | undefined {
  const slash = text.indexOf('/')
  if (slash <= 0 || slash === text.length - 1) return 'must be a DNS name, a `/` and a path, as in acme.io/foo'
  const fault = dnsSubdomainFault(text.slice(0, slash))
  if (fault !== undefined) return `must have a DNS name before the first \`/\`, which ${fault}`
  return faultOf(text.slice(slash + 1), grammars.path)
}

/** What keeps a text from being a DNS name of three labels or more; undefined for one (validation.IsFullyQualifiedName; an empty text is Required there). */
export function fullyQualifiedNameFault(text: string): string | undefined {
  return (
    dnsSubdomainFault(text) ??
    (text.split('.').length < 3 ? 'must have at least three parts with dots between' : undefined)
  )
}

/** What keeps a text from being a DNS name of two labels or more, with or without a dot at its end; undefined for one (validation.IsFullyQualifiedDomainName; an empty text is Required there). */
export function fullyQualifiedDomainNameFault(text: string): string | undefined {
  const name = text.endsWith('.') ? text.slice(0, -1) : text
  const fault = dnsSubdomainFault(name)
  if (fault !== undefined) return fault
  const labels = name.split('.')
  if (labels.length < 2) return 'must have at least two parts with a dot between'
  const long = labels.find((label) => label.length > LONGEST_LABEL)
  return long && `must have at most ${LONGEST_LABEL} characters between two dots, not ${long.length}`
}

/** What keeps a text from being an identifier of C; undefined for one (validation.IsCIdentifier). */
export function cIdentifierFault(text: string): string | undefined {
  return faultOf(text, grammars.identifier)
}

/** What keeps a text from naming an environment variable; undefined for a name (validation.IsEnvVarName, or IsRelaxedEnvVarName). */
export function envVarNameFault(text: string, relaxed: boolean): string | undefined {
  return relaxed ? faultOf(text, grammars.relaxedVariable) : (faultOf(text, grammars.variable) ?? upwardsFault(text))
}

/** What keeps a text from being a key of a ConfigMap or Secret; undefined for one (validation.IsConfigMapKey). */
export function configMapKeyFault(text: string): string | undefined {
  return faultOf(text, grammars.key) ?? upwardsFault(text)
}

/** What keeps a text from naming an HTTP header; undefined for a name (validation.IsHTTPHeaderName). */
export function httpHeaderNameFault(text: string): string | undefined {
  return faultOf(text, grammars.header)
}

/** What keeps a text from naming a port; undefined for a name (validation.IsValidPortName). */
export function portNameFault(text: string): string | undefined {
  const fault = faultOf(text, grammars.portName)
  if (fault !== undefined) return fault
  if (!/[a-z]/.test(text)) return 'must have at least one letter'
  if (text.includes('--')) return 'must not have two `-` in a row'
  return text.startsWith('-') || text.endsWith('-') ? 'must not start or end with `-`' : undefined
}

/** What keeps a text from being one segment of a path; undefined for a segment (path.IsValidPathSegmentName). */
export function pathSegmentFault(text: string): string | undefined {
  return text === '.' || text === '..' ? `must not be \`${text}\`` : pathSegmentPrefixFault(text)
}

/** What keeps a text from being the start of a path segment, as generateName is; undefined for one (path.IsValidPathSegmentPrefix). */
export function pathSegmentPrefixFault(text: string): string | undefined {
  const found = /[/%]/.exec(text)
  return found ? `must not have a \`${found[0]}\`` : undefined
}

/** What stands for a generateName where its grammar is checked: its two last characters give way to a letter where a `-` is last (validation.maskTrailingDash). */
export function maskTrailingDash(text: string): string {
  if (text.length < 2 || !text.endsWith('-')) return text
  return `${text.slice(0, text.charCodeAt(text.length - 2) > 127 ? -1 : -2)}a`
}

function faultOf(text: string, grammar: Grammar): string | undefined {
  if (text.length > grammar.longest) return tooLong(text, grammar.longest)
  if (grammar.form.test(text)) return undefined
  return text === '' ? 'must not be empty' : `${grammar.says}; ${culprit(text, grammar)}`
}

function tooLong(text: string, most: number): string {
  return `must be at most ${most} characters, not ${text.length}`
}

/** A name that a file system would read as the folder above. */
function upwardsFault(text: string): string | undefined {
  if (text === '.') return 'must not be `.`'
  return text.startsWith('..') ? 'must not start with `..`' : undefined
}

/** The first character that a grammar does not know, else where a known one may not stand. */
function culprit(text: string, { character, letterFirst }: Grammar): string {
  for (const each of text) if (!character.test(each)) return describe(each)
  if (letterFirst && /^[0-9]/.test(text)) return 'it starts with a digit'
  if (!/^[A-Za-z0-9]/.test(text)) return `it starts with \`${text[0]}\``
  if (!/[A-Za-z0-9]$/.test(text)) return `it ends with \`${text.at(-1)}\``
  return text.includes('..')
    ? 'it has two dots in a row'
    : 'one of its parts between dots starts or ends with `-` or `_`'
}

const characterNames: Readonly<Record<string, string>> = {
  ' ': 'it has a blank',
  '\t': 'it has a tab',
  '\n': 'it has a line end',
  '\r': 'it has a carriage return',
  '`': 'it has a back-quote',
  _: '`_` is an underscore',
  '.': '`.` is a dot',
  ',': '`,` is a comma',
  ':': '`:` is a colon',
  '/': '`/` is a slash',
  '@': '`@` is an at sign',
  '*': '`*` is an asterisk',
}

function describe(character: string): string {
  const known = characterNames[character]
  if (known !== undefined) return known
  if (/[A-Z]/.test(character)) return `\`${character}\` is a capital letter`
  if (/\p{L}/u.test(character)) return `\`${character}\` is no letter from a to z`
  if (/[\p{C}\p{Z}\p{M}]/u.test(character)) return `it has the invisible character U+${hex(character)}`
  return `\`${character}\` is not allowed`
}

function hex(character: string): string {
  return character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
}
