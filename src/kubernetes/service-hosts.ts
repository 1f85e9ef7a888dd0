/** A host name as pods find Services by it: `web`, `web.shop`, `web.shop.svc.cluster.local` (DNS specification). */
export interface ServiceHost {
  readonly name: string
  /** undefined: the pod's own. */
  readonly namespace: string | undefined
  readonly port: number | undefined
}

const URL_HOST = /:\/\/(?:[^\s/@:]{0,100}(?::[^\s/@:]{0,100})?@)?([a-z0-9.-]+)(?::(\d{1,5}))?/g
const HOST_AND_PORT = /^([a-z][a-z0-9.-]*):(\d{1,5})$/
const HOST = /^[a-z][a-z0-9.-]*$/

/** The hosts that a text surely names: in URLs, before a port, and alone if it is said to be an address. */
export function hostsIn(text: string, isAddress = false): ServiceHost[] {
  const found: ServiceHost[] = []
  if (!isAddress && !text.includes(':')) return found
  const add = (host: string, port?: string) => {
    const names = serviceOf(host)
    if (names !== undefined) found.push({ ...names, port: port === undefined ? undefined : Number(port) })
  }
  for (const [, host, port] of text.matchAll(URL_HOST)) add(host!, port)
  if (found.length > 0) return found
  for (const word of text.split(/[\s,;=]+/)) {
    const match = HOST_AND_PORT.exec(word)
    if (match !== null) add(match[1]!, match[2])
  }
  if (found.length === 0 && isAddress && HOST.test(text)) add(text)
  return found
}

/** The Service and namespace that a host name can mean; with `svc` behind the namespace a pod's own name may stand before both. */
function serviceOf(host: string): { name: string; namespace: string | undefined } | undefined {
  const labels = host.replace(/\.$/, '').split('.')
  if (labels.some((label) => label === '')) return undefined
  const svc = labels.indexOf('svc')
  if (svc >= 2) return { name: labels[svc - 2]!, namespace: labels[svc - 1] }
  return labels.length <= 2 ? { name: labels[0]!, namespace: labels[1] } : undefined
}
