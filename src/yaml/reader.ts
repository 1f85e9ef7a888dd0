import { YamlError } from './error.ts'

const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g

/** The offset of the first character from `from` on that YAML does not allow, -1 where there is none. */
export function findControl(text: string, from: number): number {
  CONTROL.lastIndex = from
  return CONTROL.exec(text)?.index ?? -1
}

/** The text with blanks instead of forbidden characters. */
export function blankControls(text: string): string {
  return text.replace(CONTROL, ' ')
}

/** libyaml reads its input in blocks of this many octets and checks a whole block before it scans it. */
const BLOCK = 512
/** The scanner has this many characters at hand. */
const LOOKAHEAD = 4

/** The error for a forbidden character, where libyaml has read it by the time the scanner has reached an offset. */
export function controlError(text: string, start: number, control: number, reached: number): YamlError | undefined {
  const needed = reached + LOOKAHEAD
  let octets = 0
  let block = BLOCK
  for (let at = start; at <= control; ) {
    const code = text.codePointAt(at)!
    const width = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (octets + width > block) {
      if (at >= needed) return undefined
      block += BLOCK - (block - octets)
    }
    octets += width
    at += code > 0xffff ? 2 : 1
  }
  return new YamlError('reader', control, control)
}
