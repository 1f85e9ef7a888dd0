import type { Finding } from '../model/finding.ts'

/**
 * What a finding is recognised by in a later run, for each of them in the same order: 32 hexadecimal digits, no two alike. They are made of the rule,
 * the resource (group, kind, namespace and name) and the field path with items of lists under their names, so neither lines nor the names of files nor the order of a list change them; where there is no resource,
 * of the rule, the file, the path and the message. Findings that are alike in all of that are counted, in the order of the report.
 */
export function fingerprintsOf(findings: readonly Finding[]): string[] {
  const counts = new Map<string, number>()
  return findings.map((finding) => {
    const identity = identityOf(finding)
    const before = counts.get(identity) ?? 0
    counts.set(identity, before + 1)
    return digest(before === 0 ? identity : `${identity} ${before}`)
  })
}

/** What is the same in two findings that mean the same defect: a text for comparison. */
export function identityOf({ rule, resource, path, namedPath = path, file, message }: Finding): string {
  if (resource === undefined) return JSON.stringify([rule, file, path, message])
  const { apiVersion, kind, namespace = '', name = '' } = resource
  return JSON.stringify([rule, groupOf(apiVersion), kind, namespace, name, namedPath])
}

/** The group alone: a resource stays the same when it moves to a newer version. */
function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(0, apiVersion.lastIndexOf('/')))
}

function digest(text: string): string {
  const { createHash } = process.getBuiltinModule('node:crypto')
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
