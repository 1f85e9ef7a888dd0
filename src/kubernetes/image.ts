/** An image reference taken apart; what it does not say is empty. */
export interface ImageReference {
  /** The registry's host, with its port: `docker.io` where none is named, empty where what stands there can only be a path. */
  readonly registry: string
  /** The path of the image in the registry: `library/nginx` for `nginx`. */
  readonly repository: string
  readonly tag: string
  /** With its algorithm, as in `sha256:…`. */
  readonly digest: string
}

const HUB = 'docker.io'
const LONGEST_REPOSITORY = 255
const LONGEST_TAG = 128

const HOST =
  /^(?:[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/
const REPOSITORY = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/
const TAG = /^\w[\w.-]*$/
const IDENTIFIER = /^[a-f0-9]{64}$/

/** How many hexadecimal digits the digests have that clients know. */
const DIGESTS: ReadonlyMap<string, number> = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
])

/** Several rules ask about each image, and many containers have the same. */
const known = new Map<string, ImageReference | undefined>()
const MOST_KNOWN = 500

/** Takes an image reference apart; undefined where container runtimes refuse it (distribution reference.ParseNormalizedNamed). */
export function imageReferenceParts(text: string): ImageReference | undefined {
  const parts = known.get(text)
  if (parts !== undefined || known.has(text)) return parts
  if (known.size >= MOST_KNOWN) known.clear()
  const read = partsOf(text)
  known.set(text, read)
  return read
}

function partsOf(text: string): ImageReference | undefined {
  if (IDENTIFIER.test(text)) return undefined
  const at = text.indexOf('@')
  const named = at === -1 ? text : text.slice(0, at)
  const digest = at === -1 ? '' : text.slice(at + 1)
  if (at !== -1 && !isDigest(digest)) return undefined
  const [registry, rest] = splitRegistry(named)
  const colon = rest.indexOf(':')
  const path = colon === -1 ? rest : rest.slice(0, colon)
  const tag = colon === -1 ? '' : rest.slice(colon + 1)
  if (colon !== -1 && (tag.length > LONGEST_TAG || !TAG.test(tag))) return undefined
  const parts = HOST.test(registry)
    ? { registry, repository: path }
    : { registry: '', repository: `${registry}/${path}` }
  if (registry === HUB && !path.includes('/')) parts.repository = `library/${path}`
  if (parts.repository.length > LONGEST_REPOSITORY || !REPOSITORY.test(parts.repository)) return undefined
  return { ...parts, tag, digest }
}

/** Where images come from under the names that they have on Docker Hub, or are published first. */
const KNOWN_REGISTRIES = new Set([HUB, 'docker.elastic.co', 'index.docker.io', 'mirror.gcr.io', 'public.ecr.aws'])

/** An image as its publisher calls it, `library/redis` for an official one; undefined where it may be anybody's. */
export function publishedImage(text: string): ImageReference | undefined {
  const parts = imageReferenceParts(text)
  if (parts === undefined || !KNOWN_REGISTRIES.has(parts.registry)) return undefined
  return { ...parts, repository: parts.repository.replace(/^docker\/library\//, 'library/') }
}

/** What is wrong with an image reference, as the end of a sentence about it, and what it was most likely meant to be. */
export interface ImageFault {
  readonly fault: string
  readonly meant?: string
}

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i

/** Why container runtimes refuse an image reference; undefined where they take it. */
export function imageReferenceFault(text: string): ImageFault | undefined {
  if (imageReferenceParts(text) !== undefined) return undefined
  const { fault, meant } = explain(text)
  return meant === undefined || imageReferenceParts(meant) === undefined ? { fault } : { fault, meant }
}

function explain(text: string): ImageFault {
  const scheme = SCHEME.exec(text)?.[0]
  if (scheme !== undefined)
    return { fault: `may not begin with "${scheme}"`, meant: text.slice(scheme.length).replace(/\/$/, '') }
  if (/\s/.test(text)) return { fault: 'may have no blanks' }
  if (IDENTIFIER.test(text)) return { fault: 'is the number of an image, which needs a name and `@sha256:` before it' }
  const at = text.indexOf('@')
  if (at !== -1 && !isDigest(text.slice(at + 1)))
    return { fault: 'must have `sha256:` and 64 hexadecimal digits in small letters behind the `@`' }
  const named = at === -1 ? text : text.slice(0, at)
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1)
  const tag = colon === -1 ? undefined : named.slice(colon + 1)
  if (tag === '') return { fault: 'ends with a colon, but has no tag behind it', meant: named.slice(0, colon) }
  if (tag !== undefined && (tag.length > LONGEST_TAG || !TAG.test(tag)))
    return {
      fault: `has the tag "${tag}", which must be letters, digits, \`_\`, \`.\` and \`-\`, at most ${LONGEST_TAG}`,
    }
  const path = colon === -1 ? named : named.slice(0, colon)
  if (/[A-Z]/.test(path))
    return { fault: 'must be in small letters before the tag', meant: path.toLowerCase() + text.slice(path.length) }
  return {
    fault: `must be a path of small letters and digits, with single \`.\`, \`_\` or \`-\` between them, at most ${LONGEST_REPOSITORY}`,
  }
}

/** What stands before the first slash is a registry if it looks like a host. */
function splitRegistry(text: string): [string, string] {
  const slash = text.indexOf('/')
  if (slash === -1) return [HUB, text]
  const first = text.slice(0, slash)
  if (first === 'index.docker.io') return [HUB, text.slice(slash + 1)]
  return first === 'localhost' || /[.:A-Z]/.test(first) ? [first, text.slice(slash + 1)] : [HUB, text]
}

function isDigest(text: string): boolean {
  const [algorithm, hex] = text.split(':', 2) as [string, string?]
  return (
    hex !== undefined &&
    /^[a-f0-9]+$/.test(hex) &&
    hex.length === DIGESTS.get(algorithm) &&
    text.length === algorithm.length + 1 + hex.length
  )
}
