import type { KindRows } from './row.ts'
import { pod } from './rows/pod.ts'

/** The reference table: every field that names another resource, by the kind that has it. */
export const table: readonly KindRows[] = [pod]
