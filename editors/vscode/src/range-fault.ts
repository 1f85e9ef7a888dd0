/** What is wrong with a range such as 1.29-1.31 of the versions that are known, from the oldest to the newest; undefined where nothing is. */
export function rangeFault(text: string, versions: readonly string[]): string | undefined {
  const [from, to, ...more] = text.split('-').map((each) => versions.indexOf(each))
  if (from === undefined || to === undefined || more.length > 0) return 'Write for example 1.29-1.31'
  if (from === -1 || to === -1) return `Known are ${versions[0]} to ${versions.at(-1)}`
  return from > to ? 'The older version comes first' : undefined
}
