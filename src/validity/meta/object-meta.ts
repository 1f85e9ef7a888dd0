import { labelKeyFault, labelValueFault } from '../../kubernetes/labels.ts'
import { dnsLabelFault, dnsSubdomainFault, pathSegmentFault } from '../../kubernetes/names.ts'
import { key } from '../../model/path.ts'
import type { Field, Grammar } from '../field.ts'
import { each } from '../kind.ts'
import type { ObjectMeta } from '../types/meta-v1.ts'

/** What is wrong with a name, or with the prefix that one is generated from. */
export type NameGrammar = (text: string, prefix: boolean) => string | undefined

/** What a kind's metadata is judged by. */
export interface MetadataRules {
  readonly name: NameGrammar
  readonly namespaced: boolean
  /** Finalizers must be standard ones or have a DNS name before a slash (pkg/apis/core/validation, not apimachinery). */
  readonly qualifiedFinalizers: boolean
}

/** Checks what every object has (ValidateObjectMeta of pkg/apis/core/validation or of apimachinery). */
export function validateObjectMeta(metadata: ObjectMeta | undefined, path: Field, rules: MetadataRules): void {
  validateName(metadata, path, rules.name)
  if (metadata === undefined) return
  if (rules.namespaced && given(metadata.namespace)) path.at('namespace').matches(metadata.namespace, dnsLabelFault)
  validateLabels(metadata.labels, path.at('labels'))
  validateAnnotations(metadata.annotations, path.at('annotations'))
  validateOwnerReferences(metadata.ownerReferences, path.at('ownerReferences'))
  validateFinalizers(metadata.finalizers, path.at('finalizers'), rules.qualifiedFinalizers)
}

/** Letters and digits that a server puts behind `generateName`, and what it keeps of the prefix (names.SimpleNameGenerator). */
const SUFFIX = 'xxxxx'
const PREFIX_LENGTH = 58

/** A name that is generated is judged too: `a.-` is a good prefix, but no name comes of it. */
function validateName(metadata: ObjectMeta | undefined, path: Field, grammar: NameGrammar): void {
  const { name, generateName } = metadata ?? {}
  if (!given(name) && !given(generateName)) {
    path.at('name').required('or `generateName` is required')
    return
  }
  if (given(generateName)) path.at('generateName').matches(generateName, (text) => grammar(text, true))
  if (given(name)) path.at('name').matches(name, (text) => grammar(text, false))
  else {
    const made = generateName!.slice(0, PREFIX_LENGTH) + SUFFIX
    const fault = grammar(made, false)
    if (fault !== undefined)
      path
        .at('name')
        .invalid(made, `${fault}; it is made from \`generateName\``, { at: [...path.path(), 'generateName'] })
  }
}

/** Checks the labels of an object or the `matchLabels` of a selector; errors are those of the map (unversionedvalidation.ValidateLabels). */
export function validateLabels(labels: Readonly<Record<string, string>> | undefined, path: Field): void {
  for (const name in labels) {
    const at = [...path.path(), key(name)]
    matchesKey(name, path, at, labelKeyFault)
    path.matches(labels[name]!, labelValueFault, { at, subject: `the value of "${name}"` })
  }
}

const ANNOTATIONS_LIMIT = 256 * 1024

/** Checks the annotations of an object (apimachinery ValidateAnnotations): keys in any case, and at most 256 KiB in all. */
export function validateAnnotations(annotations: Readonly<Record<string, string>> | undefined, path: Field): void {
  let size = 0
  for (const name in annotations) {
    matchesKey(name, path, [...path.path(), key(name)], (text) => labelKeyFault(text.toLowerCase()))
    size += byteLength(name) + byteLength(annotations[name]!)
  }
  if (size > ANNOTATIONS_LIMIT) path.tooLong(ANNOTATIONS_LIMIT, size, { unit: 'bytes' })
}

function matchesKey(name: string, path: Field, at: ReturnType<Field['path']>, grammar: Grammar): void {
  path.matches(name, grammar, { at, part: 'key', subject: 'the key' })
}

function validateOwnerReferences(owners: ObjectMeta['ownerReferences'], path: Field): void {
  let controller: string | undefined
  each(owners, path, (owner, itemPath, index) => {
    for (const name of ['apiVersion', 'kind', 'name', 'uid'] as const) {
      const value = name === 'apiVersion' ? owner.apiVersion?.replace(/^.*\//, '') : owner[name]
      if (!given(value)) path.at(name).invalid(undefined, 'must not be empty', { at: [...path.path(), index, name] })
    }
    if (owner.apiVersion === 'v1' && owner.kind === 'Event')
      path.invalid(undefined, 'must not name an Event as owner', { at: itemPath.path() })
    if (owner.controller !== true) return
    const title = `${owner.kind} "${owner.name}"`
    if (controller !== undefined)
      path.invalid(undefined, `may have one controller, but ${controller} and ${title} both are`, {
        at: itemPath.path(),
      })
    controller ??= title
  })
}

const STANDARD_FINALIZERS = new Set(['foregroundDeletion', 'orphan', 'kubernetes'])

function validateFinalizers(finalizers: readonly string[] | undefined, path: Field, qualified: boolean): void {
  each(finalizers, path, (finalizer, itemPath) => {
    path.matches(finalizer, labelKeyFault, { at: itemPath.path(), subject: 'the finalizer' })
    if (qualified && !finalizer.includes('/') && !STANDARD_FINALIZERS.has(finalizer))
      itemPath.invalid(finalizer, 'must have a DNS name and a `/` before it, such as "example.com/cleanup"')
  })
  if (finalizers?.includes('foregroundDeletion') && finalizers.includes('orphan'))
    path.invalid(undefined, 'may not hold both "foregroundDeletion" and "orphan"')
}

/** Names of most kinds are DNS subdomains (NameIsDNSSubdomain). */
export const subdomainName: NameGrammar = withPrefix(dnsSubdomainFault)

/** Names that become part of a host name are DNS labels (NameIsDNSLabel). */
export const labelName: NameGrammar = withPrefix(dnsLabelFault)

/** Names that only have to fit in a URL (path.ValidatePathSegmentName). */
export const pathSegmentName: NameGrammar = (text, prefix) =>
  prefix && (text === '.' || text === '..') ? undefined : pathSegmentFault(text)

/** A grammar for names as one for prefixes too: a `-` at the end of a prefix stands for what is generated behind it (maskTrailingDash). */
export function withPrefix(grammar: Grammar): NameGrammar {
  return (text, prefix) => grammar(prefix && text.length > 1 && text.endsWith('-') ? `${text.slice(0, -1)}a` : text)
}

function given(text: string | undefined): text is string {
  return text !== undefined && text !== ''
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
