import type { KindRows, Row } from '../row.ts'

const subjects: Row = {
  field: 'subjects[].name',
  to: 'ServiceAccount',
  namespace: 'namespace',
  when: { kind: 'ServiceAccount' },
}
const role: Row = { field: 'roleRef.name', to: { kind: 'kind', group: 'apiGroup' } }

/** The roles and subjects of bindings, and what service accounts name. */
export const rbac: readonly KindRows[] = [
  { in: 'RoleBinding.rbac.authorization.k8s.io', references: [role, subjects] },
  { in: 'ClusterRoleBinding.rbac.authorization.k8s.io', references: [role, subjects] },
  {
    in: 'ServiceAccount',
    references: [
      { field: 'secrets[].name', to: 'Secret' },
      { field: 'imagePullSecrets[].name', to: 'Secret' },
    ],
  },
]
