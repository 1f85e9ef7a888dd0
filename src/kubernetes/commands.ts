import type { FieldPath } from '../model/path.ts'
import { baseImage } from './base-images.ts'

/** The words that a program is started with; one that is no text is undefined. */
export type Words = readonly (string | undefined)[]

interface Exec {
  readonly exec?: { readonly command?: Words }
}

/** What of a container says what it starts. */
interface Starting {
  readonly image?: string
  readonly command?: Words
  readonly args?: Words
  readonly lifecycle?: { readonly postStart?: Exec; readonly preStop?: Exec }
  readonly livenessProbe?: Exec
  readonly readinessProbe?: Exec
  readonly startupProbe?: Exec
}

type Look = (path: FieldPath, command: Words, args?: Words) => void

const COMMAND: FieldPath = ['command']
const ARGS: FieldPath = ['args']
const POST_START: FieldPath = ['lifecycle', 'postStart', 'exec', 'command']
const PRE_STOP: FieldPath = ['lifecycle', 'preStop', 'exec', 'command']
const LIVENESS: FieldPath = ['livenessProbe', 'exec', 'command']
const READINESS: FieldPath = ['readinessProbe', 'exec', 'command']
const STARTUP: FieldPath = ['startupProbe', 'exec', 'command']

const NO_WORDS: Words = []

/** Goes through the commands of a container: its hooks, its probes, and at last its own, which alone has arguments in a list beside it; those are the command where the image has none to start with. */
export function eachCommand(container: Starting, look: Look): void {
  const { command, args, lifecycle } = container
  if (lifecycle !== undefined) {
    lookAt(POST_START, lifecycle.postStart, look)
    lookAt(PRE_STOP, lifecycle.preStop, look)
  }
  lookAt(LIVENESS, container.livenessProbe, look)
  lookAt(READINESS, container.readinessProbe, look)
  lookAt(STARTUP, container.startupProbe, look)
  if (command === undefined && args === undefined) return
  if (args !== undefined && !command?.length && isFirstProgram(container.image)) look(ARGS, args)
  else look(COMMAND, command ?? NO_WORDS, args)
}

function isFirstProgram(image: string | undefined): boolean {
  return typeof image === 'string' && baseImage(image)?.hasEntryPoint === false
}

function lookAt(path: FieldPath, handler: Exec | undefined, look: Look): void {
  const command = handler?.exec?.command
  if (command !== undefined) look(path, command)
}
