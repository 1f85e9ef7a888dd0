import type { Replacement, SyntaxProblem } from './document.ts'
import type { ErrorCode, YamlError } from './error.ts'
import { type Guess, guess, quoteRest, replace } from './guess.ts'
import { Surroundings } from './surroundings.ts'
import { closeQuote, explainFlow, explainUnexpected, quoteName } from './unexpected.ts'

type Explain = (error: YamlError, around: Surroundings) => Guess

/** Puts an error of the parser into a newcomer's words: what is wrong, where, and what was probably meant. */
export function explain(text: string, error: YamlError, start: number, end: number): SyntaxProblem {
  return { ...diagnose(text, error, start, end), gaveUp: Math.min(error.offset, end) }
}

/** As `explain`, without the place where the cluster's parser gave up. */
export function diagnose(text: string, error: YamlError, start: number, end: number): Guess {
  const around = new Surroundings(text, start, end)
  return guess(around, error) ?? EXPLANATIONS[error.code](error, around)
}

/** A value that was meant as text, in quotes: up to the end of its line, or of its entry between brackets. */
function quoteValue(around: Surroundings, start: number): Replacement[] {
  const line = around.line(start)
  if (!/[[{]/.test(around.text.slice(line.content, start))) return quoteRest(around, start)
  const value = /^[^,\]}\n]*/.exec(around.text.slice(start, line.end))![0].trimEnd()
  return replace(start, start + value.length, `'${value.replaceAll("'", "''")}'`)
}

/** The message at the place where the parser gave up; the underline reaches to the end of the word. */
function here(message: string, hint?: string): Explain {
  return ({ offset }, around) => ({ start: offset, end: around.wordEnd(offset), message, hint })
}

