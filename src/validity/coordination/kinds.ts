import { configMapKeyFault } from '../../kubernetes/names.ts'
import type { GroupChecks } from '../kind.ts'
import { validateLeaseCandidate } from './lease-candidate.ts'

/** The kinds of `coordination.k8s.io` (pkg/apis/coordination/validation, pkg/registry/coordination). */
export const coordination: GroupChecks = {
  Lease: { metadata: 'apimachinery' },
  LeaseCandidate: { name: configMapKeyFault, metadata: 'apimachinery', check: validateLeaseCandidate },
}
