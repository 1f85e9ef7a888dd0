/** The first line of a text, without blanks around it and of at most so many characters, with dots where there is more. */
export function firstLine(text: string, most: number): string {
  const whole = text.trim()
  const line = whole.split('\n', 1)[0]!
  if (line.length > most) return `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
  return line.length < whole.length ? `${line} …` : line
}