const EXPLANATIONS: Record<ErrorCode, Explain> = {
  reader: ({ offset }, { text }) => {
    const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')
    return {
      start: offset,
      end: offset + 1,
      message: `the control character U+${code} is not allowed, not even in a comment`,
      hint: 'remove it',
      repair: replace(offset, offset + 1, ' '),
    }
  },
  start: ({ offset }, around) => {
    const character = around.text[offset] ?? ''
    const mark = character === '`' ? 'a backtick' : `"${character}"`
    return {
      start: offset,
      end: around.wordEnd(offset),
      message: `a value may not start with ${mark}`,
      hint: 'put the value in quotes',
      repair: quoteValue(around, offset),
    }
  },
  tab: ({ offset }) => ({
    start: offset,
    end: offset + 1,
    message: 'a tab where YAML allows only spaces',
    hint: 'replace it with spaces',
  }),
  colon: ({ since }, around) => {
    const [start, end, quote] = [since, around.lineEnd(since), around.text[since]]
    if ((quote === '"' || quote === "'") && !around.text.slice(since + 1, end).includes(quote)) {
      return {
        start,
        end,
        message: `the ${quoteName(quote)} that opens here is not closed in its line`,
        hint: `close it with ${quote}`,
        repair: closeQuote(around, since),
      }
    }
    const message = 'this line must be `key: value`, because it stands among the keys of a map'
    return { start, end, message, hint: 'add a colon and a space, or indent the line deeper' }
  },
  value: ({ offset }, around) => explainSecondColon(offset, around),
  entry: ({ offset }, around) => ({
    start: offset,
    end: around.wordEnd(offset),
    message: 'a list may not start in the line of its key',
    hint: 'put the item in a line of its own',
    repair: replace(offset, offset, `\n${' '.repeat(around.line(offset).content - around.line(offset).start)}`),
  }),
  'complex-key': here('a key that is announced with `?` may not start here', 'put text that starts with "?" in quotes'),
  key: explainUnexpected,
  dash: explainUnexpected,
  comma: explainFlow,
  content: explainFlow,
  quote: ({ since, offset }, around) => ({
    start: since,
    end: around.lineEnd(since),
    message: `the ${quoteName(around.text[since])} that opens here is never closed`,
    hint: `close it with ${around.text[since] ?? 'a quote'}`,
    related: [{ start: offset, end: offset, message: 'the text ends here, still within the quotes' }],
    repair: closeQuote(around, since),
  }),
  marker: ({ since, offset }, around) => ({
    start: since,
    end: around.lineEnd(since),
    message: `the ${quoteName(around.text[since])} that opens here is not closed before the end of the document`,
    hint: `close it with ${around.text[since] ?? 'a quote'}`,
    related: [{ start: offset, end: offset + 3, message: 'the document ends here' }],
    repair: closeQuote(around, since),
  }),
  escape: ({ offset, detail }) => ({
    start: offset,
    end: offset + 1 + detail.length,
    message: `"\\${detail}" is no escape that YAML knows in double quotes`,
    hint:
      detail === '/'
        ? 'a slash needs no backslash'
        : 'use single quotes, in which a backslash is only a backslash, or write it twice',
    repair: detail === '/' ? replace(offset, offset + 1, '') : replace(offset, offset, '\\'),
  }),
  'escape-code': ({ offset, detail }, around) => ({
    start: offset,
    end: around.wordEnd(offset),
    message: `"${detail}" must be followed by the hexadecimal number of a character`,
    hint: 'use single quotes, in which a backslash is only a backslash',
  }),
  anchor: ({ since }, around) => {
    const mark = around.text[since]
    const role = mark === '*' ? 'an alias, which repeats an anchored value' : 'an anchor, which gives a value a name'
    return {
      start: since,
      end: around.wordEnd(since),
      message: `"${mark}" at the start of a value begins ${role}`,
      hint: 'put the value in quotes if it is meant as text',
      repair: quoteValue(around, since),
    }
  },
  tag: ({ since }, around) => ({
    start: since,
    end: around.wordEnd(since),
    message: '"!" at the start of a value begins a type tag, and this is none',
    hint: 'put the value in quotes if it is meant as text',
    repair: quoteValue(around, since),
  }),
  'tag-handle': ({ offset, detail }, around) => ({
    start: offset,
    end: around.wordEnd(offset),
    message: `the tag handle "${detail}" is not declared`,
    hint: 'put the value in quotes if it is meant as text',
    repair: quoteValue(around, offset),
  }),
  directive: ({ since, detail }, around) => ({
    start: since,
    end: around.lineEnd(since),
    message:
      detail === ''
        ? '"%" at the start of a line begins a directive, and this is none'
        : `"%${detail}" is no directive that the cluster accepts here`,
    hint: 'indent the line, put the value in quotes, or remove it',
    repair: replace(since, around.lineEnd(since), ''),
  }),
  version: ({ offset, detail }, around) => ({
    start: offset,
    end: around.lineEnd(offset),
    message: `the cluster reads YAML 1.1 and refuses a document that says it is ${detail}`,
    hint: 'remove this line',
    repair: replace(offset, around.lineEnd(offset), ''),
  }),
  'document-start': here('a line with `---` must follow the directives', 'remove the line that starts with "%"'),
  header: ({ since }, around) => ({
    start: since,
    end: around.lineEnd(since),
    message: `only an indentation number, "+" or "-" may follow "${around.text[since]}" in its line`,
    hint: 'put the text in the lines below, or put it in quotes',
    repair: quoteRest(around, since),
  }),
  depth: here('nested more than 10000 levels deep, which the cluster refuses'),
  alias: ({ offset, since, detail }) => ({
    start: offset,
    end: since,
    message: `the alias "*${detail}" names no anchor that stands before it in this document`,
    hint: 'put the value in quotes if it is meant as text',
    repair: replace(offset, since, `'*${detail}'`),
  }),
  recursion: ({ offset, since, detail }) => ({
    start: offset,
    end: since,
    message: `the alias "*${detail}" stands within the value that it repeats`,
  }),
  bomb: ({ offset, since }) => ({
    start: offset,
    end: Math.max(since, offset + 1),
    message: 'the aliases of this document multiply to far more than its text, which the cluster refuses',
    hint: 'write the values out, or repeat them less often',
  }),
  merge: ({ offset, since }) => ({
    start: offset,
    end: Math.max(since, offset + 1),
    message: 'the value of the merge key `<<` must be a map or a list of maps',
    hint: 'put `<<` in quotes if it is meant as a plain key',
  }),
  'map-key': ({ offset, since }) => ({
    start: offset,
    end: Math.max(since, offset + 1),
    message: 'a list or map may not be a key',
    hint: 'put the key in quotes if it is meant as text',
  }),
  'null-key': ({ offset, since }) => ({
    start: offset,
    end: Math.max(since, offset + 1),
    message: 'a key may not be empty: this one reads as null',
    hint: 'put the key in quotes if it is meant as text',
  }),
  'big-key': ({ offset, since }) => ({
    start: offset,
    end: since,
    message: 'an integer of more than 63 bits may not be a key',
    hint: 'put the key in quotes',
  }),
  number: ({ offset, since }, { text }) => ({
    start: offset,
    end: since,
    message: `${JSON.stringify(text.slice(offset, since))} reads as a number that JSON cannot hold, so the cluster refuses the document`,
    hint: 'put the value in quotes if it is meant as text',
  }),
  decode: ({ offset, since, detail }) => ({
    start: offset,
    end: Math.max(since, offset + 1),
    message: `the value is not what its tag \`${detail.replace('tag:yaml.org,2002:', '!!')}\` says`,
    hint: 'remove the tag',
  }),
  separator: ({ offset }, around) => explainSeparator(offset, around),
  json: ({ offset }, around) => ({
    start: Math.min(offset, Math.max(around.text.length - 1, 0)),
    end: Math.min(around.wordEnd(offset), around.text.length),
    message: 'a file that starts with "{" is read as JSON, and this is neither JSON nor YAML',
    hint: offset >= around.text.length ? 'a closing bracket is missing' : undefined,
  }),
}

/** A colon where no key can be: mostly the second one in a line. */
function explainSecondColon(offset: number, around: Surroundings): Guess {
  const line = around.line(offset)
  const key = around.key(line)
  if (key === undefined || offset <= key.end + 1) {
    return {
      start: offset,
      end: offset + 1,
      message: 'a colon may not stand here: no key can start where this text starts',
      hint: 'check the indentation of this line and of the one above',
    }
  }
  let start = key.end + 1
  while (around.text[start] === ' ' || around.text[start] === ':') start++
  return {
    start,
    end: around.lineEnd(start),
    message: `the value of \`${key.name}\` holds a colon with a blank after it, which makes it look like another key`,
    hint: 'put the value in quotes, or put the second key in a line of its own',
    repair: quoteRest(around, start),
  }
}

function explainSeparator(offset: number, around: Surroundings): Guess {
  const line = around.text
    .slice(offset, around.text.indexOf('\n', offset) === -1 ? undefined : around.text.indexOf('\n', offset))
    .trimEnd()
  const end = offset + line.length
  const rest = line.slice(3).trim()
  const message = `kubectl refuses this document and all after it: only a comment may follow "---" in its line, not "${rest.slice(0, 40)}"`
  if (/^-+$/.test(rest)) return { start: offset, end, message, hint: 'a separator is exactly three dashes: ---' }
  return {
    start: offset,
    end,
    message,
    hint: /^---\s/.test(line)
      ? 'put it in the next line'
      : 'indent the line if it is text, or leave only the three dashes',
  }
}
