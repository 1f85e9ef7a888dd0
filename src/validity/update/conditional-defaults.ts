import type { ObjectType } from '../../schema/types.ts'
import type { Values } from './stored.ts'

/** What a server fills into a field depending on those beside it, as they are kept and as they were given (SetDefaults_* functions of pkg/apis); undefined where it fills in nothing. */
export function conditionalDefault({ name }: ObjectType, field: string, object: Values, given: Values): unknown {
  const fill = FILLED[`${name.slice(name.lastIndexOf('.') + 1)}.${field}`]
  return fill?.(object, given)
}

const FILLED: Readonly<Record<string, (object: Values, given: Values) => unknown>> = {
  'Container.imagePullPolicy': ({ image }) => pullPolicy(image),
  'EphemeralContainer.imagePullPolicy': ({ image }) => pullPolicy(image),
  'ImageVolumeSource.pullPolicy': ({ reference }) => pullPolicy(reference),
  'Volume.emptyDir': (volume) => (Object.keys(volume).every((key) => key === 'name') ? {} : undefined),
  'JobSpec.completions': (_, { parallelism }) => (parallelism === undefined || parallelism === null ? 1 : undefined),
  'JobSpec.backoffLimit': ({ backoffLimitPerIndex }) => (backoffLimitPerIndex === undefined ? 6 : 2 ** 31 - 1),
  'JobSpec.podReplacementPolicy': ({ podFailurePolicy }) =>
    podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed',
  'ServicePort.targetPort': ({ port }) => port,
  'ServiceSpec.allocateLoadBalancerNodePorts': ({ type }) => (type === 'LoadBalancer' ? true : undefined),
  'ServiceSpec.externalTrafficPolicy': ({ type, externalIPs }) =>
    type === 'LoadBalancer' || type === 'NodePort' || (externalIPs !== undefined && type !== 'ExternalName')
      ? 'Cluster'
      : undefined,
  'ServiceSpec.internalTrafficPolicy': ({ type }) => (type === 'ExternalName' ? undefined : 'Cluster'),
  'ReplicationControllerSpec.selector': ({ template }) => template?.metadata?.labels,
  'ExactDeviceRequest.count': ({ allocationMode }) => (allocationMode === 'ExactCount' ? 1 : undefined),
  'DeviceSubRequest.count': ({ allocationMode }) => (allocationMode === 'ExactCount' ? 1 : undefined),
  'DeviceRequest.allocationMode': ({ deviceClassName }) => (deviceClassName ? 'ExactCount' : undefined),
  'DeviceRequest.count': ({ allocationMode }) => (allocationMode === 'ExactCount' ? 1 : undefined),
}

const LATEST = /(?:^|\/)[^:/@]+$|:latest$/

/** `Always` for the tag `latest`, which an image without tag and digest has. */
function pullPolicy(image: unknown): string {
  return typeof image === 'string' && LATEST.test(image.replace(/@.*$/s, (digest) => `:${digest}`))
    ? 'Always'
    : 'IfNotPresent'
}
