import { placeholderHint } from '../text/placeholder.ts'
import type { Replacement, SyntaxProblem } from './document.ts'
import type { YamlError } from './error.ts'
import { indentation } from './indentation.ts'
import { itemLeftOfKey, textBesideKey } from './left-behind.ts'
import type { Line, Surroundings } from './surroundings.ts'
import { indentationOf, replaceTabs } from './tabs.ts'

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
  placeholder,
  slashComment,
  missingSpaceAfterDash,
  missingSpaceAfterColon,
  textBesideKey,
  missingColon,
  strayText,
  itemLeftOfKey,
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

/** One replacement. */
export function replace(start: number, end: number, text: string): Replacement[] {
  return [{ start, end, text }]
}

/** The rest of a line as a quoted text; what is quoted already stays. */
export function quoteRest(around: Surroundings, start: number): Replacement[] {
  const end = around.lineEnd(start)
  return replace(start, end, `'${around.text.slice(start, end).replaceAll("'", "''")}'`)
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
    repair: replace(line!.content, around.lineEnd(line!.content), ''),
  }
}

function tab(around: Surroundings, error: YamlError): Guess | undefined {
  if (error.code === 'quote' || error.code === 'comma') return undefined
  for (const line of [...linesOf(around, error), around.line(error.offset)]) {
    const at = indentationOf(around, line).indexOf('\t')
    if (at === -1) continue
    const start = line.start + at
    const afterDash = start > line.content
    const repair = replaceTabs(around, line)
    const lines = repair.length === 1 ? '' : `, in ${repair.length} lines from here on`
    const message = afterDash
      ? `a tab after \`-\`${lines}: YAML allows only spaces there`
      : `a tab in the indentation${lines}: YAML indents with spaces only`
    return { start, end: endOfTabs(around, start), message, hint: 'replace it with spaces', repair }
  }
  if (error.code !== 'tab') return undefined
  return {
    start: error.offset,
    end: error.offset + 1,
    message: 'a tab where YAML allows only spaces',
    hint: 'replace it with spaces',
  }
}

function endOfTabs(around: Surroundings, start: number): number {
  let end = start
  while (around.text[end] === '\t') end++
  return end
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
        repair: replace(start, end, ''),
      }
    }
    if (/^(?:EOF|EOT|EOL|END|YAML)$/.test(text.trim())) {
      return {
        start,
        end,
        message: `"${text.trim()}" ends a here-document of the shell and is no YAML`,
        hint: 'remove this line',
        repair: replace(start, end, ''),
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
    repair: replace(start, around.lineEnd(start), ''),
  }
}

/** Dots that stand for something left out. */
function placeholder(around: Surroundings, error: YamlError): Guess | undefined {
  const here = linesOf(around, error)[0]!
  for (const line of [here, around.above(here)]) {
    if (line === undefined || !/^(?:- *)?(?:\.\.\.+|…+|\. \. \.)$/.test(around.content(line).trimEnd())) continue
    const [start, end] = [line.content, around.lineEnd(line.content)]
    const message = `${JSON.stringify(around.text.slice(start, end))} is a placeholder and no YAML: something was left out here`
    return {
      start,
      end,
      message,
      hint: 'remove the line, or put in what belongs here',
      repair: replace(start, end, ''),
    }
  }
  return undefined
}

/** A remark after `//`, which YAML takes for the value. */
function slashComment(around: Surroundings, error: YamlError): Guess | undefined {
  if (error.code !== 'value' && error.code !== 'key' && error.code !== 'colon' && error.code !== 'entry')
    return undefined
  const above = around.above(linesOf(around, error)[0]!)
  const at = above === undefined ? -1 : around.content(above).search(/(?:^|\s)\/\/(?:\s|[^\s\w]|$)/)
  if (at === -1) return undefined
  const start = around.text.indexOf('//', above!.content + at)
  const message = '"//" begins no comment in YAML, so the remark is read as text and nothing may be indented below it'
  return {
    start,
    end: around.lineEnd(start),
    message,
    hint: 'begin the comment with "#"',
    repair: replace(start, start + 2, '#'),
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
        repair: replace(end, end, ' '),
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
      repair: replace(colon + 1, colon + 1, ' '),
    }
  }
  return undefined
}

function missingColon(around: Surroundings, error: YamlError): Guess | undefined {
  if (error.code === 'colon') return addColon(around, error.since)
  if (error.code !== 'value') return undefined
  const here = around.line(error.offset)
  const above = around.above(here)
  if (above === undefined) return undefined
  const match = /^((?:- +)*)[A-Za-z_][\w./-]*(?:[;=,]|( +[^:]*))?$/.exec(around.content(above).trimEnd())
  if (match === null) return undefined
  const start = above.content + match[1]!.length
  // A word alone in its line with keys below it, or a line like `name web` among keys that stand at its own column.
  return match[2] === undefined || start - above.start === here.content - here.start
    ? addColon(around, start)
    : undefined
}

/** The colon that a line lacks after its first word. */
function addColon(around: Surroundings, start: number): Guess | undefined {
  const text = around.text.slice(start, around.lineEnd(start))
  const end = start + text.length
  const match = /^([A-Za-z_][\w./-]*|"[^"]*"|'[^']*')(\s*[;=]\s*|\s+|,$)?(.*)$/.exec(text)
  if (match === null) return undefined
  const [, name, gap = '', value] = match
  const after = start + name!.length
  if (value === '') {
    const placeholder = placeholderHint(name!)
    if (placeholder !== undefined)
      return { start, end, message: `the placeholder \`${name}\` is no YAML`, hint: placeholder }
    return {
      start,
      end,
      message: `the colon is missing after \`${name}\``,
      hint: `write \`${name}:\``,
      repair: replace(after, end, ':'),
    }
  }
  return {
    start,
    end,
    message: `the colon is missing after \`${name}\``,
    hint: `write \`${name}: ${value!.slice(0, 40)}\``,
    repair: replace(after, after + gap.length, ': '),
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
    repair: replace(start, start + text.length, ''),
  }
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
    repair: straighten(line.start, text),
  }
}

function straighten(start: number, text: string): Replacement[] {
  const marks = [...text.matchAll(/[\u2018-\u201f\u00ab\u00bb]/g)]
  return marks.map(({ index, 0: mark }) => ({
    start: start + index,
    end: start + index + 1,
    text: /[\u2018-\u201b]/.test(mark) ? "'" : '"',
  }))
}
