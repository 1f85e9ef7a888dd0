import type { GroupChecks } from '../kind.ts'
import { ingress } from '../networking/ingress.ts'

/** The kind of `extensions` that some of the minors still serve; the others were gone before (pkg/apis/extensions). */
export const extensions: GroupChecks = {
  Ingress: ingress,
}
