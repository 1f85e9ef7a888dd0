import type { GroupChecks } from '../kind.ts'
import { ingress } from './ingress.ts'
import { validateIngressClass } from './ingress-class.ts'
import { ipAddress } from './ip-address.ts'
import { validateNetworkPolicy } from './network-policy.ts'
import { validateServiceCIDR } from './service-cidr.ts'

/** The kinds of `networking.k8s.io` (pkg/apis/networking/validation, pkg/registry/networking). */
export const networking: GroupChecks = {
  IPAddress: ipAddress,
  Ingress: ingress,
  IngressClass: { check: validateIngressClass },
  NetworkPolicy: { check: validateNetworkPolicy },
  ServiceCIDR: { check: validateServiceCIDR },
}
