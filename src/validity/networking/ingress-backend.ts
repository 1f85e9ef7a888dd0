import { dns1035LabelFault, portNameFault } from '../../kubernetes/names.ts'
import { serviceNameFault } from '../core/service.ts'
import type { Field } from '../field.ts'
import { validatePort, validatePortNumber } from '../meta/port.ts'
import type { TypedLocalObjectReference } from '../types/core-v1.ts'
import type { IngressBackend } from '../types/networking-v1.ts'
import type { IngressBackend as OldBackend } from '../types/networking-v1beta1.ts'
import type { IngressVersion } from './ingress.ts'
import { validateReference } from './ingress-class.ts'

/** The minor since which there are backends that are no Services. */
const RESOURCES_SINCE = 19

/** A backend in either form; the names of the older one are those of its own fields. */
interface Target {
  readonly resource: TypedLocalObjectReference | undefined
  /** Undefined where nothing names a Service. */
  readonly service: { readonly name: string; readonly portName: string; readonly portNumber: number } | undefined
  readonly namePath: Field
  readonly portNamePath: Field
  readonly portNumberPath: Field
}

/** Checks where the requests of an Ingress go (validateIngressBackend). */
export function validateIngressBackend(
  backend: IngressBackend | OldBackend,
  path: Field,
  version: IngressVersion,
): void {
  if (version.minor < RESOURCES_SINCE) validateEarlyBackend(backend, path)
  else validateTarget(targetOf(backend, path, version.isOld), path, version)
}

function targetOf(backend: IngressBackend | OldBackend, path: Field, isOld: boolean): Target {
  const { resource } = backend
  if (isOld) {
    const { serviceName: name = '', servicePort: port = 0 } = backend as OldBackend
    const isName = typeof port === 'string'
    const at = path.at('servicePort')
    return {
      resource,
      service:
        name !== '' || isName || port !== 0
          ? { name, portName: isName ? port : '', portNumber: isName ? 0 : port }
          : undefined,
      namePath: path.at('serviceName'),
      portNamePath: at,
      portNumberPath: at,
    }
  }
  const { service } = backend as IngressBackend
  const at = path.at('service')
  return {
    resource,
    service: service && {
      name: service.name ?? '',
      portName: service.port?.name ?? '',
      portNumber: service.port?.number ?? 0,
    },
    namePath: at.at('name'),
    portNamePath: at.at('port').at('name'),
    portNumberPath: at.at('port').at('number'),
  }
}

function validateTarget(target: Target, path: Field, version: IngressVersion): void {
  const { resource, service } = target
  if (resource !== undefined && service !== undefined) path.invalid(undefined, 'may not have a resource and a Service')
  else if (resource !== undefined) validateResource(resource, path.at('resource'))
  else if (service === undefined) path.invalid(undefined, 'must have `resource` or `service`')
  else {
    const { name, portName, portNumber } = service
    if (name === '') target.namePath.required()
    else target.namePath.matches(name, (text) => serviceNameFault(text, false, version))
    if (portName !== '' && portNumber !== 0) path.invalid(undefined, 'may not have both a name and a number of a port')
    else if (portName !== '') target.portNamePath.matches(portName, portNameFault, quotedNumberHint(portName, version))
    else if (portNumber !== 0) validatePortNumber(portNumber, target.portNumberPath)
    else path.required('must have the name or the number of a port')
  }
}

function quotedNumberHint(name: string, { isOld }: IngressVersion): { readonly hint: string } | undefined {
  if (!/^[0-9]+$/.test(name)) return undefined
  return { hint: isOld ? 'a number must stand without quotes' : `write \`number: ${name}\`` }
}

function validateResource(resource: TypedLocalObjectReference, path: Field): void {
  if (!resource.kind) path.at('kind').required()
  if (!resource.name) path.at('name').required()
  validateReference(resource, path)
}

/** As servers judged backends that could only be Services. */
function validateEarlyBackend({ resource, serviceName = '', servicePort = 0 }: OldBackend, path: Field): void {
  if (resource !== undefined) {
    if (serviceName !== '' || servicePort !== 0) path.invalid(undefined, 'may not have a resource and a Service')
    else path.at('resource').forbidden('may not be set: only Services can be backends')
  } else if (serviceName === '') path.at('serviceName').required()
  else {
    path.at('serviceName').matches(serviceName, dns1035LabelFault)
    validatePort(servicePort, path.at('servicePort'))
  }
}
