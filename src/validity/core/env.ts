import { configMapKeyFault, dnsLabelFault, dnsSubdomainFault, envVarNameFault } from '../../kubernetes/names.ts'
import { backstepFault } from '../../kubernetes/paths.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import { subdomainName } from '../meta/object-meta.ts'
import type {
  ConfigMapKeySelector,
  EnvFromSource,
  EnvVar,
  EnvVarSource,
  FileKeySelector,
  SecretKeySelector,
} from '../types/core-v1.ts'
import { validateObjectFieldSelector, validateResourceFieldSelector } from './downward.ts'
import type { PodContext } from './pod-context.ts'

/** The minor since which variables may have nearly any name (RelaxedEnvironmentVariableValidation). */
const ANY_NAME = 32
/** The minor since which variables may come from a file (EnvFiles). */
const FILES = 35

/** Checks the variables of a container (ValidateEnv). */
export function validateEnv(env: readonly EnvVar[] | undefined, path: Field, pod: PodContext): void {
  each(env, path, (variable, at) => {
    const { name = '', value = '', valueFrom } = variable
    if (name !== '') at.at('name').matches(name, (text) => envVarNameFault(text, pod.minor >= ANY_NAME))
    if (valueFrom !== undefined) validateSource(valueFrom, value, at.at('valueFrom'), pod)
  })
}

/** Checks where variables come from by the dozen (ValidateEnvFrom). */
export function validateEnvFrom(sources: readonly EnvFromSource[] | undefined, path: Field, pod: PodContext): void {
  each(sources, path, ({ prefix = '', configMapRef, secretRef }, at) => {
    if (prefix !== '') at.at('prefix').matches(prefix, (text) => envVarNameFault(text, pod.minor >= ANY_NAME))
    if (configMapRef?.name) at.at('configMapRef').at('name').matches(configMapRef.name, namePrefix)
    if (secretRef?.name) at.at('secretRef').at('name').matches(secretRef.name, namePrefix)
    const all = path.standingAt(at)
    if (configMapRef === undefined && secretRef === undefined)
      all.invalid(undefined, 'must have `configMapRef` or `secretRef`')
    else if (configMapRef !== undefined && secretRef !== undefined)
      all.invalid(undefined, 'may have `configMapRef` or `secretRef`, not both', {
        hint: 'make it two items of the list',
      })
  })
}

/** Names of what has the variables are judged as the start of a name. */
const namePrefix = (text: string) => subdomainName(text, true)

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'] as const

function validateSource(source: EnvVarSource, value: string, path: Field, pod: PodContext): void {
  const given = SOURCES.filter((kind) => source[kind] !== undefined)
  for (const kind of given) validateSourceKind(kind, source, path.at(kind), pod)
  if (given.length === 0) {
    const kinds = pod.minor >= FILES ? SOURCES : SOURCES.slice(0, -1)
    path.invalid(undefined, `must have one of ${kinds.map((kind) => `\`${kind}\``).join(', ')}`)
  } else if (value !== '') path.invalid(undefined, 'may not be set beside `value`')
  else if (given.length > 1)
    path.invalid(undefined, `may have one source, not ${given.map((kind) => `\`${kind}\``).join(' and ')}`)
}

function validateSourceKind(kind: (typeof SOURCES)[number], source: EnvVarSource, path: Field, pod: PodContext): void {
  if (kind === 'fieldRef') validateFieldRef(source, path, pod)
  else if (kind === 'resourceFieldRef')
    validateResourceFieldSelector(source.resourceFieldRef!, path, { minor: pod.minor, inVolume: false })
  else if (kind === 'fileKeyRef') validateFileKey(source.fileKeyRef!, path)
  else validateKey(source[kind]!, path)
}

/** What a variable can hold of its pod, and the minor since which it can. */
const POD_FIELDS: readonly [string, number][] = [
  ['metadata.name', 0],
  ['metadata.namespace', 0],
  ['metadata.uid', 0],
  ['spec.nodeName', 0],
  ['spec.serviceAccountName', 0],
  ['status.hostIP', 0],
  ['status.hostIPs', 29],
  ['status.podIP', 0],
  ['status.podIPs', 17],
]

function validateFieldRef({ fieldRef }: EnvVarSource, path: Field, { minor }: PodContext): void {
  if (minor === 28 && fieldRef!.fieldPath === 'status.hostIPs')
    path.standingAt(path.at('fieldPath')).forbidden('"status.hostIPs" can be had from 1.29 on')
  else {
    const accepted = POD_FIELDS.filter(([, since]) => minor >= since).map(([name]) => name)
    validateObjectFieldSelector(fieldRef!, path, accepted)
  }
}

/** One value of a ConfigMap or Secret (validateConfigMapKeySelector, validateSecretKeySelector). */
function validateKey({ name = '', key = '' }: ConfigMapKeySelector | SecretKeySelector, path: Field): void {
  path.at('name').matches(name, dnsSubdomainFault)
  if (key !== '') path.at('key').matches(key, configMapKeyFault)
}

/** One value of a file in a volume (validateFileKeySelector). */
function validateFileKey({ key = '', volumeName = '', path: file = '' }: FileKeySelector, path: Field): void {
  if (key !== '') path.at('key').matches(key, (text) => envVarNameFault(text, true))
  if (volumeName !== '') path.at('volumeName').matches(volumeName, dnsLabelFault)
  path.at('path').matches(file, backstepFault)
}
