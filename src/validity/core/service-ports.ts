import { dnsLabelFault, qualifiedNameFault } from '../../kubernetes/names.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import { validatePort, validatePortNumber } from '../meta/port.ts'
import type { ServicePort, ServiceSpec } from '../types/core-v1.ts'

/** The protocol of a port as the server completes it. */
export function protocolOf({ protocol }: Pick<ServicePort, 'protocol'>): string {
  return protocol || 'TCP'
}

/** Checks the ports of a Service (validateServicePort and what ValidateService says of all of them). */
export function validateServicePorts(spec: ServiceSpec, path: Field, nodePorts: readonly number[]): void {
  const { ports = [] } = spec
  const seen = { names: new Set<string>(), nodePorts: new Set<string>(), ports: new Set<string>() }
  each(ports, path, (port, itemPath, index) => {
    validateServicePort(port, itemPath, ports.length > 1, seen.names)
    const nodePort = nodePorts[index]!
    if (nodePort !== 0 && (spec.type || 'ClusterIP') === 'ClusterIP')
      itemPath.at('nodePort').forbidden('may not be set when `type` is "ClusterIP"', {
        hint: 'set `type: NodePort`, or remove it',
      })
    if (nodePort !== 0 && isRepeated(seen.nodePorts, `${protocolOf(port)} ${nodePort}`))
      itemPath.at('nodePort').duplicate(port.nodePort)
    const pair = `${protocolOf(port)} ${port.port ?? 0}`
    if (isRepeated(seen.ports, pair))
      itemPath.duplicate(undefined, { subject: `the port ${port.port ?? 0} of ${protocolOf(port)}` })
  })
}

/** Adds a text and tells whether it was there before. */
export function isRepeated(seen: Set<string>, text: string): boolean {
  if (seen.has(text)) return true
  seen.add(text)
  return false
}

function validateServicePort(port: ServicePort, path: Field, needsName: boolean, names: Set<string>): void {
  const { name = '', port: number, targetPort = 0, appProtocol } = port
  if (name !== '') {
    path.at('name').matches(name, dnsLabelFault)
    if (isRepeated(names, name)) path.at('name').duplicate(name)
  } else if (needsName) path.at('name').required('is required where a Service has several ports')
  validatePortNumber(number, path.at('port'))
  const target = path.at('targetPort')
  if (targetPort !== 0 && targetPort !== '') validatePort(targetPort, target)
  else if (number === undefined || number < 1 || number > 65535)
    target.standingAt(path.at('port')).invalid(undefined, sameAsPort(number), { subject: '`targetPort`' })
  if (appProtocol !== undefined) path.at('appProtocol').matches(appProtocol, qualifiedNameFault)
}

/** What is said of the target port that is filled in with a port that is none. */
function sameAsPort(port: number | undefined): string {
  return port === undefined
    ? 'is missing too: where it is absent, it is the same as `port`'
    : `is absent, so it is ${port} like \`port\``
}
