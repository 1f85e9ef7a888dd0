import type { KindRows } from './row.ts'
import { autoscaling } from './rows/autoscaling.ts'
import { core } from './rows/core.ts'
import { extension } from './rows/extension.ts'
import { gateway } from './rows/gateway.ts'
import { networking } from './rows/networking.ts'
import { pod } from './rows/pod.ts'
import { rbac } from './rows/rbac.ts'
import { scheduling } from './rows/scheduling.ts'
import { storage } from './rows/storage.ts'
import { argo } from './rows/well-known/argo.ts'
import { certManager } from './rows/well-known/cert-manager.ts'
import { databases } from './rows/well-known/databases.ts'
import { flux } from './rows/well-known/flux.ts'
import { monitoring } from './rows/well-known/monitoring.ts'
import { proxies } from './rows/well-known/proxies.ts'
import { secrets } from './rows/well-known/secrets.ts'

/** The reference table: every field that names another resource, by the kind that has it. */
export const table: readonly KindRows[] = [
  pod,
  ...core,
  ...networking,
  ...gateway,
  ...storage,
  ...autoscaling,
  ...rbac,
  ...extension,
  ...scheduling,
  ...argo,
  ...certManager,
  ...databases,
  ...flux,
  ...monitoring,
  ...proxies,
  ...secrets,
]
