/** Whether a name is one of a pattern, in which `*` stands for any text. */
export function isLike(name: string, pattern: string): boolean {
  const [head, ...parts] = pattern.split('*') as [string, ...string[]]
  const tail = parts.pop()
  if (tail === undefined) return name === head
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false
  let at = head.length
  for (const part of parts) {
    const found = name.indexOf(part, at)
    if (found === -1 || found + part.length > name.length - tail.length) return false
    at = found + part.length
  }
  return true
}
