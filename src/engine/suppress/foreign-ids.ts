const NO_SERVICE = ['dangling-reference', 'missing-port']
const STOPPED_BY_UPDATES = ['recreate-stops-all', 'update-on-delete', 'update-takes-all-down']
const TOO_STRICT_BUDGET = ['budget-blocks-eviction', 'budget-larger-than-workload']

/** The rules of ours that find what a check of another program finds, by its id; checks without one are left out. */
export const FOREIGN_RULES: Readonly<Record<ForeignProgram, ReadonlyMap<string, readonly string[]>>> = {
  'kube-linter': new Map([
    ['dangling-horizontalpodautoscaler', ['dangling-reference']],
    ['dangling-ingress', NO_SERVICE],
    ['dangling-networkpolicy', ['selector-matches-no-pods']],
    ['dangling-networkpolicypeer-podselector', ['network-policy-peer-matches-no-pods']],
    ['dangling-service', ['selector-matches-no-pods', 'service-without-selector']],
    ['dangling-servicemonitor', ['monitor-matches-no-services']],
    ['duplicate-env-var', ['variable-set-twice']],
    ['env-value-from', ['dangling-reference', 'missing-key']],
    ['minimum-three-replicas', ['single-replica']],
    ['mismatching-selector', ['selector-mismatch']],
    ['no-extensions-v1beta', ['deprecated-api', 'removed-api']],
    ['no-rolling-update-strategy', STOPPED_BY_UPDATES],
    ['non-existent-service-account', ['dangling-reference']],
    ['non-isolated-pod', ['require-network-policy']],
    ['pdb-max-unavailable', ['budget-blocks-eviction']],
    ['pdb-min-available', TOO_STRICT_BUDGET],
  ]),
  'kube-score': new Map([
    ['deployment-pod-selector-labels-match-template-metadata-labels', ['selector-mismatch']],
    ['deployment-replicas', ['single-replica']],
    ['deployment-strategy', STOPPED_BY_UPDATES],
    ['deployment-targeted-by-hpa-does-not-have-replicas-configured', ['replicas-under-autoscaler']],
    ['environment-variable-key-duplication', ['variable-set-twice']],
    ['horizontalpodautoscaler-has-target', ['dangling-reference']],
    ['ingress-targets-service', NO_SERVICE],
    ['networkpolicy-targets-pod', ['selector-matches-no-pods']],
    ['pod-networkpolicy', ['require-network-policy']],
    ['pod-probes', ['headless-peers-not-ready', 'min-ready-without-readiness']],
    ['pod-topology-spread-constraints', ['spread-selector-mismatch']],
    ['service-targets-pod', ['selector-matches-no-pods']],
    ['stable-version', ['deprecated-api', 'removed-api']],
    [
      'statefulset-has-servicename',
      ['headless-other-pods', 'headless-service-not-found', 'require-service-name', 'service-not-headless'],
    ],
    ['statefulset-pod-selector-labels-match-template-metadata-labels', ['selector-mismatch']],
  ]),
  polaris: new Map([
    ['deploymentMissingReplicas', ['single-replica']],
    ['missingNetworkPolicy', ['require-network-policy']],
    ['pdbDisruptionsIsZero', ['budget-blocks-eviction']],
    ['pdbMinAvailableGreaterThanHPAMinReplicas', TOO_STRICT_BUDGET],
  ]),
  checkov: new Map([['CKV2_K8S_6', ['require-network-policy']]]),
  trivy: new Map([['KSV-0107', ['deprecated-api', 'removed-api']]]),
}

/** Programs whose suppressions are understood. */
export type ForeignProgram = 'checkov' | 'kube-linter' | 'kube-score' | 'polaris' | 'trivy'
