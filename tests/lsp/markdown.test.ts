import fc from 'fast-check'
import { marked, type Token } from 'marked'
import { describe, expect, it } from 'vitest'
import { code, joined, markupOf, plainText, say, sentence } from '../../src/lsp/markdown.ts'
import { printable } from '../../src/text/width.ts'

/** Everything that Markdown makes of a text besides plain text, code spans, paragraphs and lists. */
function marksIn(markdown: string, plain = ['text', 'codespan', 'paragraph', 'list', 'list_item', 'escape', 'space']) {
  const found: string[] = []
  marked.walkTokens(marked.lexer(markdown), ({ type }) => {
    if (!plain.includes(type)) found.push(type)
  })
  return found
}

/** What a reader sees of some Markdown. */
function seen(markdown: string): string {
  let text = ''
  const visit = (tokens: readonly Token[]) => {
    for (const token of tokens)
      if ('tokens' in token && token.tokens) visit(token.tokens)
      else if ('items' in token) for (const item of token.items) visit(item.tokens)
      else if (token.type !== 'space') text += 'text' in token ? token.text : token.raw
  }
  visit(marked.lexer(markdown))
  return text
}

const inMarkdown = (...blocks: Parameters<typeof markupOf>[0]) => markupOf(blocks, true).value

const hostile = [
  '[click](https://evil.example)',
  '![x](https://evil.example/p.png)',
  '<img src=x onerror=alert(1)>',
  '<https://evil.example>',
  'https://evil.example',
  'www.evil.example',
  'me@evil.example',
  'mailto:me@evil.example',
  '**bold** _em_ __strong__ ~~gone~~',
  '`code` and ``more',
  '```\nfence',
  '~~~ fence',
  '# heading',
  '> quotation',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '1) item',
  '---',
  'a\n===',
  'a | b\n--- | ---',
  '| a |\n|---|',
  '&lt;b&gt; &#60;',
  'a\\',
  '\\[x](y)',
  '[a]: https://evil.example',
  'command:workbench.action.quit',
  '[x](command:workbench.action.quit)',
  '\u202egnp.exe',
  '__proto__',
  '$(x) $y$',
]

describe('names and texts of others', () => {
  it.each(hostile)('%j is taken literally', (text) => {
    for (const prose of [say`${text}`, say`a ${text} b`, say`${code('x')} ${text}`, say`${text}${code('x')}`]) {
      const title = inMarkdown({ title: prose })
      expect(marksIn(title), title).toEqual([])
      expect(marksIn(inMarkdown({ list: [prose, prose] }))).toEqual([])
    }
    expect(seen(inMarkdown({ title: say`a ${text} b` }))).toBe(`a ${printable(text)} b`)
    expect(marksIn(inMarkdown({ title: [code(text)] }))).toEqual([])
    expect(marksIn(inMarkdown({ text }))).toEqual([])
    expect(marksIn(inMarkdown({ text: `${text}\n${text}\n\n${text}` }))).toEqual([])
  })

  it('are taken literally whatever they are', () => {
    const bits = fc.constantFrom(...'\\`*_[]()<>|~&!$@#+-=.:/ 1aé\n', 'www.', 'https://', '&#60;', '- ', '    ')
    const text = fc.array(bits, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (a, b) => {
        const title = inMarkdown({ title: say`x${a}${code(b)}` })
        expect(marksIn(title), title).toEqual([])
        const list = inMarkdown({ list: [say`${a}`, say`${b}`] })
        expect(
          marksIn(list, ['text', 'codespan', 'list', 'list_item', 'escape', 'space', 'paragraph', 'code']),
        ).toEqual([])
        const described = inMarkdown({ text: a })
        expect(
          marksIn(described, ['text', 'codespan', 'list', 'list_item', 'escape', 'space', 'paragraph', 'code']),
        ).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})

it('leaves the words of others that are trusted as they are', () => {
  const text = 'Use `a`:\n- one\n- two\n\nMore info: https://kubernetes.io/docs/x/#y. And <b>'
  const markdown = inMarkdown({ text, trusted: true })
  expect(markdown).toBe('Use `a`:\n- one\n- two\n\nMore info: https://kubernetes.io/docs/x/#y. And \\<b>')
  expect(marksIn(markdown)).toEqual(['link'])
})

it('puts names into code whatever they have', () => {
  expect(inMarkdown({ title: say`${code('a`b')} ${code('`')} ${code('')} ${code('a\nb')}` })).toBe(
    '``a`b`` `` ` `` "" `a\\nb`',
  )
})

it('is readable without Markdown', () => {
  const blocks = [
    { title: say`${code('spec.replicas')}: ${'integer'}` },
    { list: [['a*b'], [code('c')]] },
    { text: 'd\ne' },
  ]
  expect(markupOf(blocks, false)).toEqual({ kind: 'plaintext', value: 'spec.replicas: integer\n\n- a*b\n- c\n\nd\ne' })
})

it('puts lines together', () => {
  expect(plainText(joined([code('a'), 'b', say`${1} c`]))).toBe('a, b, 1 c')
  expect(sentence('use `a` or b')).toEqual(['use ', code('a'), ' or b'])
  expect(sentence('one ` alone')).toEqual(['one ` alone'])
})

it('shows no more than anybody reads', () => {
  const long = '😀'.repeat(200_000)
  const { value } = markupOf([{ title: say`${code(long)} ${long}` }, { text: long }], true)
  expect(value.length).toBeLessThan(23_000)
  expect(value).not.toContain('\\u')
})
