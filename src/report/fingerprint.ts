import type { Finding } from '../model/finding.ts'
import { identityOf, identityText } from '../model/identity.ts'

/**
 * What a finding is recognised by in a later run, for each of them in the same order: 32 hexadecimal digits, no two alike. They are made of the rule,
 * the resource (group, kind, namespace and name) and the field path with items of lists under their names, so neither lines nor the names of files nor
 * the order of a list change them; where there is no resource, of the rule, the file, the path and the message. Findings that are alike in all of that
 * are counted, in the order of the report.
 */
export function fingerprintsOf(findings: readonly Finding[]): string[] {
  const counts = new Map<string, number>()
  return findings.map((finding) => {
    const text = identityText(identityOf(finding))
    const whole = finding.resource === undefined ? `${text} ${finding.file}` : text
    const before = counts.get(whole) ?? 0
    counts.set(whole, before + 1)
    return digest(before === 0 ? whole : `${whole} ${before}`)
  })
}

function digest(text: string): string {
  const { createHash } = process.getBuiltinModule('node:crypto')
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
