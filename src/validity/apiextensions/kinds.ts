import type { GroupChecks } from '../kind.ts'
import { validateCustomResourceDefinition } from './custom-resource-definition.ts'

/** The kinds of `apiextensions.k8s.io` (apiextensions-apiserver pkg/apis/apiextensions/validation). */
export const apiextensions: GroupChecks = {
  CustomResourceDefinition: { metadata: 'apimachinery', check: validateCustomResourceDefinition },
}
