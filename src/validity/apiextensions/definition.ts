import { isEqual } from '../../model/equal.ts'
import type { Field } from '../field.ts'
import type { Context } from '../kind.ts'
import type {
  CustomResourceDefinitionVersion,
  CustomResourceDefinitionSpec as SpecV1,
} from '../types/apiextensions-v1.ts'
import type {
  CustomResourceColumnDefinition,
  CustomResourceDefinitionSpec,
  CustomResourceSubresources,
  CustomResourceValidation,
} from '../types/apiextensions-v1beta1.ts'

type SelectableFields = CustomResourceDefinitionVersion['selectableFields']

/** A version of a definition, and where it is written. */
export interface Version {
  readonly value: CustomResourceDefinitionVersion
  readonly path: Field
}

/** Something that one version has, or that all share, and where it is written. */
export interface Part<T> {
  readonly value: T | undefined
  readonly path: Field
}

/** A definition as servers keep it: what all versions say alike they say once (Convert_v1_CustomResourceDefinitionSpec_To_apiextensions_CustomResourceDefinitionSpec). */
export interface Definition {
  readonly isV1: boolean
  readonly spec: CustomResourceDefinitionSpec
  readonly versions: readonly Version[]
  readonly prunes: boolean
  readonly schemas: readonly (Part<CustomResourceValidation> & { readonly hasStatus: boolean })[]
  readonly subresources: readonly Part<CustomResourceSubresources>[]
  readonly columns: readonly Part<readonly CustomResourceColumnDefinition[]>[]
  readonly selectableFields: readonly (Part<SelectableFields> & {
    readonly schema: Part<CustomResourceValidation> | undefined
  })[]
}

/** What a definition says, by version or for all. */
export function readDefinition(spec: CustomResourceDefinitionSpec, path: Field, { kind }: Context): Definition {
  const isV1 = kind.version === 'v1'
  const versions = versionsOf(spec, path, isV1)
  const split = <T>(pick: (version: CustomResourceDefinitionVersion) => T | undefined, name: string, top?: string) =>
    partsOf(versions, pick, name, isV1 || top === undefined ? undefined : own(spec, path, top))
  const schemas = split((one) => one.schema as CustomResourceValidation, 'schema', 'validation')
  const subresources = split((one) => one.subresources, 'subresources', 'subresources')
  const columns = split((one) => one.additionalPrinterColumns, 'additionalPrinterColumns', 'additionalPrinterColumns')
  const selectable = split((one) => one.selectableFields, 'selectableFields')
  const hasOwn = subresources.some(({ value, index }) => index !== undefined && value !== undefined)
  const hasStatus = (index: number | undefined) =>
    subresources.some(
      (one) => one.value?.status !== undefined && (index === undefined || !hasOwn || one.index === index),
    )
  return {
    isV1,
    spec,
    versions,
    prunes: isV1 ? spec.preserveUnknownFields !== true : spec.preserveUnknownFields === false,
    schemas: schemas.map((part) => ({ ...part, hasStatus: hasStatus(part.index) })),
    subresources,
    columns,
    selectableFields: selectable.map((part) => ({
      ...part,
      schema: schemas.find(({ index, value }) => index === part.index && value !== undefined),
    })),
  }
}

/** Parts of single versions have an index, what all share has none. */
type IndexedPart<T> = Part<T> & { readonly index: number | undefined }

function partsOf<T>(
  versions: readonly Version[],
  pick: (version: CustomResourceDefinitionVersion) => T | undefined,
  name: string,
  shared: Part<T> | undefined,
): IndexedPart<T>[] {
  const own = versions.map(({ value, path }, index) => ({ value: pick(value), path: path.at(name), index }))
  if (shared !== undefined) return [{ ...shared, index: undefined }, ...own.filter(({ value }) => value !== undefined)]
  const [first] = own
  if (first !== undefined && own.every(({ value }) => isEqual(value, first.value)))
    return [{ ...first, index: undefined }]
  return own
}

/** What v1beta1 has at the top for all versions. */
function own(spec: CustomResourceDefinitionSpec, path: Field, name: string): Part<any> {
  return { value: spec[name as 'validation'], path: path.at(name) }
}

function versionsOf(spec: CustomResourceDefinitionSpec, path: Field, isV1: boolean): Version[] {
  const versions = (spec as SpecV1).versions ?? []
  if (versions.length === 0 && !isV1 && spec.version)
    return [{ value: { name: spec.version, served: true, storage: true }, path: path.at('version') }]
  return versions.flatMap((value, index) =>
    value === undefined ? [] : [{ value, path: path.at('versions').at(index) }],
  )
}
