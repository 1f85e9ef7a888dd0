import { newEvent } from '../core/event.ts'
import type { GroupChecks } from '../kind.ts'

/** The kinds of `events.k8s.io` (pkg/apis/core/validation/events.go). */
export const events: GroupChecks = {
  Event: newEvent,
}
