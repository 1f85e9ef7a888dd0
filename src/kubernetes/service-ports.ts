import { type DeclaredPort, declaredPorts } from './headless.ts'
import { objectsOf } from './lists.ts'

/** The ports of a pod that a Service's port leads to, by number and with the names that containers give it; empty where no container has that name (podutil.FindPort). */
export function targetsOf(servicePort: any, template: any): DeclaredPort[] {
  const { port, targetPort = port, protocol = 'TCP' } = servicePort ?? {}
  const declared = declaredPorts(template).filter((each) => each.protocol === protocol)
  if (typeof targetPort === 'string') return declared.filter((each) => each.name === targetPort)
  if (typeof targetPort !== 'number') return []
  return [{ name: undefined, port: targetPort, protocol }, ...declared.filter((each) => each.port === targetPort)]
}

/** The ports of a Service that are asked for by number or name; without a wish all of them. */
export function servicePorts(service: any, wanted: readonly (string | number)[]): any[] {
  const ports = objectsOf<any>(service?.spec?.ports).map(([port]) => port)
  return wanted.length === 0 ? ports : ports.filter(({ port, name }) => wanted.includes(port) || wanted.includes(name))
}
