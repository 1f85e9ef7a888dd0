import type { GroupChecks } from '../kind.ts'
import { pathSegmentName } from '../meta/object-meta.ts'
import { validateAPIService } from './api-service.ts'

/** The kinds of `apiregistration.k8s.io` (kube-aggregator pkg/apis/apiregistration/validation). */
export const apiregistration: GroupChecks = {
  APIService: { metadata: 'apimachinery', name: (text) => pathSegmentName(text, false), check: validateAPIService },
}
