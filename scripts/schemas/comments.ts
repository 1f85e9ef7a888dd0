/** The doc comments of the interfaces of a declaration file, by interface and field; that of an interface itself is under the empty name. */
export function readComments(source: string): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>()
  let fields: Map<string, string> | undefined
  let comment = ''
  for (const [part] of source.matchAll(
    /\/\*\*[\s\S]*?\*\/|^export interface \w+|^\s+(?:readonly )?"?[\w$-]+"?\??:/gm,
  )) {
    const declared = /^export interface (\w+)/.exec(part)?.[1]
    if (part.startsWith('/**')) comment = textOf(part)
    else if (declared !== undefined) {
      fields = new Map(comment === '' ? [] : [['', comment]])
      found.set(declared, fields)
      comment = ''
    } else {
      const name = /([\w$-]+)"?\??:$/.exec(part)?.[1]
      if (name !== undefined && comment !== '') fields?.set(name, comment)
      comment = ''
    }
  }
  return found
}

function textOf(comment: string): string {
  const lines = comment.slice(3, -2).split('\n')
  return lines
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim()
}
