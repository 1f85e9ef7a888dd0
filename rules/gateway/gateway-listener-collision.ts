import { defineRule, GATEWAY_GROUP, type Listener, listenersOf } from '../../src/kit.ts'

export default defineRule({
  summary: 'Listeners of a Gateway on one port must differ in their host, and agree in their protocol',
  severity: 'error',
  on: `Gateway.${GATEWAY_GROUP}`,
  check(_, { resource, report }) {
    const onPort = new Map<string, Listener[]>()
    for (const listener of listenersOf(resource.value)) {
      if (!(listener.port > 0) || listener.protocol === '') continue
      const layer = listener.protocol === 'UDP' ? 'UDP' : 'TCP'
      const others = onPort.get(`${listener.port}/${layer}`) ?? []
      onPort.set(`${listener.port}/${layer}`, [...others, listener])
      for (const other of others) {
        const message = collision(other, listener)
        if (message === undefined) continue
        report({
          path: listener.path,
          at: [...listener.path, 'name'],
          message,
          why: 'a listener with a conflict is not served, and the routes that are attached to it get no requests',
          related: [{ path: [...other.path, 'name'], message: `listener "${other.name}"` }],
        })
        break
      }
    }
  },
})

/** What a listener needs to see of a connection before it is told apart from others: nothing, the requests, or the name in the TLS handshake. */
const SEES: Readonly<Record<string, string>> = { HTTP: 'requests', HTTPS: 'names', TLS: 'names' }

function collision(one: Listener, two: Listener): string | undefined {
  const [a, b] = [one, two].map(({ protocol }) => (Object.hasOwn(SEES, protocol) ? SEES[protocol] : protocol))
  if (a !== b)
    return `listener "${two.name}" speaks ${two.protocol} on port ${two.port}, where listener "${one.name}" speaks ${one.protocol}: a port has one of them`
  if ((a === 'requests' || a === 'names') && one.hostname !== two.hostname) return undefined
  const host = two.hostname === '' ? 'any host' : `host "${two.hostname}"`
  return `listener "${two.name}" is for ${host} on port ${two.port}, as listener "${one.name}" is: one of them gets no requests`
}
