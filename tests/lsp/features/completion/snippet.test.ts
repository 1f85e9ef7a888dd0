import { describe, expect, it } from 'vitest'
import { Snippet } from '../../../../src/lsp/features/completion/snippet.ts'

const SNIPPET = { as: 'snippet', lineEnd: '\n', less: 0 } as const

describe('a snippet', () => {
  it('escapes what has a meaning, each in its place', () => {
    const snippet = new Snippet().text('a$1}\\').stop('b}$\\|').stop('', ['c,|\\', 'd$}'])
    const text = snippet.render(SNIPPET).replaceAll('$', '%')
    expect(text).toBe(String.raw`a\%1\}\\%{1:b\}\%\\|}%{2|c\,\|\\,d%}|}`)
  })

  it('has the same text wherever the name is the same', () => {
    const snippet = new Snippet().stop('a', [], 'x').text(' ').stop().text(' ').stop('a', [], 'x')
    expect(snippet.render(SNIPPET).replaceAll('$', '%')).toBe('%{1:a} %2 %1')
    expect(snippet.render({ ...SNIPPET, as: 'whole' })).toBe('a  a')
    expect(snippet.render({ ...SNIPPET, as: 'start' })).toBe('')
  })

  it('leaves columns to the client, and ends lines as the document does', () => {
    const snippet = new Snippet().text('a:').line(4).text('b:').line(6).stop()
    expect(snippet.render({ ...SNIPPET, less: 2 })).toBe('a:\n  b:\n    $1')
    expect(snippet.render({ as: 'start', less: 0, lineEnd: '\r\n' })).toBe('a:\r\n    b:\r\n      ')
  })
})
