import { describe, expect, it } from 'vitest'
import { folderOf } from '../helpers/folder.ts'
import { supercargo } from './program.ts'

const workload = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "web:1"}]}
`
const budget = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
`

async function check(files: Record<string, string>): Promise<string> {
  const { stdout, stderr } = await supercargo(['--format', 'compact', '.'], { cwd: folderOf(files) })
  return `${stdout}${stderr}`
}

describe('a kustomization', () => {
  const files = {
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': workload,
    'prod/kustomization.yaml': 'resources: [../base, budget.yaml]\npatches: [{path: replicas.yaml}]\n',
    'prod/budget.yaml': budget,
  }

  it('gives replicas by a patch in a file', async () => {
    const patch = (name: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {replicas: 2}\n`
    expect(await check({ ...files, 'prod/replicas.yaml': patch('web') })).toMatch(/^no problems in 2 files/)
    expect(await check({ ...files, 'prod/replicas.yaml': patch('api') })).toMatch(/budget-blocks-eviction/)
  })

  it('adds selectors by its labels', async () => {
    const bare = workload
      .replace('  selector: {matchLabels: {app: web}}\n', '')
      .replace('    metadata: {labels: {app: web}}\n', '')
    const labelled = (more: string) => `commonLabels: {app: web}\nresources: [${more}]\n`
    expect(await check({ 'web.yaml': bare })).toMatch(/selector-mismatch/)
    for (const empty of ['{}', '{matchLabels: {}}']) {
      const asWell = bare.replace('spec:\n', `spec:\n  selector: ${empty}\n`)
      expect(await check({ 'web.yaml': asWell })).toMatch(/spec.selector|`selector` must not be empty/)
      expect(await check({ 'web.yaml': asWell, 'kustomization.yaml': labelled('web.yaml') })).toMatch(/^no problems/)
    }
    expect(await check({ 'web.yaml': bare, 'kustomization.yaml': labelled('web.yaml') })).toMatch(/^no problems/)
    expect(await check({ 'base/web.yaml': bare, 'prod/kustomization.yaml': labelled('../base') })).toMatch(
      /^no problems/,
    )
    expect(await check({ 'web.yaml': bare, 'kustomization.yaml': labelled('api.yaml') })).toMatch(/selector-mismatch/)
  })
})
