import { describe, expect, it } from 'vitest'
import { editorOn } from '../../helpers/editor.ts'

/** Each link as the text that it stands on, and the file that it leads to. */
async function links(files: Record<string, string>): Promise<string[]> {
  const editor = await editorOn(files)
  const found = (await editor.ask('textDocument/documentLink')) ?? []
  return found.map(({ range, target }: any) => {
    const place = decodeURIComponent(target).replace(`file://${editor.folder}/`, '')
    return `${editor.textOf(range)} → ${place.replace(/^file:.*\/rules\//, 'rules/')}`
  })
}

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n'

describe('what leads elsewhere', () => {
  it('is what a kustomization names, if it is there', async () => {
    const text = `|resources:
  - web.yaml
  - "../base"
  - gone.yaml
  - https://example.com/web.yaml
  - github.com/a/b?ref=c
  - no/such/folder
components: [../part]
patches: [{path: patch.yaml, target: {kind: Pod}}, {patch: "[]"}]
patchesStrategicMerge:
  - patch.yaml
configMapGenerator:
  - name: a
    files: [key=größe.txt]
    envs: [.env]
`
    const there = { 'base/kustomization.yml': '', 'part/Kustomization': '', 'over/web.yaml': '', 'over/patch.yaml': '' }
    const more = { 'over/größe.txt': '', 'over/.env': '' }
    expect(await links({ 'over/kustomization.yaml': text, ...there, ...more })).toEqual([
      'web.yaml → over/web.yaml',
      '"../base" → base/kustomization.yml',
      '../part → part/Kustomization',
      'patch.yaml → over/patch.yaml',
      'patch.yaml → over/patch.yaml',
      'key=größe.txt → over/größe.txt',
      '.env → over/.env',
    ])
  })

  it('is what a config names', async () => {
    const text = `|extends: [./team.yaml, some-package]
crds: crds/a.yaml
rules: {single-replica: off, no-such-rule: off}
overrides: [{match: {kind: Pod}, rules: {unknown-field: warning}}]
suppress: [{rules: [wrong-type], reason: why}, {rules: syntax, reason: why}]
`
    expect(await links({ 'supercargo.yaml': text, 'team.yaml': '', 'crds/a.yaml': '' })).toEqual([
      './team.yaml → team.yaml',
      'crds/a.yaml → crds/a.yaml',
      'single-replica → rules/rollout/single-replica.md',
      'unknown-field → rules/schema/unknown-field.md',
      'wrong-type → rules/schema/wrong-type.md',
      'syntax → rules/yaml/syntax.md',
    ])
  })

  it('are the rules in comments and annotations, and a schema that lies here', async () => {
    const text = `|# yaml-language-server: $schema=pod.json
# supercargo-ignore-file unknown-field, no-such-rule: why
${pod.replace('a}', 'a, annotations: {supercargo/ignore: "wrong-type: why; syntax: why"}}')}`
    expect(await links({ 'a.yaml': text, 'pod.json': '{}' })).toEqual([
      'pod.json → pod.json',
      'unknown-field → rules/schema/unknown-field.md',
      'wrong-type → rules/schema/wrong-type.md',
      'syntax → rules/yaml/syntax.md',
    ])
  })

  it('is nothing in what names nothing', async () => {
    expect(await links({ 'a.yaml': `|${pod}` })).toEqual([])
    expect(await links({ 'a.yaml': `|${pod}resources: [b.yaml]\n`, 'b.yaml': '' })).toEqual([])
    expect(await links({ 'kustomization.yaml': '|resources: ["a\\0b", "", [x], {y: z}, 7, &a ., *a]\n' })).toEqual([
      '. → kustomization.yaml',
      '*a → kustomization.yaml',
    ])
  })
})
