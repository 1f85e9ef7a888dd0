import type { Field } from '../../field.ts'

/** What a source of a volume must be like, told what the volume is part of. */
export interface Source<Owner> {
  /** Fields that must be given. */
  readonly needs?: readonly string[]
  readonly check?: (source: any, path: Field, owner: Owner) => void
  /** What the server calls it where it is one too many. */
  readonly misnamed?: string
  /** It may stand beside a source that comes before it, and is judged then too. */
  readonly stacks?: boolean
}

/** Sources by the names of their fields, in the order in which a server looks for them. */
export type Sources<Owner> = readonly (readonly [string, Source<Owner>])[]

/** Judges the first source that a volume has; of each further one it is only said that it is too many. Gives the name of the first. */
export function validateOneSource<Owner>(
  volume: any,
  path: Field,
  sources: Sources<Owner>,
  owner: Owner,
): string | undefined {
  let first: string | undefined
  for (const [name, source] of sources) {
    if (volume[name] === undefined) continue
    const at = path.at(name)
    if (first !== undefined && source.stacks !== true) refuse(at, path, source.misnamed, first)
    else {
      first ??= name
      if (source.needs !== undefined) requireFields(volume[name], at, source.needs)
      source.check?.(volume[name], at, owner)
    }
  }
  return first
}

function refuse(path: Field, volume: Field, misnamed: string | undefined, first: string): void {
  const named = misnamed === undefined ? path : volume.at(misnamed).standingAt(path)
  named.forbidden(`may not be given beside \`${first}\``, {
    why: 'a volume has one source',
    related: [{ path: volume.at(first).placePath(), message: 'the other one' }],
  })
}

function requireFields(source: any, path: Field, names: readonly string[]): void {
  for (const name of names) {
    const value = source[name]
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) path.at(name).required()
  }
}
