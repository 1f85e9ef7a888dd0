import type { GroupChecks } from '../kind.ts'
import { serverPath, validateRuntimeClass } from './runtime-class.ts'

/** The kinds of `node.k8s.io` (pkg/apis/node/validation). */
export const node: GroupChecks = {
  RuntimeClass: { metadata: 'apimachinery', check: validateRuntimeClass, serverPath },
}
