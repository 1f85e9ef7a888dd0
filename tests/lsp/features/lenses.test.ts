import { describe, expect, it } from 'vitest'
import { editorOn } from '../../helpers/editor.ts'
import { folderOf } from '../../helpers/folder.ts'
import { LanguageClient, PUSHED, uri } from '../../helpers/language-client.ts'

const SHOWING = { experimental: { commands: { commands: ['supercargo.showReferences'] } } }

const WEB = `|apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 10
  selector: {matchLabels: {app: web}}
  strategy: {rollingUpdate: {maxSurge: 30%, maxUnavailable: 25%}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: a/b:1, envFrom: [{configMapRef: {name: web}}]}]
`
const AROUND = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: web}
---
apiVersion: v1
kind: Service
metadata: {name: other}
spec: {selector: {app: other}, ports: [{port: 80}]}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: other}
spec: {minReplicas: 2, maxReplicas: 9, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: other}}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: web}
spec: {selector: {}}
`

/** The lenses of the document with the cursor: the line, and what is said there. */
async function lenses(files: Record<string, string>, capabilities = {}): Promise<string[]> {
  const found = (await (await editorOn(files, { capabilities })).ask('textDocument/codeLens')) ?? []
  return found.map(({ range, command, data }: any) => `${range.start.line} ${command?.title ?? data.title}`)
}

describe('above a resource', () => {
  const ofWeb = [
    '0 selected by 1 Service and 1 PodDisruptionBudget',
    '0 10 replicas: always at least 8 available, at most 13 pods, done in 2 waves',
  ]
  const ofOthers = [
    '0 selects 1 workload',
    '5 selects 1 workload',
    '10 used by 1 resource',
    '14 selects no workload here',
    '19 keeps 2 to 9 replicas of Deployment other',
    '24 selects 2 Services',
  ]

  it('stands what it has to do with its neighbours', async () => {
    expect(await lenses({ 'a.yaml': WEB, 'b.yaml': AROUND })).toEqual(ofWeb)
    expect(await lenses({ 'a.yaml': WEB.replace('|', ''), 'b.yaml': `|${AROUND}` }, SHOWING)).toEqual(ofOthers)
  })

  it('stands nothing where there is nothing to say, or nothing is judged', async () => {
    expect(await lenses({ 'a.yaml': '|apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n' })).toEqual([])
    expect(await lenses({ 'a.yaml': '|a: b\n' })).toEqual([])
    expect(
      await lenses({ 'a.yaml': '|apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: [}\n' }),
    ).toEqual([])
  })

  it('leads nowhere in a client that shows no places', async () => {
    const [lens] = await (await editorOn({ 'a.yaml': WEB, 'b.yaml': AROUND })).ask('textDocument/codeLens')
    expect(lens.command).toEqual({ title: ofWeb[0]!.slice(2), command: '' })
  })

  it('leads to the resources, which are looked for when it is seen', async () => {
    const editor = await editorOn({ 'a.yaml': WEB, 'b.yaml': AROUND }, { capabilities: SHOWING })
    const [lens] = await editor.ask('textDocument/codeLens')
    expect(lens.command).toBeUndefined()
    const { command } = await editor.ask('codeLens/resolve', lens)
    expect(command).toMatchObject({ title: ofWeb[0]!.slice(2), command: 'supercargo.showReferences' })
    const [uri, position, locations] = command.arguments
    expect([uri, position]).toEqual([editor.uri, { line: 2, character: 17 }])
    expect(locations.map(({ uri, range }: any) => [uri.split('/').at(-1), range.start])).toEqual([
      ['b.yaml', { line: 2, character: 17 }],
      ['b.yaml', { line: 7, character: 17 }],
    ])
  })

  it('leads to all that use it by the name that they have', async () => {
    const editor = await editorOn({ 'a.yaml': WEB.replace('|', ''), 'b.yaml': `|${AROUND}` }, { capabilities: SHOWING })
    const found = await editor.ask('textDocument/codeLens')
    const { command } = found.find((each: any) => each.command?.title === 'used by 1 resource')
    expect(command.arguments).toEqual([editor.uri, { line: 12, character: 17 }])
  })

  it('keeps its title where the resource has gone', async () => {
    const editor = await editorOn({ 'a.yaml': WEB, 'b.yaml': AROUND }, { capabilities: SHOWING })
    for (const data of [{ index: 7, title: 'x' }, { index: '__proto__', title: 'x' }, { title: 'x' }])
      expect((await editor.ask('codeLens/resolve', { data })).command).toEqual({ title: 'x', command: '' })
  })
})

it('is asked for again when other files have changed', async () => {
  const [web, around] = [WEB.replace('|', ''), AROUND]
  const folder = folderOf({ 'a.yaml': web, 'b.yaml': around })
  const workspace = { ...PUSHED.workspace, codeLens: { refreshSupport: true } }
  const client = await LanguageClient.start([folder], { ...PUSHED, workspace })
  const [a, b] = [`${folder}/a.yaml`, `${folder}/b.yaml`]
  client.open(a, web)
  client.open(b, around)
  const titles = async () => {
    const found = await client.request('textDocument/codeLens', { textDocument: { uri: uri(a) } })
    return found.map(({ command }: any) => command.title)
  }
  expect((await titles())[0]).toBe('selected by 1 Service and 1 PodDisruptionBudget')
  client.change(b, { text: around.replace('kind: Service', 'kind: Servant') })
  await client.until(() => client.heard.some(({ method }) => method === 'workspace/codeLens/refresh'))
  expect((await titles())[0]).toBe('selected by 1 PodDisruptionBudget')
})
