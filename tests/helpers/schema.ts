import { formatPath } from '../../src/model/path.ts'
import { parseVersions } from '../../src/model/version.ts'
import { checkSchema, type SchemaVerdict } from '../../src/schema/check.ts'
import { CustomDefinitions } from '../../src/schema/custom/definitions.ts'
import type { MapNode } from '../../src/yaml/node.ts'
import { parseStream } from '../../src/yaml/parse.ts'
import { store } from './store.ts'

/** The verdict of the schema stage about one resource, for the newest Kubernetes unless said otherwise. */
export function judge(yaml: string, kubernetes?: string, customs?: CustomDefinitions): SchemaVerdict {
  const versions = kubernetes === undefined ? { from: store().newest, to: store().newest } : parseVersions(kubernetes)!
  return checkSchema(rootOf(yaml), { store: store(), versions, customs, text: yaml })
}

/** What the schema stage says, a line for each problem: `rule field.path: message (hint)`. */
export function say(yaml: string, kubernetes?: string, customs?: CustomDefinitions): string[] {
  return judge(yaml, kubernetes, customs).problems.map(
    ({ rule, path, message, hint }) =>
      `${rule} ${formatPath(path)}: ${message}${hint === undefined ? '' : ` (${hint})`}`,
  )
}

/** The definitions of a stream of CustomResourceDefinitions. */
export function define(yaml: string): CustomDefinitions {
  const customs = new CustomDefinitions()
  for (const { root } of parseStream(yaml)) if (root?.type === 'map') customs.add(root)
  return customs
}

/** The map that a text is. */
export function rootOf(yaml: string): MapNode {
  const [document] = parseStream(yaml).filter(({ root }) => root !== undefined)
  if (document?.root?.type !== 'map') throw new Error(`no map: ${yaml}`)
  return document.root
}
