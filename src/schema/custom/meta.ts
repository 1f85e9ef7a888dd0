import { labelKeyFault, labelValueFault, labelValueHint } from '../../kubernetes/labels.ts'
import type { StageProblem } from '../../model/finding.ts'
import { key as mapKey, type Segment } from '../../model/path.ts'
import { placeholderHint } from '../../text/placeholder.ts'
import { get, type MapNode, type Node } from '../../yaml/node.ts'
import { quote } from '../words.ts'
import { isDnsLabel, isDnsSubdomain } from './formats.ts'

/** Checks the values in a custom resource's metadata (ValidateObjectMeta; names are DNS subdomains). */
export function checkRootMetadata(metadata: MapNode, problems: StageProblem[]): void {
  const path: Segment[] = ['metadata']
  const name = textAt(metadata, 'name')
  const prefix = textAt(metadata, 'generateName')
  if (name !== undefined && name !== '' && !isDnsSubdomain(name)) problems.push(invalid(path, 'name', name, SUBDOMAIN))
  else if (prefix !== undefined && prefix !== '' && !isDnsSubdomain(prefix.replace(/-$/, 'a')))
    problems.push(invalid(path, 'generateName', prefix, SUBDOMAIN))
  checkMetadata(metadata, path, problems)
  checkOwners(get(metadata, 'ownerReferences'), problems)
  checkFinalizers(get(metadata, 'finalizers'), problems)
}

/** Checks the metadata of an embedded resource, whose name only has to be a step of a path (schema/objectmeta). */
export function checkEmbeddedMetadata(metadata: MapNode, path: Segment[], problems: StageProblem[]): void {
  for (const field of ['name', 'generateName']) {
    const name = textAt(metadata, field)
    if (name === '.' || name === '..' || /[/%]/.test(name ?? ''))
      problems.push(invalid(path, field, name!, 'must not be ".", ".." or hold "/" or "%"'))
  }
  checkMetadata(metadata, path, problems)
}

/** Checks what labels and annotations are like whatever the kind of a resource is. */
export function checkLabelsAndAnnotations(metadata: MapNode, path: readonly Segment[], problems: StageProblem[]): void {
  forEachText(get(metadata, 'labels'), (name, value) => {
    const wrongKey = labelKeyFault(name)
    const fault = wrongKey ?? labelValueFault(value)
    if (fault === undefined) return
    const hint = wrongKey === undefined ? (placeholderHint(value) ?? labelValueHint(value)) : undefined
    problems.push({ ...entryProblem(path, 'labels', name, wrongKey === undefined ? value : name, fault), hint })
  })
  let size = 0
  forEachText(get(metadata, 'annotations'), (name, value) => {
    size += name.length + value.length
    const fault = labelKeyFault(name.toLowerCase())
    if (fault !== undefined) problems.push(entryProblem(path, 'annotations', name, name, fault))
  })
  if (size > ANNOTATIONS_LIMIT)
    problems.push({
      rule: 'too-long',
      path: [...path, 'annotations'],
      message: `\`annotations\` must have at most ${ANNOTATIONS_LIMIT} bytes`,
    })
}

const SUBDOMAIN =
  'must be lower case letters, digits, `-` and `.`, and start and end with a letter or digit, at most 253 characters'
const LABEL =
  'must be lower case letters, digits and `-`, and start and end with a letter or digit, at most 63 characters'
const ANNOTATIONS_LIMIT = 256 * 1024

function checkMetadata(metadata: MapNode, path: readonly Segment[], problems: StageProblem[]): void {
  const namespace = textAt(metadata, 'namespace')
  if (namespace !== undefined && namespace !== '' && !isDnsLabel(namespace))
    problems.push(invalid(path, 'namespace', namespace, LABEL))
  checkLabelsAndAnnotations(metadata, path, problems)
}

function checkOwners(owners: Node | undefined, problems: StageProblem[]): void {
  if (owners?.type !== 'list') return
  owners.items.forEach((owner, index) => {
    if (owner.type !== 'map') return
    for (const field of ['apiVersion', 'kind', 'name', 'uid']) {
      const value = get(owner, field)
      if (value !== undefined && value.type !== 'null' && (value.type !== 'string' || value.value !== '')) continue
      problems.push({
        rule: 'invalid-value',
        path: ['metadata', 'ownerReferences', field],
        at: ['metadata', 'ownerReferences', index, field],
        message: `\`${field}\` must not be empty`,
      })
    }
  })
}

const STANDARD_FINALIZERS = new Set(['foregroundDeletion', 'orphan', 'kubernetes'])

function checkFinalizers(finalizers: Node | undefined, problems: StageProblem[]): void {
  if (finalizers?.type !== 'list') return
  finalizers.items.forEach((finalizer, index) => {
    if (finalizer.type !== 'string') return
    const value = finalizer.value as string
    const fault =
      labelKeyFault(value) ??
      (value.includes('/') || STANDARD_FINALIZERS.has(value) ? undefined : 'must have a DNS name and a `/` before it')
    if (fault !== undefined)
      problems.push({
        rule: 'invalid-value',
        path: ['metadata', 'finalizers', index],
        message: `a finalizer ${fault}, not ${quote(value)}`,
      })
  })
}

function invalid(path: readonly Segment[], field: string, value: string, must: string): StageProblem {
  return { rule: 'invalid-value', path: [...path, field], message: `\`${field}\` ${must}, not ${quote(value)}` }
}

function entryProblem(
  path: readonly Segment[],
  field: string,
  name: string,
  value: string,
  fault: string,
): StageProblem {
  return {
    rule: 'invalid-value',
    path: [...path, field],
    at: [...path, field, mapKey(name)],
    message: `${quote(value)} in \`${field}\` ${fault}`,
  }
}

function textAt(map: MapNode, field: string): string | undefined {
  const node = get(map, field)
  return node?.type === 'string' ? (node.value as string) : undefined
}

function forEachText(map: Node | undefined, visit: (name: string, value: string) => void): void {
  if (map?.type !== 'map') return
  for (const { key, value } of map.entries) visit(key, value.type === 'string' ? (value.value as string) : '')
}
