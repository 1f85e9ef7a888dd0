import { expect, it } from 'vitest'
import { checkFiles, show } from './helpers/check.ts'

const issuer = (name: string) =>
  `apiVersion: cert-manager.io/v1\nkind: Issuer\nmetadata: {name: ${name}}\nspec: {selfSigned: {}}\n`

it('says once for a kind that it has no definition', () => {
  const { findings } = checkFiles({ 'a.yaml': `${issuer('a')}---\n${issuer('b')}`, 'b.yaml': issuer('c') })
  expect(findings.map(({ rule, severity, file, document }) => [rule, severity, file, document])).toEqual([
    ['unknown-kind', 'info', 'a.yaml', 0],
  ])
})

it('judges apiVersion and kind of a document that has lost its indentation', () => {
  const text = 'apiVersion: v1\nKind: Pod\n…\nspec:\nvolumes:\n- name: a\npersistentVolumeClaim:\nclaimName: b\n'
  const { findings } = checkFiles({ 'a.yaml': text })
  const others = findings.filter(({ rule }) => rule !== 'syntax')
  expect(others.map((finding) => `${finding.rule} ${show(finding, text)}`)).toEqual(['required-value kind ▸ Kind'])
})

it('says what a rule explains instead of the warning of the server', () => {
  const text =
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 100m}}}\n'
  const rulesIn = (preset?: 'server') => checkFiles({ 'a.yaml': text }, { preset }).findings.map(({ rule }) => rule)
  expect(rulesIn('server')).toEqual(['api-warning'])
  expect(rulesIn()).toContain('fractional-bytes')
  expect(rulesIn()).not.toContain('api-warning')
})

it('bounds what a message repeats of a manifest', () => {
  const long = 'x'.repeat(300_000)
  const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {a: ${long}}}\nspec:\n  nodeSelector: {a: ${long}}\n  containers: [{name: ${long}, image: a}]\n`
  const { findings } = checkFiles({ 'a.yaml': text })
  expect(findings.length).toBeGreaterThan(2)
  for (const { message, hint = '' } of findings) expect(message.length + hint.length).toBeLessThan(4100)
})
