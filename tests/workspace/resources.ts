import type { Resource } from '../../src/model/resource.ts'
import { LineIndex } from '../../src/text/lines.ts'

/** A resource without text, written as `Kind namespace/name in file` with the labels of its pods. */
export function resource(words: string, podLabels?: Record<string, string>): Resource {
  const [, kind, namespace, name, file] = /^(\w+) (?:([\w-]+)\/)?([\w-]+)?(?: in (\S+))?$/.exec(words)!
  return {
    gvk: { group: '', version: 'v1', kind: kind! },
    builtIn: kind !== 'Thing',
    namespaced: kind !== 'Namespace',
    kind: kind!,
    namespace,
    name,
    podLabels,
    owned: false,
    origin: {
      file: file ?? 'all.yaml',
      document: 0,
      locate: () => ({ start: 0, end: 0 }),
      namedPath: () => '',
      text: () => '',
      lines: new LineIndex(''),
    },
    metadata: {},
    value: {},
  }
}

/** What `resource` was given, without the file. */
export function words({ kind, namespace, name }: Resource): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`
}
