import type { Type } from '../../../schema/types.ts'
import type { Prose } from '../../markdown.ts'
import { amount, limit, podSum, request, utilization } from './amounts.ts'
import { budget, partition, promise, replicas, shareDown, shareUp, unavailable, update } from './counts.ts'
import { claimName, encodedSize, inner, mode, textSize, volumeName } from './files.ts'
import { image } from './image.ts'
import { hosts, ownName, reference } from './names.ts'
import type { Place, Says } from './place.ts'
import { askedPort, containerPort, policyPort, servicePort } from './ports.ts'
import { podLabels, selector } from './selections.ts'
import { duration, grace, preStop, probe, schedule, seconds } from './times.ts'
import { variables } from './variables.ts'
import { exitCode, signal, unusual } from './written.ts'

/** What programs read: hosts, and what is put in for variables. */
const texts: Says = (place) => [...variables(place), ...(place.isComplete ? hosts(place) : [])]

/** What is said about single fields, by the type that has them. */
const BY_FIELD: Readonly<Record<string, Says>> = {
  'ConfigMap.binaryData{}': encodedSize,
  'ConfigMapVolumeSource.defaultMode': mode,
  'Container.args[]': texts,
  'Container.command[]': texts,
  'Container.image': image,
  'Container.livenessProbe': probe,
  'Container.readinessProbe': probe,
  'Container.resources': podSum,
  'Container.startupProbe': probe,
  'ContainerPort.containerPort': containerPort,
  'ContainerPort.name': containerPort,
  'ContainerResourceMetricSource.targetAverageUtilization': utilization,
  'CronJobSpec.schedule': schedule,
  'DaemonSetSpec.updateStrategy': update,
  'DaemonSetUpdateStrategy.rollingUpdate': update,
  'DeploymentSpec.replicas': replicas,
  'DeploymentSpec.strategy': update,
  'DeploymentStrategy.rollingUpdate': update,
  'DeploymentStrategy.type': promise,
  'DownwardAPIVolumeFile.mode': mode,
  'DownwardAPIVolumeSource.defaultMode': mode,
  'EnvVar.value': texts,
  'EphemeralContainer.image': image,
  'GRPCAction.port': askedPort,
  'HTTPGetAction.port': askedPort,
  'HorizontalPodAutoscalerSpec.targetCPUUtilizationPercentage': utilization,
  'ImageVolumeSource.reference': image,
  'KeyToPath.mode': mode,
  'Lifecycle.preStop': preStop,
  'Lifecycle.stopSignal': signal,
  'MetricTarget.averageUtilization': utilization,
  'NetworkPolicyPort.port': policyPort,
  'ObjectMeta.name': claimName,
  'PodDisruptionBudgetSpec.maxUnavailable': budget,
  'PodDisruptionBudgetSpec.minAvailable': budget,
  'PodFailurePolicyOnExitCodesRequirement.values[]': exitCode,
  'PodSpec.containers': podSum,
  'PodSpec.resources': podSum,
  'PodSpec.terminationGracePeriodSeconds': grace,
  'Probe.failureThreshold': probe,
  'Probe.initialDelaySeconds': probe,
  'Probe.periodSeconds': probe,
  'Probe.successThreshold': probe,
  'ProjectedVolumeSource.defaultMode': mode,
  'ReplicaSetSpec.replicas': replicas,
  'ReplicationControllerSpec.replicas': replicas,
  'ResourceRequirements.limits{}': limit,
  'ResourceRequirements.requests{}': request,
  'RollingUpdateDaemonSet.maxSurge': shareUp,
  'RollingUpdateDaemonSet.maxUnavailable': shareUp,
  'RollingUpdateDeployment.maxSurge': shareUp,
  'RollingUpdateDeployment.maxUnavailable': shareDown,
  'RollingUpdateStatefulSetStrategy.maxUnavailable': unavailable,
  'RollingUpdateStatefulSetStrategy.partition': partition,
  'Secret.data{}': encodedSize,
  'Secret.stringData{}': textSize,
  'SecretVolumeSource.defaultMode': mode,
  'ServicePort.name': servicePort,
  'ServicePort.nodePort': servicePort,
  'ServicePort.port': servicePort,
  'ServicePort.targetPort': servicePort,
  'StatefulSetSpec.replicas': replicas,
  'StatefulSetSpec.updateStrategy': update,
  'StatefulSetUpdateStrategy.rollingUpdate': update,
  'TCPSocketAction.port': askedPort,
  'Volume.name': volumeName,
}

/** What is said about all values of a type. */
const BY_TYPE: Partial<Record<Type['kind'], Says>> = { quantity: amount, duration }

/** What is said by the end of a path, in custom resources too. */
const BY_NAME: readonly (readonly [end: RegExp, says: Says])[] = [[/Seconds$/, seconds]]

/** What is said by the end of a path in custom resources alone, whose types do not tell. */
const CUSTOM: readonly (readonly [end: RegExp, says: Says])[] = [
  [/(?:^|\.)(?:limits|requests)\.[^.]+$/, amount],
  [/(?:^|\.)(?:schedule|schedules\.\d+)$/, schedule],
  [/(?:interval|timeout|duration|period|ttl|retention|window)$/i, duration],
]

/** What is wrong or too little as long as not all of the manifests are known. */
const AMONG_OTHERS: ReadonlySet<Says> = new Set([
  budget,
  containerPort,
  ownName,
  partition,
  podLabels,
  podSum,
  policyPort,
  promise,
  replicas,
  selector,
  servicePort,
  shareDown,
  shareUp,
  unavailable,
  update,
  utilization,
])

/** What a place means beyond what the schemas say of it, a line each. */
export function meaningsOf(place: Place): readonly Prose[] {
  const { isComplete } = place
  const known = saysOf(place).filter((says) => isComplete || !AMONG_OTHERS.has(says))
  const lines = known.flatMap((says) => says(place))
  return lines.length > MOST ? lines.slice(0, MOST) : lines
}

/** Nobody reads more. */
const MOST = 12

/** Of what is secret only the size is told. */
function isSecret({ resource, path }: Place): boolean {
  return resource.builtIn && resource.kind === 'Secret' && (path[0] === 'data' || path[0] === 'stringData')
}

function saysOf(place: Place): Says[] {
  const { path, field, explanation, scalar } = place
  const own = Object.hasOwn(BY_FIELD, field) ? [BY_FIELD[field]!] : []
  const type = explanation && BY_TYPE[explanation.value.kind]
  const name = String(path.at(-1))
  const named = BY_NAME.flatMap(([end, says]) => (end.test(name) ? [says] : []))
  const text = path.join('.')
  const custom =
    explanation?.custom === undefined || field !== ''
      ? []
      : CUSTOM.flatMap(([end, says]) => (end.test(text) ? [says] : []))
  const isName = path.length === 2 && path[0] === 'metadata' && path[1] === 'name'
  if (isSecret(place)) return own
  const around = [selector, podLabels]
  if (scalar === undefined) return [...own, ...around]
  const general = isName ? [ownName] : [reference, inner]
  return [unusual, ...(type ? [type] : []), ...named, ...custom, ...own, ...general, ...around]
}
