import { expect, it } from 'vitest'
import { checkFiles } from './helpers/check.ts'

const issuer = (name: string) =>
  `apiVersion: cert-manager.io/v1\nkind: Issuer\nmetadata: {name: ${name}}\nspec: {selfSigned: {}}\n`

it('says once for a kind that it has no definition', () => {
  const { findings } = checkFiles({ 'a.yaml': `${issuer('a')}---\n${issuer('b')}`, 'b.yaml': issuer('c') })
  expect(findings.map(({ rule, severity, file, document }) => [rule, severity, file, document])).toEqual([
    ['unknown-kind', 'info', 'a.yaml', 0],
  ])
})
