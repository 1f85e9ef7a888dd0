import type { KindRows, Row } from '../row.ts'

const GROUP = 'rbac.authorization.k8s.io'

/** The server fills in the group of a role where it is absent. */
const bound: readonly Row[] = [
  {
    field: 'roleRef.name',
    to: { kind: 'kind', otherwise: `ClusterRole.${GROUP}` },
    without: 'the binding allows nothing',
  },
  {
    field: 'subjects[].name',
    to: 'ServiceAccount',
    namespace: 'namespace',
    when: { kind: 'ServiceAccount' },
    without: 'what is allowed here is allowed to nobody',
  },
]

/** The roles and subjects of bindings. */
export const rbac: readonly KindRows[] = ['RoleBinding', 'ClusterRoleBinding'].map((kind) => ({
  in: `${kind}.${GROUP}`,
  references: bound,
}))
