/** Descriptions of definitions and fields in the words of the Kubernetes API reference. */
export interface Descriptions {
  /** Of a definition, or of one of its fields; undefined where there is none. */
  of(type: string, field?: string): string | undefined
}

/** First words of a pack of descriptions. */
export const descriptionsMark = 'supercargo-descriptions 1\n'

/** Opens a pack of descriptions: one line of names, then one line of JSON for each definition. Throws where the bytes are no such pack. */
export function openDescriptions(pack: Uint8Array): Descriptions {
  const [mark, names = '', ...lines] = new TextDecoder().decode(pack).split('\n')
  if (`${mark}\n` !== descriptionsMark) throw new Error('not a pack of descriptions of this version')
  const numbers = new Map(names.split(' ').map((name, number) => [name, number]))
  const opened = new Map<string, ReadonlyMap<string, string>>()
  return {
    of(type, field = '') {
      const number = numbers.get(type)
      if (number === undefined) return undefined
      if (!opened.has(type)) opened.set(type, new Map(Object.entries(JSON.parse(lines[number] ?? '{}'))))
      return opened.get(type)?.get(field)
    },
  }
}

/** The bytes that `openDescriptions` reads; of a definition itself the field name is empty. */
export function packDescriptions(texts: ReadonlyMap<string, ReadonlyMap<string, string>>): Uint8Array {
  const lines = [...texts.values()].map((fields) => JSON.stringify(Object.fromEntries(fields)))
  return new TextEncoder().encode([`${descriptionsMark}${[...texts.keys()].join(' ')}`, ...lines].join('\n'))
}
