// biome-ignore-all lint/suspicious/noTemplateCurlyInString: such placeholders are what is tested
import { expect, it } from 'vitest'
import { placeholderHint } from '../../src/text/placeholder.ts'

it.each([
  ['${replicas:=2}', true],
  ['v-${TAG}', true],
  ['$(POD_NAME)', true],
  ['$REPLICAS', true],
  ['item-$ITEM', true],
  ['registry.example/$REPO_NAME:v1', true],
  ['yellow-{{ .Index }}', true],
  ['<your-value>', true],
  ['__CA_CERT__', true],
  ['<your domain>', true],
  ['app.<your domain>', true],
  ['YOUR_TOKEN', true],
  ['https://YOUR-HOST/', true],
  ['__HOST__', true],
  ['%HOST%', true],
  ['@version@', true],
  ['[your name]', true],
  ['changeme', true],
  ['REPLACE_ME', true],
  ['...', true],
  ['TODO', true],
  ['your-app', false],
  ['mastodon', false],
  ['[::1]', false],
  ['CA_BUNDLE', false],
  ['$5 and more', false],
  ['a$B', false],
  ['sum$Total', false],
  ['{a: {b: c}}', false],
  ['a < b > c', false],
  ['', false],
])('%j is to be filled in: %s', (text, expected) => {
  expect(placeholderHint(text) !== undefined).toBe(expected)
})
