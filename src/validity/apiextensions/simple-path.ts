/** What keeps a text from being a simple JSON path such as `.spec.replicas`; undefined for one (validateSimpleJSONPath). */
export function simplePathFault(text: string): string | undefined {
  return text.startsWith('.') ? undefined : 'must start with a dot, as in `.spec.replicas`'
}
