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

/** Takes an image reference apart; undefined where container runtimes refuse it (distribution reference.ParseNormalizedNamed). */
export function imageReferenceParts(text: string): ImageReference | undefined {
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
