import type { Feature } from './feature.ts'
import { documentSymbol } from './symbols.ts'

/** Everything that a client can ask for besides diagnostics. */
export const features: readonly Feature[] = [documentSymbol]
