import { objectsOf } from './lists.ts'

/** Whether a Service has no address of its own, so that DNS gives the addresses of its pods (API reference, ServiceSpec.clusterIP). */
export function isHeadless(service: any): boolean {
  return service?.spec?.clusterIP === 'None' && service.spec.type !== 'ExternalName'
}

/** Whether `clusterIP: None` was meant: in other capitals, of the field or of the value. */
export function looksHeadless(service: any): boolean {
  for (const [field, value] of Object.entries(service?.spec ?? {}))
    if (field.toLowerCase() === 'clusterip' && typeof value === 'string' && /^none$/i.test(value)) return true
  return false
}

/** The DNS name of the first pod of a StatefulSet: `db-0.db.shop.svc` (DNS specification, StatefulSet stable network identity). */
export function firstPodName(statefulSet: any, namespace: string): string {
  const { name = 'pod' } = statefulSet?.metadata ?? {}
  const { serviceName, ordinals } = statefulSet?.spec ?? {}
  // Before ordinals existed the field is an unknown one, and may hold anything.
  const first = typeof ordinals?.start === 'number' ? ordinals.start : 0
  return `${name}-${first}.${serviceName}.${namespace}.svc`
}

/** A port that a container declares. */
export interface DeclaredPort {
  readonly name: string | undefined
  /** undefined: it is not a number, as a placeholder is not. */
  readonly port: number | undefined
  readonly protocol: string
}

/** The ports that the containers of a pod template declare; native sidecars count, other init containers do not (podutil.FindPort). Custom resources may hold anything. */
export function declaredPorts(template: any): DeclaredPort[] {
  const { containers = [], initContainers = [] } = template?.spec ?? {}
  const sidecars = asList(initContainers).filter((container) => container?.restartPolicy === 'Always')
  return [...asList(containers), ...sidecars].flatMap((container) =>
    objectsOf<any>(container?.ports).map(([{ name, containerPort, protocol }]) => ({
      name: typeof name === 'string' ? name : undefined,
      port: typeof containerPort === 'number' ? containerPort : undefined,
      protocol: typeof protocol === 'string' ? protocol : 'TCP',
    })),
  )
}

function asList(value: any): any[] {
  return Array.isArray(value) ? value : []
}
