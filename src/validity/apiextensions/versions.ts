import { dns1035LabelFault } from '../../kubernetes/names.ts'
import { isEqual } from '../../model/equal.ts'
import type { Field } from '../field.ts'
import type { CustomResourceDefinitionVersion } from '../types/apiextensions-v1.ts'
import type { Definition } from './definition.ts'

/** Checks the list of versions; `root` is the place of the resource. */
export function validateVersions(definition: Definition, root: Field): void {
  const { versions } = definition
  const path = root.at('spec').at('versions')
  const seen = new Set<string>()
  let repeated: string | undefined
  for (const { value, path: at } of versions) {
    const { name = '' } = value
    if (seen.has(name)) repeated = name
    seen.add(name)
    if (definition.spec.versions !== undefined || definition.isV1) at.at('name').matches(name, dns1035LabelFault)
    validateDeprecation(value, at)
  }
  if (repeated !== undefined) path.invalid(undefined, `must have different names, "${repeated}" is there twice`)
  validateStorage(versions, path, root)
  validateVersion(definition, root.at('spec').at('version'))
  for (const { value, path: at } of versions)
    if (lacksSchema(value, definition))
      at.at('schema').at('openAPIV3Schema').required('is required', { hint: 'the least is `type: object`' })
  if (!definition.isV1) validateLevels(definition, root.at('spec'))
}

/** Exactly one version is stored; a server notes the first and looks for the others in vain (ValidateCustomResourceDefinitionStoredVersions). */
function validateStorage(versions: Definition['versions'], path: Field, root: Field): void {
  const stored = versions.filter(({ value }) => value.storage === true)
  const [first] = stored
  const others = stored.slice(1)
  if (first === undefined || others.length > 0) {
    const found = first === undefined ? 'none has' : `${stored.length} have`
    path.invalid(undefined, `must have exactly one version with \`storage: true\`, ${found}`)
  }
  const isFirst = versions.find(({ value }) => value.name === first?.value.name) === first
  if (first === undefined || others.length > 0 || !isFirst)
    root
      .at('status')
      .at('storedVersions')
      .standingAt(path)
      .invalid(undefined, 'cannot be filled in without exactly one version with `storage: true`', {
        subject: '`status.storedVersions`',
      })
}

/** The first version counts as that of the definition. */
function validateVersion({ isV1, spec, versions }: Definition, path: Field): void {
  const [first] = versions
  if (isV1) {
    if (first?.value.name) path.standingAt(first.path.at('name')).matches(first.value.name, dns1035LabelFault)
    return
  }
  const { version = first?.value.name } = spec
  if (!version) return
  path.matches(version, dns1035LabelFault)
  if (first !== undefined && first.value.name !== version)
    path.invalid(version, `must be the first of \`versions\`, "${first.value.name}"`)
}

function lacksSchema({ schema, served }: CustomResourceDefinitionVersion, definition: Definition): boolean {
  if (schema?.openAPIV3Schema !== undefined) return false
  if (definition.isV1) return true
  return definition.prunes && served === true && definition.spec.validation?.openAPIV3Schema === undefined
}

const WARNING_LIMIT = 256

function validateDeprecation(
  { deprecated, deprecationWarning: text }: CustomResourceDefinitionVersion,
  path: Field,
): void {
  if (text === undefined) return
  const at = path.at('deprecationWarning')
  if (deprecated !== true) at.invalid(text, 'may only be set with `deprecated: true`')
  else if (text === '') at.invalid(text, 'must not be empty')
  else if (new TextEncoder().encode(text).length > WARNING_LIMIT)
    at.invalid(undefined, `must have at most ${WARNING_LIMIT} characters`)
  else if (!/^(?:[\p{L}\p{M}\p{N}\p{P}\p{S}]| )*$/u.test(text))
    at.invalid(undefined, 'must have printable characters only, and no line breaks')
}

const LEVELS = [
  ['validation', 'schema'],
  ['subresources', 'subresources'],
  ['additionalPrinterColumns', 'additionalPrinterColumns'],
] as const

/** In v1beta1 what all versions share stands at the top, and only there. */
function validateLevels({ spec, versions }: Definition, path: Field): void {
  for (const [top, own] of LEVELS) {
    const values = versions.map(({ value }) => value[own])
    const isGiven = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0)
    if (isGiven(spec[top]) && values.some(isGiven))
      path.at(top).forbidden(`may not be set where versions have a \`${own}\` of their own`)
    if (values.length > 0 && values.every((value) => isGiven(value) && isEqual(value, values[0])))
      path
        .at('versions')
        .invalid(undefined, `may not all have the same \`${own}\``, { hint: `state it once as \`spec.${top}\`` })
  }
}
