import { wrap } from '../text/wrap.ts'
import { styleOf } from './style.ts'

/** A Markdown page for a terminal: prose broken between words, headings and code set apart. */
export function renderPage(markdown: string, width: number, color: boolean): string {
  const style = styleOf(color)
  let isCode = false
  const lines = markdown.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      isCode = !isCode
      return []
    }
    if (isCode) return [`    ${line}`.trimEnd()]
    const heading = /^#+ (.*)$/.exec(line)
    if (heading) return [style.strong(heading[1]!)]
    const [, bullet = '', text] = /^([-*] )?(.*)$/.exec(line)!
    return [bullet + wrap(text!, width, bullet.length).trimStart()]
  })
  return lines.join('\n')
}
