import type { Minor } from '../../model/version.ts'
import type { Context } from '../kind.ts'

/** Kinds of which a server counts the generations from 1, with the minor since which it does (`Generation = 1` in the PrepareForCreate of their strategies). */
const since = new Map<string, Minor>([
  ['AuditSink', 0],
  ['CronJob', 22],
  ['CustomResourceDefinition', 0],
  ['DaemonSet', 0],
  ['Deployment', 0],
  ['DeviceClass', 31],
  ['DeviceTaintRule', 0],
  ['EndpointSlice', 0],
  ['FlowSchema', 0],
  ['Ingress', 0],
  ['IngressClass', 0],
  ['Job', 22],
  ['MutatingAdmissionPolicy', 0],
  ['MutatingAdmissionPolicyBinding', 0],
  ['MutatingWebhookConfiguration', 0],
  ['NetworkPolicy', 0],
  ['Pod', 33],
  ['PodDisruptionBudget', 0],
  ['PodPreset', 0],
  ['PodTemplate', 22],
  ['PriorityClass', 0],
  ['PriorityLevelConfiguration', 0],
  ['ReplicaSet', 0],
  ['ReplicationController', 0],
  ['ResourceSlice', 31],
  ['StatefulSet', 0],
  ['ValidatingAdmissionPolicy', 0],
  ['ValidatingAdmissionPolicyBinding', 0],
  ['ValidatingWebhookConfiguration', 0],
])

/** Whether the server sets `metadata.generation` itself before it judges it. */
export function countsGenerations({ kind, minor }: Context): boolean {
  return minor >= (since.get(kind.kind) ?? Number.POSITIVE_INFINITY)
}
