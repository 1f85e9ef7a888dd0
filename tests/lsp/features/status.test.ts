import { expect, it } from 'vitest'
import { folderOf } from '../../helpers/folder.ts'
import { LanguageClient, uri } from '../../helpers/language-client.ts'

const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'

async function statusOf(client: LanguageClient, path: string, text: string) {
  client.open(path, text)
  return client.request('supercargo/status', { textDocument: { uri: uri(path) } })
}

it('says which Kubernetes version counts for a document, and by which config file', async () => {
  const folder = folderOf({
    'supercargo.yaml': 'kubernetesVersion: 1.29-1.31\n',
    'old/.supercargo.yaml': 'kubernetesVersion: "1.20"\n',
    'wrong/supercargo.yaml': 'kubernetesVersion: "1.99"\n',
    'broken/supercargo.yaml': 'preset: [\n',
  })
  const client = await LanguageClient.start([folder])
  expect(await statusOf(client, `${folder}/a.yaml`, manifest)).toMatchObject({
    kubernetesVersion: '1.29-1.31',
    config: uri(`${folder}/supercargo.yaml`),
    problem: null,
    otherwise: null,
  })
  expect(await statusOf(client, `${folder}/old/deep/a.yaml`, manifest)).toMatchObject({
    kubernetesVersion: '1.20',
    config: uri(`${folder}/old/.supercargo.yaml`),
  })
  for (const [name, problem] of [
    ['wrong', 'Kubernetes 1.99 is not known'],
    ['broken', 'supercargo.yaml:1:'],
  ])
    expect(await statusOf(client, `${folder}/${name}/a.yaml`, manifest)).toMatchObject({
      kubernetesVersion: null,
      config: uri(`${folder}/${name}/supercargo.yaml`),
      problem: expect.stringContaining(problem!),
    })
})

it('goes by the first folder for a document without a name, and by the newest version without a config', async () => {
  const folder = folderOf({ 'supercargo.yaml': 'kubernetesVersion: "1.27"\n' })
  const client = await LanguageClient.start([folder])
  expect(await statusOf(client, 'untitled:1', manifest)).toMatchObject({ kubernetesVersion: '1.27' })
  const bare = await LanguageClient.start([])
  const { kubernetesVersion, config, versions } = await statusOf(bare, 'untitled:1', '')
  expect({ kubernetesVersion, config }).toEqual({ kubernetesVersion: versions.at(-1), config: null })
  expect(versions[0]).toBe('1.16')
})

it('says what a document is that is no manifest', async () => {
  const folder = folderOf({ 'chart/Chart.yaml': 'name: a\n' })
  const client = await LanguageClient.start([folder])
  const otherwise = async (path: string, text: string) => (await statusOf(client, `${folder}/${path}`, text)).otherwise
  expect(await otherwise('a.yaml', manifest)).toBeNull()
  expect(await otherwise('new.yaml', '# to do\n')).toBeNull()
  expect(await otherwise('compose.yaml', 'services:\n  web: {image: a}\n')).toBe('a Compose file')
  expect(await otherwise('chart/templates/a.yaml', manifest)).toBe('a Helm template')
  expect(await otherwise('supercargo.yaml', 'preset: all\n')).toBe('the config file of supercargo')
})

it('speaks of files that are not open, and has nothing to say of what is neither a file nor open', async () => {
  const folder = folderOf({ 'supercargo.yaml': 'kubernetesVersion: "1.27"\n' })
  const client = await LanguageClient.start([])
  const ask = (uri: string) => client.request('supercargo/status', { textDocument: { uri } })
  expect(await ask(uri(`${folder}/deep/a.yaml`))).toMatchObject({ kubernetesVersion: '1.27', otherwise: null })
  expect(await ask('git:/a.yaml')).toBeNull()
})
