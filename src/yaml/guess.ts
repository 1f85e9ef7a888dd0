import type { SyntaxProblem } from './document.ts'
import type { YamlError } from './error.ts'
import type { Line, Surroundings } from './surroundings.ts'

/** A problem without the place where the cluster's parser gave up. */
export type Guess = Omit<SyntaxProblem, 'gaveUp'>

/** Tries to tell what was meant; undefined where it does not apply. */
type Guesser = (around: Surroundings, error: YamlError) => Guess | undefined

/** What people get wrong most, the surest signs first. */
const GUESSERS: readonly Guesser[] = [
  fence,
  tab,
  template,
  shell,
  separatorLine,
  missingSpaceAfterDash,
  missingSpaceAfterColon,
  missingColon,
  strayText,
  indentation,
  typographicQuote,
]

/** Errors whose place says it all. */
const CERTAIN = new Set([
  'reader',
  'escape',
  'escape-code',
  'alias',
  'recursion',
  'bomb',
  'depth',
  'merge',
  'null-key',
  'big-key',
  'number',
  'decode',
  'separator',
])

/** What was probably meant where the parser gave up; undefined where nothing is recognised. */
export function guess(around: Surroundings, error: YamlError): Guess | undefined {
  if (CERTAIN.has(error.code)) return undefined
  for (const guesser of GUESSERS) {
    const found = guesser(around, error)
    if (found !== undefined) return found
  }
  return undefined
}

/** The lines that an error is about: where the parser gave up and, for a key without a colon, the key's. */
function linesOf(around: Surroundings, error: YamlError): Line[] {
  const line = around.line(error.offset)
  return error.code === 'colon' ? [around.line(error.since)] : [line]
}

function fence(around: Surroundings, error: YamlError): Guess | undefined {
  const [line] = linesOf(around, error)
  if (!around.text.startsWith('```', line!.content)) return undefined
  return {
    start: line!.content,
    end: around.lineEnd(line!.content),
    message: 'a Markdown fence is no YAML: only what stands between the fences belongs in the file',
  }
}

function tab(around: Surroundings, error: YamlError): Guess | undefined {
  if (error.code === 'quote' || error.code === 'comma') return undefined
  for (const line of [...linesOf(around, error), around.line(error.offset)]) {
    const at = around.text.slice(line.start, line.content).indexOf('\t')
    if (at !== -1) {
      let end = line.start + at
      while (around.text[end] === '\t') end++
      return {
        start: line.start + at,
        end,
        message: 'a tab in the indentation: YAML indents with spaces only',
        hint: 'replace it with spaces',
      }
    }
    const afterDash = /^(?:- *)*-[ ]*\t/.exec(around.content(line))
    if (afterDash !== null) {
      const end = line.content + afterDash[0].length
      return {
        start: end - 1,
        end,
        message: 'a tab after `-`: YAML allows only spaces there',
        hint: 'replace it with a space',
      }
    }
  }
  if (error.code !== 'tab') return undefined
  return {
    start: error.offset,
    end: error.offset + 1,
    message: 'a tab where YAML allows only spaces',
    hint: 'replace it with spaces',
  }
}

function template(around: Surroundings, error: YamlError): Guess | undefined {
  for (const line of [around.line(error.since), around.line(error.offset)]) {
    const text = around.text.slice(line.start, line.end)
    const at = text.search(/\{\{|\{%/)
    if (at === -1 || (error.code === 'quote' && error.since < line.start + at)) continue
    const start = line.start + at
    const close = /\}\}|%\}/.exec(text.slice(at))
    const end = close === null ? around.lineEnd(start) : start + close.index + 2
    const expression = around.text.slice(start, Math.min(end, start + 60))
    return {
      start,
      end,
      message: `the template expression "${expression}" is no YAML: the cluster takes only what the template is rendered to`,
      hint: 'render the template first, or put the expression in quotes',
    }
  }
  return undefined
}

