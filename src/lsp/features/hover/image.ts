import { type ImageReference, imageReferenceParts } from '../../../kubernetes/image.ts'
import { code, joined, say } from '../../markdown.ts'
import { ownerOf, type Says } from './place.ts'

/** Longer texts are not taken apart. */
const LONGEST = 1000

/** The parts of an image; undefined for what is none. */
export function partsOf(scalar: unknown): ImageReference | undefined {
  return typeof scalar === 'string' && scalar.length < LONGEST ? imageReferenceParts(scalar) : undefined
}

/** An image taken apart, with what is filled in where it says nothing. */
export const image: Says = (place) => {
  const { scalar } = place
  const parts = partsOf(scalar)
  if (parts === undefined) return []
  const { registry, repository, tag, digest } = parts
  const isWritten = registry === '' || String(scalar).startsWith(`${registry}/`)
  const named = [
    ...(registry === '' ? [] : [say`registry ${code(registry)}${isWritten ? '' : ' (by default)'}`]),
    say`repository ${code(repository)}`,
    ...(tag === '' ? [] : [say`tag ${code(tag)}`]),
    ...(digest === '' ? [] : [say`digest ${code(digest)}`]),
  ]
  const latest =
    tag === '' && digest === '' ? [say`tag ${code('latest')} (by default): whatever that is when a pod starts`] : []
  const fixed = digest !== '' && tag !== '' ? [say`the digest decides, the tag is not looked at`] : []
  return [joined(named), ...latest, ...fixed, ...policy(ownerOf(place), tag, digest)]
}

/** When the image is pulled, where nobody says so (SetDefaults_Container). */
function policy(container: any, tag: string, digest: string) {
  if (container?.imagePullPolicy !== undefined || container?.name === undefined) return []
  const value = pullPolicyOf(tag, digest)
  return [say`imagePullPolicy ${code(value)} by default`]
}

/** The default of `imagePullPolicy` (SetDefaults_Container). */
export function pullPolicyOf(tag: string, digest: string): 'Always' | 'IfNotPresent' {
  return tag === 'latest' || (tag === '' && digest === '') ? 'Always' : 'IfNotPresent'
}
