import { describe, expect, test } from 'vitest'
import { parseStream } from '../../src/yaml/parse.ts'

/** What is broken, the text, what gets underlined, the message, and what the hint says. */
const ERRORS: [what: string, text: string, underlined: string, message: RegExp, hint?: RegExp][] = [
  ['a tab in the indentation', 'a:\n\tb: c\n', '\t', /^a tab in the indentation/, /spaces/],
  ['a tab after a dash', 'a:\n-\tb: c\n', '\t', /^a tab after `-`/],
  ['a tab in a literal', 'a: |\n\tb\n', '\t', /^a tab in the indentation/],
  ['no space after a dash', 'a:\n  - b: 1\n  -c: 2\n    d: 3\n', '-', /^a space is missing after `-`/, /`- c`/],
  [
    'no space after a colon',
    'metadata:\n  name:web\n  labels: x\n',
    'name:web',
    /^a space is missing after the colon of `name`/,
    /`name: web`/,
  ],
  ['no space after a colon, in the last line', 'a: b\nname:web\n', 'name:web', /^a space is missing after the colon/],
  ['a placeholder in a line', 'a: b\n__MORE__\n', '__MORE__', /^the placeholder `__MORE__` is no YAML$/, /^fill in/],
  ['no colon', 'a: b\nspec\n', 'spec', /^the colon is missing after `spec`/, /`spec:`/],
  ['no colon above a map', 'metadata:\n  labels\n    app: web\n', 'labels', /^the colon is missing after `labels`/],
  [
    'no colon before a value',
    'a: b\nreplicas 3\nc: d\n',
    'replicas 3',
    /^the colon is missing after `replicas`/,
    /`replicas: 3`/,
  ],
  ['an equals sign', 'a: b\nname = web\nc: d\n', 'name = web', /^the colon is missing after `name`/, /`name: web`/],
  ['a quote that is never closed', 'a: b\nc: "d\ne: f\n', '"d', /^the double quote that opens here is never closed/],
  [
    'a quote that a later one closes',
    'name: "web\nimage: "nginx"\n',
    '"web',
    /^the double quote that opens here is not closed in its line/,
  ],
  ['a quote within single quotes', "a: 'it's'\n", "s'", /^nothing may follow a closing quote/, /''/],
  [
    'a template expression',
    'a: {{ .Values.x }}\n',
    '{{ .Values.x }}',
    /^the template expression "{{ .Values.x }}" is no YAML/,
    /quotes/,
  ],
  ['a template at the start', '{{- if .x }}\na: b\n{{- end }}\n', '{{- if .x }}', /^the template expression/],
  [
    'deeper than its sister',
    'spec:\n  replicas: 3\n   selector: x\n',
    'selector',
    /indented deeper than `replicas`, which already has a value/,
    /2 spaces, beside `replicas`/,
  ],
  [
    'between two levels',
    'spec:\n    replicas: 3\n  selector: x\n',
    'selector',
    /stands at column 3/,
    /4 spaces, beside `replicas`/,
  ],
  [
    'a key in the column of the dash before it',
    'spec:\n  list:\n    - name: a\n    image: b\n',
    'image',
    /stands at column 5/,
    /^indent it with 6 spaces, beside `name`$/,
  ],
  [
    'a key in the column of the dash before it, and others where they belong',
    'spec:\n  list:\n  - name: a\n  image: b\n    ports: []\n    more: c\n',
    'image',
    /in the column of the dash above it/,
    /^indent it with 4 spaces, beside `name`$/,
  ],
  [
    'a key in the column of a dash, behind more of the item',
    'spec:\n  list:\n    - name: a\n      image: b\n    other: c\n',
    'other',
    /stands at column 5/,
    /^indent it with 2 spaces, beside `list`, or with 6 spaces, beside `image`$/,
  ],
  ['an item between two levels', 'a:\n    - b: 1\n   - b: 2\n', '-', /`-` stands at column 4/],
  ['a list in the line of its key', 'a: - b\n', '-', /^a list may not start in the line of its key/],
  ['an item among keys', 'a: b\n- c\n', '-', /^a list item may not stand among the keys/],
  [
    'an item left of its key, with its fields in place',
    'spec:\n  containers:\n- name: a\n    image: a\n',
    '-',
    /^wrong indentation: the item of `containers` stands left of its key$/,
    /^indent it with 2 spaces, below `containers`$/,
  ],
  [
    'an item left of its key, with its fields',
    'spec:\n    containers:\n  - name: a\n    image: a\n',
    '-',
    /^wrong indentation: the item of `containers`/,
    /^indent it with 4 spaces/,
  ],
  [
    'text that is no deeper than its key',
    'data:\n  app.conf: |\n  listen=80\n  host=x\n',
    'listen=80',
    /^the text of `app.conf` stands no deeper than its key/,
    /^indent it with 4 spaces$/,
  ],
  ['two colons', 'a: b: c\n', 'b: c', /^the value of `a` holds a colon/, /quotes/],
  ['a star', 'a: */5 * * * *\n', '*/5', /^"\*" at the start of a value begins an alias/, /quotes/],
  ['an at sign', 'a: @daily\n', '@daily', /^a value may not start with "@"/],
  ['a backtick', 'a: `b`\n', '`b`', /^a value may not start with a backtick/],
  ['a percent sign', 'a: %b\n', '%b', /^a value may not start with "%"/],
  ['a percent sign at the start of a line', 'a: b\n%c: d\n', '%c: d', /^"%" at the start of a line|^"%c"/],
  ['typographic quotes', 'a: “b”: c\n', '“', /^the typographic quote/],
  ['an unclosed bracket', 'a: [b, c\nd: e\n', '[', /^the "\[" that opens here is never closed/],
  ['the wrong bracket', 'a: [b, c}\n', '}', /^"}" does not close the "\["/],
  ['a bracket too many', 'a: [b]]\n', ']', /^"\]" closes a bracket that was never opened/],
  ['a comma after a value', 'a: "b",\n', ',', /^a comma may stand only/],
  ['a missing comma', '{"a": 1\n "b": 2}\n', '1', /^a comma is missing/],
  ['a question mark in flow', 'a: [http://x/?y]\n', '?', /^"\?" has a meaning of its own/],
  ['an unknown escape', 'a: "\\d+"\n', '\\d', /^"\\d" is no escape/, /single quotes/],
  ['a slash that is escaped', 'a: "b\\/c"\n', '\\/', /^"\\\/" is no escape/, /needs no backslash/],
  ['text after a pipe', 'a: |text\n', '|text', /^only an indentation number/],
  ['an unknown alias', 'a: *b\n', '*b', /^the alias "\*b" names no anchor/],
  ['a placeholder', 'a:\n  b: 1\n  ...\nc: d\n', '...', /^"\.\.\." is a placeholder/, /remove the line/],
  ['a remark after slashes', 'a: // the size\n  b: c\n', '// the size', /^"\/\/" begins no comment in YAML/, /"#"/],
  [
    'a semicolon instead of a colon',
    'a:\n  config;\n    b: c\n',
    'config;',
    /^the colon is missing after `config`/,
    /`config:`/,
  ],
  ['text that no key belongs to', 'a:\n  - 5 apples\n    b: c\n', '5 apples', /^"5 apples" is read as text/],
  [
    'a shell command',
    'cat <<EOF | kubectl apply -f -\na: b\nEOF\n',
    'cat <<EOF | kubectl apply -f -',
    /^a shell command is no YAML/,
  ],
  ['the end of a here-document', 'a: b\nEOF\n', 'EOF', /^"EOF" ends a here-document/],
  ['a fence', 'a: b\n```\n', '```', /^a Markdown fence/],
  ['too many dashes', 'a: b\n----\nc: d\n', '----', /^kubectl refuses/, /exactly three dashes/],
  ['a control character', 'a: b\0c\n', '\0', /^the control character U\+0000/],
  ['a null key', '? \n: b\n', '', /^a key may not be empty/],
  ['a merge of text', '<<: b\n', 'b', /^the value of the merge key/],
  ['another version', '%YAML 1.2\n', '%YAML 1.2', /^the cluster reads YAML 1.1/],
]

describe('syntax errors', () => {
  test.each(ERRORS)('%s', (_, text, underlined, message, hint) => {
    const error = parseStream(text).find((document) => document.error !== undefined)?.error
    expect(error?.message).toMatch(message)
    expect(text.slice(error!.start, error!.end).slice(0, Math.max(underlined.length, 1))).toBe(
      underlined || text.slice(error!.start, error!.start + 1),
    )
    if (hint !== undefined) expect(error!.hint).toMatch(hint)
  })
  test('messages and hints keep to one style', () => {
    for (const [, text] of ERRORS) {
      for (const { error } of parseStream(text)) {
        if (error === undefined) continue
        expect(error.message).not.toMatch(/^[A-Z]|\.$|!$/)
        expect(error.end).toBeGreaterThanOrEqual(error.start)
        expect(error.gaveUp).toBeLessThanOrEqual(text.length)
      }
    }
  })
})
