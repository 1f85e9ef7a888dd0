import type { SyntaxProblem } from './document.ts'
import type { ErrorCode, YamlError } from './error.ts'
import { type Guess, guess } from './guess.ts'
import { Surroundings } from './surroundings.ts'

type Explain = (error: YamlError, around: Surroundings) => Guess

/** Puts an error of the parser into a newcomer's words: what is wrong, where, and what was probably meant. */
export function explain(text: string, error: YamlError, start: number, end: number): SyntaxProblem {
  const around = new Surroundings(text, start, end)
  const said = guess(around, error) ?? EXPLANATIONS[error.code](error, around)
  return { ...said, gaveUp: Math.min(error.offset, end) }
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
  }),
  marker: ({ since, offset }, around) => ({
    start: since,
    end: around.lineEnd(since),
    message: `the ${quoteName(around.text[since])} that opens here is not closed before the end of the document`,
    hint: `close it with ${around.text[since] ?? 'a quote'}`,
    related: [{ start: offset, end: offset + 3, message: 'the document ends here' }],
  }),
  escape: ({ offset, detail }) => ({
    start: offset,
    end: offset + 1 + detail.length,
    message: `"\\${detail}" is no escape that YAML knows in double quotes`,
    hint:
      detail === '/'
        ? 'a slash needs no backslash'
        : 'use single quotes, in which a backslash is only a backslash, or write it twice',
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
    }
  },
  tag: ({ since }, around) => ({
    start: since,
    end: around.wordEnd(since),
    message: '"!" at the start of a value begins a type tag, and this is none',
    hint: 'put the value in quotes if it is meant as text',
  }),
  'tag-handle': ({ offset, detail }, around) => ({
    start: offset,
    end: around.wordEnd(offset),
    message: `the tag handle "${detail}" is not declared`,
    hint: 'put the value in quotes if it is meant as text',
  }),
  directive: ({ since, detail }, around) => ({
    start: since,
    end: around.lineEnd(since),
    message:
      detail === ''
        ? '"%" at the start of a line begins a directive, and this is none'
        : `"%${detail}" is no directive that the cluster accepts here`,
    hint: 'indent the line, put the value in quotes, or remove it',
  }),
  version: ({ offset, detail }, around) => ({
    start: offset,
    end: around.lineEnd(offset),
    message: `the cluster reads YAML 1.1 and refuses a document that says it is ${detail}`,
    hint: 'remove this line',
  }),
  'document-start': here('a line with `---` must follow the directives', 'remove the line that starts with "%"'),
  header: ({ since }, around) => ({
    start: since,
    end: around.lineEnd(since),
    message: `only an indentation number, "+" or "-" may follow "${around.text[since]}" in its line`,
    hint: 'put the text in the lines below, or put it in quotes',
  }),
  depth: here('nested more than 10000 levels deep, which the cluster refuses'),
  alias: ({ offset, since, detail }) => ({
    start: offset,
    end: since,
    message: `the alias "*${detail}" names no anchor that stands before it in this document`,
    hint: 'put the value in quotes if it is meant as text',
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

function quoteName(quote: string | undefined): string {
  return quote === "'" ? 'single quote' : 'double quote'
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
  }
}

/** Something among the keys of a map, or among the items of a list, that is neither. */
function explainUnexpected({ offset, since, code }: YamlError, around: Surroundings): Guess {
  const { text } = around
  const line = around.line(offset)
  let before = offset - 1
  while (before >= around.start && /[ \t]/.test(text[before]!)) before--
  const end = around.wordEnd(offset)
  const character = text[offset]
  const collection = code === 'key' ? 'map' : 'list'
  if (character === ']' || character === '}')
    return {
      start: offset,
      end: offset + 1,
      message: `"${character}" closes a bracket that was never opened`,
      hint: 'remove it',
    }
  if (character === ',')
    return {
      start: offset,
      end: offset + 1,
      message: 'a comma may stand only between brackets or within text',
      hint: 'remove it',
    }
  const quote = text[before]
  if (offset > line.content && (quote === '"' || quote === "'")) return explainAfterQuote(offset, before, around)
  if (offset > line.content && (quote === ']' || quote === '}')) {
    return {
      start: offset,
      end: around.lineEnd(offset),
      message: `nothing may follow "${quote}" in its line but a comment`,
      hint: 'put the whole value in quotes if it is meant as text',
    }
  }
  const related = [{ start: since, end: around.wordEnd(since), message: `the ${collection} starts here` }]
  if (/^-(?:\s|$)/.test(text.slice(offset, offset + 2))) {
    return {
      start: offset,
      end: offset + 1,
      message: 'a list item may not stand among the keys of a map',
      hint: 'indent it to belong to the key above',
      related,
    }
  }
  const message =
    code === 'key'
      ? 'a key of the map that starts above must stand here'
      : 'an item that starts with `- ` must stand here, as in the list that starts above'
  return { start: offset, end, message, hint: 'check the indentation of this line', related }
}

function explainAfterQuote(offset: number, close: number, around: Surroundings): Guess {
  const { text } = around
  const quote = text[close]!
  const open = text.lastIndexOf(quote, close - 1)
  if (open !== -1 && around.line(open).start !== around.line(close).start) {
    return {
      start: open,
      end: around.lineEnd(open),
      message: `the ${quoteName(quote)} that opens here is not closed in its line, so the next ${quote} closes it`,
      hint: `close it with ${quote}`,
      related: [{ start: close, end: close + 1, message: 'it is closed here' }],
    }
  }
  return {
    start: offset,
    end: around.lineEnd(offset),
    message: 'nothing may follow a closing quote in its line but a comment',
    hint:
      quote === "'"
        ? "write '' for a quote within single quotes"
        : 'put the whole value in quotes, and write \\" for a quote within it',
  }
}

/** Something that does not fit between brackets. */
function explainFlow({ offset, since, code }: YamlError, around: Surroundings): Guess {
  const { text } = around
  const open = text[since]
  const inBrackets = open === '[' || open === '{'
  const close = open === '{' ? '}' : ']'
  if (inBrackets && isAfterContent(around, offset, since)) {
    return {
      start: since,
      end: since + 1,
      message: `the "${open}" that opens here is never closed`,
      hint: `close it with "${close}"`,
      related: [
        {
          start: Math.min(offset, around.end),
          end: Math.min(around.wordEnd(offset), around.end),
          message: `"${close}" is missing before this`,
        },
      ],
    }
  }
  const related = inBrackets ? [{ start: since, end: since + 1, message: 'the bracket opens here' }] : undefined
  const character = text[offset] ?? ''
  if (inBrackets && (character === ']' || character === '}') && character !== close) {
    return {
      start: offset,
      end: offset + 1,
      message: `"${character}" does not close the "${open}" that is open here`,
      hint: `close it with "${close}" first`,
      related,
    }
  }
  const unfinished = character === ':' ? missingComma(around, offset) : undefined
  if (unfinished !== undefined) {
    return {
      start: unfinished,
      end: unfinished + 1,
      message: 'a comma is missing after this value',
      hint: 'add "," at the end of the line',
      related,
    }
  }
  if (code === 'content' && (character === ',' || character === ':')) {
    return {
      start: offset,
      end: offset + 1,
      message: `a value must stand before "${character}"`,
      hint: 'remove it, or put the text in quotes',
      related,
    }
  }
  if (code === 'content' && inBrackets && character === '-') {
    return {
      start: offset,
      end: offset + 1,
      message: 'a list with `-` may not stand within brackets',
      hint: 'remove the dash',
      related,
    }
  }
  if (code === 'content')
    return {
      start: offset,
      end: around.wordEnd(offset),
      message: 'a value must stand here',
      hint: 'put the text in quotes',
      related,
    }
  if ('?[]{}'.includes(character) && character !== '') {
    return {
      start: offset,
      end: offset + 1,
      message: `"${character}" has a meaning of its own within brackets`,
      hint: 'put the text in quotes',
      related,
    }
  }
  return {
    start: offset,
    end: around.wordEnd(offset),
    message: `"," or "${close}" must stand before this`,
    hint: 'separate the values with a comma',
    related,
  }
}

/** The end of the line above, where a key starts the line at hand and no comma ends the one above. */
function missingComma(around: Surroundings, offset: number): number | undefined {
  const line = around.line(offset)
  const above = around.above(line)
  if (above === undefined || !/^["'\w][^,{}[\]]*$/.test(around.text.slice(line.content, offset))) return undefined
  const last = around.lineEnd(above.content) - 1
  return /[,[{]/.test(around.text[last]!) ? undefined : last
}

/** Whether a bracket was left open: the text ends, or the next line goes on with a key at the column of the bracket's line or left of it. */
function isAfterContent(around: Surroundings, offset: number, since: number): boolean {
  if (around.text.slice(offset, around.end).trim() === '') return true
  const opened = around.line(since)
  const line = around.line(offset)
  if (line.start === opened.start) return false
  return around.key(line) !== undefined && line.content - line.start <= opened.content - opened.start
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
