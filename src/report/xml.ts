/** The first line of an XML report. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** Characters that XML 1.0 cannot carry, not even as references. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Attributes with a blank before each; those without a value are left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) => ` ${name}="${carried(String(value)).replace(/[&<>"\t\n\r]/g, (sign) => REFERENCES[sign]!)}"`,
    )
    .join('')
}

/** Text between tags; it never ends a CDATA section, for its `>` are references. */
export function content(text: string): string {
  return carried(text).replace(/[&<>\r]/g, (sign) => REFERENCES[sign]!)
}

/** A text in which characters that XML cannot carry are escapes, as in JSON. */
function carried(text: string): string {
  return text.replace(FORBIDDEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
