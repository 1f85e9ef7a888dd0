/** Breaks text between words into lines that start at a column; colour codes take no room. */
export function wrap(text: string, width: number, column: number): string {
  const indent = ' '.repeat(column)
  const lines: string[] = []
  let line = ''
  let used = column
  for (const word of text.split(' ')) {
    const length = word.replace(/\x1b\[[\d;]*m/g, '').length
    if (line !== '' && used + 1 + length > width) {
      lines.push(indent + line.trimEnd())
      line = word
      used = column + length
    } else {
      used += length + (line === '' ? 0 : 1)
      line += line === '' ? word : ` ${word}`
    }
  }
  lines.push(indent + line)
  return lines.join('\n')
}
