import { newObject } from '../../yaml/value.ts'
import { keep, type UpdateCheck } from './kind.ts'

/** A definition keeps its group, names and scope (validateCustomResourceDefinitionSpecUpdate); the versions that it has stored stay in it. */
export const updateDefinition: UpdateCheck = {
  prepare: ({ spec }) => {
    if (spec?.version !== undefined && spec.versions === undefined)
      spec.versions = [Object.assign(newObject(), { name: spec.version, served: true, storage: true })]
  },
  check: (next, before, path) => {
    const [spec, old] = [next.spec ?? {}, before.spec ?? {}]
    const at = path.at('spec')
    keep(spec.scope, old.scope, at.at('scope'))
    keep(spec.names?.kind, old.names?.kind, at.at('names').at('kind'))
    keep(spec.group, old.group, at.at('group'))
    keep(spec.names?.plural, old.names?.plural, at.at('names').at('plural'))
    const stored = storageVersion(old)
    if (stored === undefined || (spec.versions ?? []).some(({ name }: any) => name === stored)) return
    path
      .at('status')
      .at('storedVersions')
      .at(0)
      .standingAt(at.at('versions'))
      .invalid(stored, 'must stay among the versions', {
        subject: 'the version',
        why: 'resources are stored in it: keep it with `served: false` until all of them are migrated and `status.storedVersions` has only others',
      })
  },
}

function storageVersion(spec: any): string | undefined {
  return spec.versions?.find(({ storage }: any) => storage === true)?.name
}
