import { expect, it } from 'vitest'
import { editorOn } from '../../../helpers/editor.ts'
import { rest, web } from './shop.ts'

/** Where the cursor leads that stands in the first file that has the text, at `|` in it. */
async function from(place: string, files: Record<string, string> = { 'rest.yaml': rest, 'web.yaml': web }) {
  const plain = place.replace('|', '')
  const [path] = Object.entries(files).find(([, text]) => text.includes(plain))!
  const editor = await editorOn({ ...files, [path]: files[path]!.replace(plain, place) })
  return editor.shown(await editor.ask('textDocument/definition'))
}

it.each([
  ['the resource of a name', 'serviceAccountName: run|ner', ['rest.yaml:7 runner']],
  ['a key', 'key: us|er', ['rest.yaml:12 user']],
  ['the resource beside a key', 'name: log|in, key', ['rest.yaml:11 login']],
  ['the key that is mounted alone', 'subPath: app.c|onf', ['rest.yaml:18 app.conf']],
  [
    'the Namespace of a resource',
    'metadata: {name: web, namespace: sh|op}\nspec:\n  selector: {matchLabels',
    ['rest.yaml:3 shop'],
  ],
  ['the volume of a mount', '{name: sett|ings, mountPath', ['web.yaml:24 settings']],
  ['the port of a probe', 'httpGet: {port: ht|tp}', ['web.yaml:15 http']],
  ['the variable in a text', 'hello $(US|ER)', ['web.yaml:18 USER']],
  ['a container by an annotation', 'default-container: ma|in', ['web.yaml:13 main']],
  ['a container of a field', 'containerName: ma|in', ['web.yaml:13 main']],
  ['the target of a Service', 'targetPort: ht|tp', ['web.yaml:15 http']],
  ['the pods of a Service', 'selector: {app: we|b}', ['web.yaml:8 web']],
  ['the label of pods by its key', 'selector: {a|pp: web}', ['web.yaml:8 app']],
  ['the pods of a workload', 'matchLabels: {app: we|b}}\n  template', ['web.yaml:8 web']],
  ['the named port of an Ingress', 'port: {name: ww|w}', ['rest.yaml:25 www']],
  ['the numbered port of an Ingress', 'number: 8|0', ['rest.yaml:25 80']],
  ['the port of a policy', 'ingress: [{ports: [{port: ht|tp}', ['web.yaml:15 http']],
  ['the Service that a monitor selects', 'team: fr|ont}}, endpoints', ['rest.yaml:22 front']],
  ['the port that a monitor scrapes', 'endpoints: [{port: ww|w', ['rest.yaml:25 www']],
  ['a name to itself', 'kind: Secret\nmetadata: {name: log|in', ['rest.yaml:11 login']],
  ['nowhere where nothing is there', 'secrets: [{name: near|by}]', []],
  ['nowhere from other text', 'image: registry.ex|ample/web:1', []],
])('leads to %s', async (_, place, expected) => {
  expect(await from(place)).toEqual(expected)
})

it('leads nowhere where a name is nearly there', async () => {
  const files = {
    'web.yaml': web.replace('serviceAccountName: runner', 'serviceAccountName: runer'),
    'rest.yaml': rest,
  }
  expect(await from('serviceAccountName: run|er', files)).toEqual([])
})