function shell(around: Surroundings, error: YamlError): Guess | undefined {
  for (const line of [around.line(around.start), ...linesOf(around, error)]) {
    const text = around.content(line)
    const start = line.content
    const end = around.lineEnd(start)
    if (
      /^(?:[$#>] *)?(?:sudo +)?(?:cat|kubectl|oc|helm|echo|tee|curl)\b.*(?:<<|\s-|\bapply\b|\bcreate\b|\bget\b)/.test(
        text,
      ) &&
      !/^[\w"'-]+:\s/.test(text)
    ) {
      return {
        start,
        end,
        message: 'a shell command is no YAML: only the manifest itself belongs in the file',
        hint: 'remove this line',
      }
    }
    if (/^(?:EOF|EOT|EOL|END|YAML)$/.test(text.trim())) {
      return {
        start,
        end,
        message: `"${text.trim()}" ends a here-document of the shell and is no YAML`,
        hint: 'remove this line',
      }
    }
  }
  return undefined
}

function separatorLine(around: Surroundings, error: YamlError): Guess | undefined {
  const [line] = linesOf(around, error)
  const match = /^(?:-{4,}|={3,}|_{3,}|\*{3,}|—+|–+)$/.exec(around.content(line!).trim())
  if (match === null) return undefined
  const start = line!.content
  return {
    start,
    end: around.lineEnd(start),
    message: `"${match[0]}" separates no documents`,
    hint: 'a separator is exactly three dashes: ---',
  }
}

function missingSpaceAfterDash(around: Surroundings, error: YamlError): Guess | undefined {
  if (error.code !== 'colon' && error.code !== 'dash' && error.code !== 'key' && error.code !== 'value')
    return undefined
  const here = linesOf(around, error)[0]!
  for (const line of [here, around.above(here)]) {
    if (line === undefined || !/^-[^\s-]/.test(around.content(line))) continue
    const continues = line !== here && here.content - here.start > line.content - line.start
    const besideItems = around.above(line)
    const name = around.content(line).slice(1).split(/[\s:]/)[0]!
    if (
      error.code === 'colon' ||
      continues ||
      (besideItems !== undefined && around.text[besideItems.content] === '-') ||
      !around.key(line)
    ) {
      const end = line.content + 1
      return {
        start: line.content,
        end,
        message: `a space is missing after \`-\`: without it, "-${name}" is text and no list item`,
        hint: `write \`- ${name}\``,
      }
    }
  }
  return undefined
}

function missingSpaceAfterColon(around: Surroundings, error: YamlError): Guess | undefined {
  if (error.code !== 'colon' && error.code !== 'value' && error.code !== 'key' && error.code !== 'dash')
    return undefined
  const here = linesOf(around, error)[0]!
  const candidates = error.code === 'colon' ? [here] : [around.above(here), here]
  for (const line of candidates) {
    if (line === undefined) continue
    const match = /^((?:- +)*)([A-Za-z_][\w./-]*|"[^"]*"|'[^']*'):([^\s:/][^:]*|"[^"]*")$/.exec(
      around.content(line).trimEnd(),
    )
    if (match === null) continue
    const start = line.content + match[1]!.length
    const colon = start + match[2]!.length
    return {
      start,
      end: around.lineEnd(start),
      message: `a space is missing after the colon of \`${match[2]}\`: without it, the line is text and no key with a value`,
      hint: `write \`${around.text.slice(start, colon)}: ${match[3]!.slice(0, 40)}\``,
    }
  }
  return undefined
}

function missingColon(around: Surroundings, error: YamlError): Guess | undefined {
  if (error.code === 'value') {
    // A word alone in its line, and the keys that belong to it below.
    const here = around.line(error.offset)
    const above = around.above(here)
    if (above === undefined) return undefined
    const match = /^((?:- +)*)([A-Za-z_][\w./-]*)( +[^:]*)?$/.exec(around.content(above).trimEnd())
    if (match === null) return undefined
    const start = above.content + match[1]!.length
    if (match[3] !== undefined) {
      // A line like `name web` among keys that stand at its own column.
      if (start - above.start !== here.content - here.start) return undefined
      return {
        start,
        end: around.lineEnd(start),
        message: `the colon is missing after \`${match[2]}\``,
        hint: `write \`${match[2]}: ${match[3].replace(/^ +(?:= *)?/, '').slice(0, 40)}\``,
      }
    }
    return {
      start,
      end: around.lineEnd(start),
      message: `the colon is missing after \`${match[2]}\``,
      hint: `write \`${match[2]}:\``,
    }
  }
  if (error.code !== 'colon') return undefined
  const start = error.since
  const text = around.text.slice(start, around.lineEnd(start))
  const end = start + text.length
  const match = /^([A-Za-z_][\w./-]*|"[^"]*"|'[^']*')(?:\s*=\s*|\s+)?(.*)$/.exec(text)
  if (match === null) return undefined
  const [, name, value] = match
  if (value === '') return { start, end, message: `\`${name}\` is no key without a colon`, hint: `write \`${name}:\`` }
  return {
    start,
    end,
    message: `the colon is missing after \`${name}\``,
    hint: `write \`${name}: ${value!.slice(0, 40)}\``,
  }
}

/** Text without a key, and keys below it that would have to belong to it. */
function strayText(around: Surroundings, error: YamlError): Guess | undefined {
  if (error.code !== 'value') return undefined
  const here = around.line(error.offset)
  const above = around.above(here)
  const key = around.key(here)
  if (above === undefined || key === undefined || error.offset > key.end + 1 || around.key(above) !== undefined)
    return undefined
  const start = above.content + /^(?:- +)*/.exec(around.content(above))![0].length
  const text = around.text.slice(start, around.lineEnd(start))
  if (text === '' || start - above.start > here.content - here.start || /:\s|:$/.test(text)) return undefined
  return {
    start,
    end: start + text.length,
    message: `${JSON.stringify(text.slice(0, 60))} is read as text, so the key \`${key.name}\` below it has no place`,
    hint: 'give it a key, or remove it',
  }
}

function indentation(around: Surroundings, error: YamlError): Guess | undefined {
  if (error.code !== 'key' && error.code !== 'dash' && error.code !== 'value' && error.code !== 'entry')
    return undefined
  const here = around.line(error.offset)
  const isItem = /^-(?:\s|$)/.test(around.content(here))
  const key = around.key(here)
  const own = isItem ? here.content : key?.start
  if (own === undefined || (error.code !== 'value' && error.offset > own)) return undefined
  if (
    error.code === 'value' &&
    (key === undefined || error.offset > key.end + 1 + (around.text.slice(key.end).match(/^ */)?.[0].length ?? 0))
  )
    return undefined
  const column = own - here.start
  const name = isItem ? '`-`' : `\`${key!.name}\``
  const neighbour = nearestNeighbour(around, here, column, isItem)
  if (neighbour === undefined || neighbour.column === column) return undefined
  const hasValue = error.code === 'value' && neighbour.column < column && !isItem
  const spaces = neighbour.column === 1 ? '1 space' : `${neighbour.column} spaces`
  return {
    start: own,
    end: isItem ? own + 1 : key!.end,
    message: hasValue
      ? `wrong indentation: ${name} is indented deeper than \`${neighbour.name}\`, which already has a value`
      : `wrong indentation: ${name} stands at column ${column + 1}, where nothing above it stands`,
    hint:
      neighbour.column === 0
        ? `move it to column 1, beside \`${neighbour.name}\``
        : `indent it with ${spaces}, beside \`${neighbour.name}\``,
    related: [
      {
        start: neighbour.start,
        end: neighbour.end,
        message: `probably belongs beside this, at column ${neighbour.column + 1}`,
      },
    ],
  }
}

interface Neighbour {
  readonly column: number
  readonly name: string
  readonly start: number
  readonly end: number
}

/** The key (or list dash) above with the nearest column among those that are still open. */
function nearestNeighbour(around: Surroundings, here: Line, column: number, isItem: boolean): Neighbour | undefined {
  let best: Neighbour | undefined
  let open = Number.POSITIVE_INFINITY
  let line: Line | undefined = here
  for (let looked = 0; looked < 200 && open > 0; looked++) {
    line = around.above(line)
    if (line === undefined) break
    const dash = /^-(?:\s|$)/.test(around.content(line)) ? line.content : -1
    const key = around.key(line)
    const places: Neighbour[] = []
    if (key !== undefined && !isItem)
      places.push({ column: key.start - line.start, name: key.name, start: key.start, end: key.end })
    if (dash !== -1 && isItem) places.push({ column: dash - line.start, name: '-', start: dash, end: dash + 1 })
    for (const place of places) {
      if (place.column >= open) continue
      if (best === undefined || Math.abs(place.column - column) < Math.abs(best.column - column)) best = place
    }
    open = Math.min(open, (dash !== -1 ? dash : (key?.start ?? line.content)) - line.start)
  }
  return best
}

function typographicQuote(around: Surroundings, error: YamlError): Guess | undefined {
  const line = around.line(error.offset)
  const text = around.text.slice(line.start, line.end)
  const at = text.search(/[\u2018-\u201f\u00ab\u00bb]/)
  if (at === -1) return undefined
  const start = line.start + at
  return {
    start,
    end: start + 1,
    message: `the typographic quote ${text[at]} is no quote in YAML`,
    hint: 'use " or \' instead',
  }
}
