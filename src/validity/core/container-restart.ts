import type { Minor } from '../../model/version.ts'
import type { Field } from '../field.ts'
import { each } from '../kind.ts'
import type { Container, ContainerResizePolicy, ContainerRestartRule } from '../types/core-v1.ts'
import type { PodContext } from './pod-context.ts'

/** The minor since which containers of all sorts have a restart policy, with rules (ContainerRestartRules). */
const OF_ALL_CONTAINERS = 35
/** The minor since which sidecars have rules too (RestartAllContainersOnContainerExits). */
const OF_SIDECARS = 36

const POLICIES = ['Always', 'Never', 'OnFailure']
const ACTIONS = ['Restart', 'RestartAllContainers']
const OPERATORS = ['In', 'NotIn']
const MOST_RULES = 20
const MOST_EXIT_CODES = 255

/** Checks when a container is started again (validateContainerRestartPolicy); `path` is that of the container. Policies that are none are found by the schema. */
export function validateRestart(container: Container, path: Field, { minor }: PodContext): void {
  if (minor >= OF_ALL_CONTAINERS) validatePolicyAndRules(container, path, minor)
  else if (container.restartPolicy !== undefined)
    path.at('restartPolicy').forbidden('may only be set for init containers before 1.35')
}

/** Checks when an init container is started again (validateInitContainerRestartPolicy). */
export function validateInitRestart(container: Container, path: Field, { minor }: PodContext): void {
  const { restartPolicy, restartPolicyRules = [] } = container
  if (minor < OF_ALL_CONTAINERS) {
    if (restartPolicy === '') path.at('restartPolicy').unsupported('', ['Always'])
  } else if (restartPolicy === undefined) requirePolicy(restartPolicyRules, path)
  else if (restartPolicy !== 'Always' || minor >= OF_SIDECARS) validatePolicyAndRules(container, path, minor)
  else if (restartPolicyRules.length > 0)
    path.at('restartPolicyRules').forbidden('may not be set with `restartPolicy: Always` before 1.36')
}

function requirePolicy(rules: readonly ContainerRestartRule[], path: Field): void {
  if (rules.length > 0) path.at('restartPolicy').required('is required beside `restartPolicyRules`')
}

function validatePolicyAndRules(container: Container, path: Field, minor: Minor): void {
  const { restartPolicy, restartPolicyRules = [] } = container
  if (restartPolicy === undefined) requirePolicy(restartPolicyRules, path)
  else if (restartPolicy === '') path.at('restartPolicy').unsupported('', POLICIES)
  const rules = path.at('restartPolicyRules')
  if (restartPolicyRules.length > MOST_RULES) rules.tooMany(MOST_RULES, restartPolicyRules.length)
  const actions = minor >= OF_SIDECARS ? ACTIONS : ACTIONS.slice(0, 1)
  each(restartPolicyRules, rules, (rule, at) => validateRule(rule, at, actions))
}

function validateRule({ action, exitCodes }: ContainerRestartRule, path: Field, actions: readonly string[]): void {
  if (!actions.includes(action ?? '')) path.at('action').unsupported(action, actions)
  const at = path.at('exitCodes')
  if (exitCodes === undefined) {
    at.required()
    return
  }
  const { operator, values = [] } = exitCodes
  if (!OPERATORS.includes(operator ?? '')) at.at('operator').unsupported(operator, OPERATORS)
  if (values.length > MOST_EXIT_CODES) at.at('values').tooMany(MOST_EXIT_CODES, values.length)
}

const RESIZABLE = ['cpu', 'memory']
const RESIZE_POLICIES = ['NotRequired', 'RestartContainer']

/** Checks what happens when the resources of a container change (validateResizePolicy); most errors are those of the list. */
export function validateResizePolicy(
  policies: readonly ContainerResizePolicy[] | undefined,
  path: Field,
  { restartPolicy: podPolicy }: PodContext,
): void {
  const seen = new Set<string>()
  each(policies, path, ({ resourceName = '', restartPolicy = '' }, at) => {
    if (seen.has(resourceName)) at.duplicate(resourceName)
    seen.add(resourceName)
    const name = path.standingAt(at.at('resourceName'))
    if (resourceName === '') name.required()
    else if (!RESIZABLE.includes(resourceName)) name.unsupported(resourceName, RESIZABLE)
    const policy = path.standingAt(at.at('restartPolicy'))
    if (restartPolicy === '') policy.required()
    else if (!RESIZE_POLICIES.includes(restartPolicy)) policy.unsupported(restartPolicy, RESIZE_POLICIES)
    else if (podPolicy === 'Never' && restartPolicy !== 'NotRequired')
      policy.invalid(restartPolicy, 'must be "NotRequired" in a pod with `restartPolicy: Never`')
  })
}

/** The minor since which init containers that end may not be restarted by a resize. */
const NO_RESTART = 36

/** Checks what happens when the resources of an init container that is no sidecar change (validateInitContainers). */
export function validateInitResize(
  policies: readonly ContainerResizePolicy[] | undefined,
  path: Field,
  { minor }: PodContext,
): void {
  if (minor < NO_RESTART) return
  each(policies, path, ({ restartPolicy }, at) => {
    if (restartPolicy === 'RestartContainer')
      at.at('restartPolicy').invalid(restartPolicy, 'must be "NotRequired": only sidecars can be restarted')
  })
}
