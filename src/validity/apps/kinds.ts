import type { GroupChecks, KindCheck } from '../kind.ts'
import { labelName, subdomainName } from '../meta/object-meta.ts'
import { validateControllerRevision } from './controller-revision.ts'
import { validateDaemonSet } from './daemon-set.ts'
import { validateDeployment } from './deployment.ts'
import { validateReplicaSet } from './replica-set.ts'
import { validateStatefulSet } from './stateful-set.ts'

/** The first minor in which the name of a StatefulSet must be a label, as a part of the host names of its pods. */
const LABEL_SINCE = 27

const statefulSetName: KindCheck['name'] = (text, prefix, { minor }) =>
  (minor >= LABEL_SINCE ? labelName : subdomainName)(text, prefix)

/** The kinds of `apps` (pkg/apis/apps/validation, pkg/registry/apps). */
export const apps: GroupChecks = {
  ControllerRevision: { check: validateControllerRevision },
  DaemonSet: { check: validateDaemonSet },
  Deployment: { check: validateDeployment },
  ReplicaSet: { check: validateReplicaSet },
  StatefulSet: { name: statefulSetName, check: validateStatefulSet },
}
