import type { Random } from './random.ts'

/** What the placeholders of a fixture are filled from. */
export interface Filling {
  readonly names: Readonly<Record<string, string>>
  /** Names of all files of the application. */
  readonly others: ReadonlySet<string>
  readonly random: Random
}

/**
 * A manifest from a fixture, in a handwriting of its own. `<app>` is a name, `<a|b>` one of them, `<1..9>` a number; a line that ends in ` #?` is
 * kept, with what stands below it, half of the time, one that ends in ` #!file` where the application has no such file.
 */
export function fillIn(template: string, filling: Filling): string {
  const lines = chosenLines(template.trimEnd().split('\n'), filling)
  const text = lines.join('\n').replace(/<([^<>\n]+)>/g, (_, placeholder: string) => fillOne(placeholder, filling))
  return `${inHandwriting(text.split('\n'), filling.random).join('\n')}\n`
}

function fillOne(placeholder: string, { names, random }: Filling): string {
  if (Object.hasOwn(names, placeholder)) return names[placeholder]!
  const range = /^(\d+)\.\.(\d+)$/.exec(placeholder)
  return range ? String(random.between(Number(range[1]), Number(range[2]))) : random.pick(placeholder.split('|'))
}

function chosenLines(lines: readonly string[], { others, random }: Filling): string[] {
  const out: string[] = []
  for (let i = 0; i < lines.length; i++) {
    const match = / #(\?|!(\S+))$/.exec(lines[i]!)
    const line = match ? lines[i]!.slice(0, match.index) : lines[i]!
    if (match === null || (match[2] === undefined ? random.chance(0.5) : !others.has(match[2]))) out.push(line)
    else while (i + 1 < lines.length && indentOf(lines[i + 1]!) > indentOf(line)) i++
  }
  return out
}

const REMARKS = ['see the runbook', 'agreed with the owners', 'do not change without a review', 'TODO: tidy up']
const PLAIN = /^(\s*(?:- )?[\w./-]+: )([a-z][\w.-]*)( *(?:#.*)?)$/
const WORDS = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n'])

/** The same manifest as another person would write it: quotes, remarks, blank lines, indentation of lists, document markers. */
function inHandwriting(lines: readonly string[], random: Random): string[] {
  const quote = random.weighted([
    ['', 6],
    ['"', 3],
    ["'", 1],
  ] as const)
  const remarks = random.chance(0.3) ? 0.04 : 0
  const outdented = random.chance(0.3)
  const tight = random.chance(0.5)
  const out = random.chance(0.3) && lines[0] !== '---' ? ['---'] : []
  for (const { line, literal } of outdented ? outdentLists(lines) : markLiterals(lines)) {
    if (literal) out.push(line)
    else {
      if (random.chance(remarks)) out.push(`${' '.repeat(indentOf(line))}# ${random.pick(REMARKS)}`)
      out.push(quoted(tight ? line.replace(/\{ (?=\S.* \})/g, '{').replaceAll(' }', '}') : line, quote, random))
      if (line === 'metadata:' && random.chance(remarks)) out.push('')
    }
  }
  return out
}

function quoted(line: string, quote: string, random: Random): string {
  const match = quote === '' ? null : PLAIN.exec(line)
  if (match === null || WORDS.has(match[2]!) || random.chance(0.5)) return line
  return `${match[1]}${quote}${match[2]}${quote}${match[3]}`
}

interface Line {
  readonly line: string
  /** It is text of a block scalar: nothing in it may change. */
  readonly literal: boolean
}

function markLiterals(lines: readonly string[]): Line[] {
  let literalBelow = -1
  return lines.map((line) => {
    if (literalBelow !== -1 && (line.trim() === '' || indentOf(line) > literalBelow)) return { line, literal: true }
    literalBelow = /[:-] [|>][+-]?$/.test(line) ? indentOf(line) : -1
    return { line, literal: false }
  })
}

/** Lists in block style with their dashes under the key instead of two columns further in. */
function outdentLists(lines: readonly string[]): Line[] {
  const starts: number[] = []
  return markLiterals(lines).map(({ line, literal }) => {
    const indent = line.trim() === '' ? Number.POSITIVE_INFINITY : indentOf(line)
    while (starts.length > 0 && indent < starts.at(-1)!) starts.pop()
    if (!literal && line.trimStart().startsWith('- ') && starts.at(-1) !== indent) starts.push(indent)
    return { line: indent === Number.POSITIVE_INFINITY ? line : line.slice(2 * starts.length), literal }
  })
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** Slips that people make; the first that fits, from a random one on, is made. */
const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [/^( *)replicas: .*$/m, '$1replicas: three'],
  [/^( *)containerPort: (\d+)$/m, '$1containerPort: "$2"'],
  [/^( *)matchLabels:$/m, '$1matchlabels:'],
  [/^( *)periodSeconds:/m, '$1periodSecond:'],
  [/^( *)storage: (.*)$/m, '$1storge: $2'],
  [/^( *)namespace: (.*)$/m, '$1namespace: $2\n$1namespace: $2'],
  [/^apiVersion: batch\/v1$/m, 'apiVersion: batch/v1beta1'],
  [/^kind: (\w+)$/m, 'kind: $1s'],
  [/^( *)metadata:$/m, '$1metadata:\n$1  colour: blue'],
  [/^( *)name: .*$/m, '$1name'],
]

/** The manifest with one mistake in it. */
export function withMistake(text: string, random: Random): string {
  const first = random.between(0, MISTAKES.length - 1)
  const [pattern, repair] = [...MISTAKES.slice(first), ...MISTAKES].find(([pattern]) => pattern.test(text))!
  return text.replace(pattern, repair)
}
