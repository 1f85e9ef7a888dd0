import { defineRule, isBase64, key, nameOf, type Reference, referencesIn } from '../../src/kit.ts'

/** The fields that make variables of keys: of one, or of all. */
const ONE = /\.env\[\]\.valueFrom\./
const ALL = /\.envFrom\[\]\./

/** What becomes the name of a variable in every version; other keys are names of files. */
const NAME = /^[A-Za-z_]\w*$/

/** One word and a line break behind it. What starts as JSON or XML is read without it. */
const WORD = /^([^\s[{<]\S*)[\r\n]+$/

/** The maps of values, those that win at last (Secret.stringData). */
const MAPS = ['data', 'stringData'] as const

export default defineRule({
  summary: 'The value of an environment variable ends in a line break',
  severity: 'warning',
  on: ['ConfigMap', 'Secret'],
  unit: true,
  check(object: any, { resource, unit, report }) {
    const words = wordsIn(object, resource.kind)
    if (words.size === 0) return
    const users = referencesIn(unit).usersOf(resource, ({ row }) => ONE.test(row.field) || ALL.test(row.field))
    for (const [own, { map, word, isEncoded }] of words) {
      const user = users.find((each) => takes(each, own))
      if (user === undefined) continue
      report({
        path: [map, key(own)],
        message: `the value ends in a line break, and so does the variable that ${nameOf(user.from)} makes of it: a password, token or address in it is no longer the one that was meant`,
        hint: isEncoded
          ? 'encode it without the line break: `printf %s`, not `echo`'
          : 'write it in one line, or `|-` for `|`',
        ...(isEncoded && { meant: [Buffer.from(word).toString('base64')] }),
        related: [{ resource: user.from, path: user.path, message: 'the variable' }],
      })
    }
  },
})

interface Word {
  readonly map: (typeof MAPS)[number]
  readonly word: string
  readonly isEncoded: boolean
}

/** The values that are a word with a line break behind it, by key. */
function wordsIn(object: any, kind: string): Map<string, Word> {
  const found = new Map<string, Word>()
  for (const map of MAPS)
    for (const [own, value] of Object.entries<unknown>(object[map] ?? {})) {
      const isEncoded = kind === 'Secret' && map === 'data'
      const text = isEncoded ? decode(value) : value
      const word = typeof text === 'string' ? WORD.exec(text)?.[1] : undefined
      if (word === undefined) found.delete(own)
      else found.set(own, { map, word, isEncoded })
    }
  return found
}

/** What base64 of bytes with a line feed at the end ends in. */
const LINE_FEED = /(?:K|o=|Cg==)\s*$/

/** The text with a line break at its end that a value in base64 stands for; undefined where it is none. */
function decode(value: unknown): string | undefined {
  if (typeof value !== 'string' || !LINE_FEED.test(value.slice(-8)) || !isBase64(value)) return undefined
  const bytes = Buffer.from(value, 'base64')
  return bytes.at(-1) === 0x0a && isText(bytes) ? bytes.toString() : undefined
}

function isText(bytes: Buffer): boolean {
  return bytes.every((byte) => byte >= 0x20 || byte === 0x0a || byte === 0x0d) && !bytes.toString().includes('\ufffd')
}

function takes({ row, parts }: Reference, own: string): boolean {
  return ALL.test(row.field) ? NAME.test(own) : parts.some(({ value }) => value === own)
}
