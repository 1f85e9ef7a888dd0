// Written by `npm run rules` from the files in this folder.
import type { Rule } from '../src/engine/rule.ts'
import affinityMatchesNoPods from './selectors/affinity-matches-no-pods.ts'
import annotationWithoutEffect from './labels/annotation-without-effect.ts'
import apiNotEnabled from './schema/api-not-enabled.ts'
import apiWarning from './validity/api-warning.ts'
import autoscalerFixed from './autoscaling/autoscaler-fixed.ts'
import autoscalerWithoutRequests from './autoscaling/autoscaler-without-requests.ts'
import autoscalersInConflict from './autoscaling/autoscalers-in-conflict.ts'
import blockVolumeMounted from './storage/block-volume-mounted.ts'
import budgetBlocksEviction from './rollout/budget-blocks-eviction.ts'
import budgetCannotCount from './rollout/budget-cannot-count.ts'
import budgetLargerThanWorkload from './rollout/budget-larger-than-workload.ts'
import budgetOverlap from './rollout/budget-overlap.ts'
import budgetProtectsNothing from './rollout/budget-protects-nothing.ts'
import budgetSelectorEmpty from './selectors/budget-selector-empty.ts'
import caBundleWithoutCertificate from './services/ca-bundle-without-certificate.ts'
import claimCannotBind from './storage/claim-cannot-bind.ts'
import claimClassEmpty from './storage/claim-class-empty.ts'
import claimClassOmitted from './storage/claim-class-omitted.ts'
import claimNotFound from './storage/claim-not-found.ts'
import claimOutsideLimitRange from './resources/claim-outside-limit-range.ts'
import claimRefMismatch from './storage/claim-ref-mismatch.ts'
import claimSelectorWithProvisioner from './storage/claim-selector-with-provisioner.ts'
import claimSharedByWorkloads from './storage/claim-shared-by-workloads.ts'
import claimTemplateHidesVolume from './storage/claim-template-hides-volume.ts'
import claimsOutliveStatefulset from './storage/claims-outlive-statefulset.ts'
import classDeletesData from './storage/class-deletes-data.ts'
import classWithoutExpansion from './storage/class-without-expansion.ts'
import classZoneParameter from './storage/class-zone-parameter.ts'
import clusterIpCollision from './services/cluster-ip-collision.ts'
import clusterScopedInRole from './rbac/cluster-scoped-in-role.ts'
import commandLineInOneWord from './config/command-line-in-one-word.ts'
import configChangeWithoutRestart from './config/config-change-without-restart.ts'
import cronJobOverlap from './jobs/cron-job-overlap.ts'
import danglingName from './validity/dangling-name.ts'
import danglingReference from './references/dangling-reference.ts'
import dataBesideVolume from './storage/data-beside-volume.ts'
import dataOnEmptyDir from './storage/data-on-empty-dir.ts'
import defaultLimitBelowRequest from './resources/default-limit-below-request.ts'
import deprecatedApi from './schema/deprecated-api.ts'
import deprecatedStorageAnnotation from './storage/deprecated-storage-annotation.ts'
import diskForManyNodes from './storage/disk-for-many-nodes.ts'
import duplicateKey from './schema/duplicate-key.ts'
import duplicateResource from './labels/duplicate-resource.ts'
import duplicateService from './services/duplicate-service.ts'
import duplicateValue from './schema/duplicate-value.ts'
import endpointsOverwritten from './services/endpoints-overwritten.ts'
import expiredSuppression from './suppressions/expired-suppression.ts'
import externalAddressCollision from './services/external-address-collision.ts'
import externalNameIsAddress from './services/external-name-is-address.ts'
import externalNameSettingWithoutEffect from './services/external-name-setting-without-effect.ts'
import fileMountedAsFolder from './storage/file-mounted-as-folder.ts'
import forbiddenField from './validity/forbidden-field.ts'
import fractionalBytes from './storage/fractional-bytes.ts'
import gatewayListenerCollision from './gateway/gateway-listener-collision.ts'
import headlessOtherPods from './headless/headless-other-pods.ts'
import headlessPeersNotReady from './headless/headless-peers-not-ready.ts'
import headlessPortMismatch from './headless/headless-port-mismatch.ts'
import headlessPortName from './headless/headless-port-name.ts'
import headlessPortTranslation from './headless/headless-port-translation.ts'
import headlessServiceMissing from './headless/headless-service-missing.ts'
import headlessServiceNotFound from './headless/headless-service-not-found.ts'
import headlessSettingWithoutEffect from './headless/headless-setting-without-effect.ts'
import hostPathData from './storage/host-path-data.ts'
import hostPathPersistentVolume from './storage/host-path-persistent-volume.ts'
import hostPortCollision from './networking/host-port-collision.ts'
import ignoredField from './schema/ignored-field.ts'
import imageNeedsCommand from './config/image-needs-command.ts'
import immediateVolumeBinding from './storage/immediate-volume-binding.ts'
import immutableConfigWithoutVersion from './config/immutable-config-without-version.ts'
import inTreeVolumePlugin from './storage/in-tree-volume-plugin.ts'
import ingressBackendWithoutAddress from './networking/ingress-backend-without-address.ts'
import ingressHostWithoutTls from './networking/ingress-host-without-tls.ts'
import ingressPathConflict from './networking/ingress-path-conflict.ts'
import ingressPathPattern from './networking/ingress-path-pattern.ts'
import ingressRewriteLosesPath from './networking/ingress-rewrite-loses-path.ts'
import ingressTlsHostWithoutRule from './networking/ingress-tls-host-without-rule.ts'
import ingressWithoutClass from './networking/ingress-without-class.ts'
import invalidImageName from './references/invalid-image-name.ts'
import invalidSuppression from './suppressions/invalid-suppression.ts'
import invalidValue from './schema/invalid-value.ts'
import limitRangeViolation from './resources/limit-range-violation.ts'
import lostContent from './yaml/lost-content.ts'
import memoryVolumeWithoutLimit from './storage/memory-volume-without-limit.ts'
import minReadyWithoutReadiness from './rollout/min-ready-without-readiness.ts'
import missingKey from './references/missing-key.ts'
import missingPort from './references/missing-port.ts'
import monitorMatchesNoServices from './services/monitor-matches-no-services.ts'
import monitorPortUnknown from './services/monitor-port-unknown.ts'
import mountHidesFolder from './storage/mount-hides-folder.ts'
import mountedCommandCannotRun from './config/mounted-command-cannot-run.ts'
import nameWithVersion from './labels/name-with-version.ts'
import namespaceOnClusterScoped from './labels/namespace-on-cluster-scoped.ts'
import namespaceWithoutPolicy from './labels/namespace-without-policy.ts'
import networkPolicyCutsClient from './networking/network-policy-cuts-client.ts'
import networkPolicyCutsDns from './networking/network-policy-cuts-dns.ts'
import networkPolicyCutsEntry from './networking/network-policy-cuts-entry.ts'
import networkPolicyDnsElsewhere from './networking/network-policy-dns-elsewhere.ts'
import networkPolicyNamespaceUnknown from './networking/network-policy-namespace-unknown.ts'
import networkPolicyPeerMatchesNoPods from './selectors/network-policy-peer-matches-no-pods.ts'
import networkPolicyPortUnknown from './references/network-policy-port-unknown.ts'
import networkPolicySelectsAll from './selectors/network-policy-selects-all.ts'
import noRollbackHistory from './rollout/no-rollback-history.ts'
import nodePortCollision from './services/node-port-collision.ts'
import nodePortOutOfRange from './services/node-port-out-of-range.ts'
import notEnoughVolumes from './storage/not-enough-volumes.ts'
import partitionUpdatesNothing from './rollout/partition-updates-nothing.ts'
import pinnedVolumeMismatch from './storage/pinned-volume-mismatch.ts'
import podNamesStorage from './storage/pod-names-storage.ts'
import podSecurityAuditLevel from './pod-security/pod-security-audit-level.ts'
import podSecurityBaseline from './pod-security/pod-security-baseline.ts'
import podSecurityLabel from './pod-security/pod-security-label.ts'
import podSecurityLabelWithoutEffect from './pod-security/pod-security-label-without-effect.ts'
import podSecurityLevel from './pod-security/pod-security-level.ts'
import podSecurityRestricted from './pod-security/pod-security-restricted.ts'
import podSecurityWarnLevel from './pod-security/pod-security-warn-level.ts'
import podsOrphaned from './updates/pods-orphaned.ts'
import powerfulBinding from './rbac/powerful-binding.ts'
import probePortUnknown from './references/probe-port-unknown.ts'
import progressDeadlineTooShort from './rollout/progress-deadline-too-short.ts'
import quotaDemandsResources from './resources/quota-demands-resources.ts'
import quotaExceeded from './resources/quota-exceeded.ts'
import recommendedLabels from './labels/recommended-labels.ts'
import recreateStopsAll from './rollout/recreate-stops-all.ts'
import recycleReclaimPolicy from './storage/recycle-reclaim-policy.ts'
import referenceGrantMissing from './gateway/reference-grant-missing.ts'
import removedApi from './schema/removed-api.ts'
import removedVolumePlugin from './storage/removed-volume-plugin.ts'
import renamedResource from './updates/renamed-resource.ts'
import replicasUnderAutoscaler from './rollout/replicas-under-autoscaler.ts'
import requireDisruptionBudget from './rollout/require-disruption-budget.ts'
import requireNetworkPolicy from './networking/require-network-policy.ts'
import requireServiceName from './headless/require-service-name.ts'
import requiredValue from './schema/required-value.ts'
import requiredVariableMissing from './config/required-variable-missing.ts'
import resourceVersionWritten from './labels/resource-version-written.ts'
import rollingUpdateOfClaim from './storage/rolling-update-of-claim.ts'
import rolloutCannotProgress from './rollout/rollout-cannot-progress.ts'
import rolloutPaused from './rollout/rollout-paused.ts'
import rolloutRoundsToZero from './rollout/rollout-rounds-to-zero.ts'
import routeConflict from './gateway/route-conflict.ts'
import routeHostnameUnknown from './gateway/route-hostname-unknown.ts'
import routeListenerUnknown from './gateway/route-listener-unknown.ts'
import routeNotAdmitted from './gateway/route-not-admitted.ts'
import secretOfWrongType from './references/secret-of-wrong-type.ts'
import selectorMatchesNoPods from './selectors/selector-matches-no-pods.ts'
import selectorMismatch from './selectors/selector-mismatch.ts'
import selectorNeverMatches from './selectors/selector-never-matches.ts'
import selectorOverlap from './selectors/selector-overlap.ts'
import serviceLeavesPods from './updates/service-leaves-pods.ts'
import serviceNotHeadless from './headless/service-not-headless.ts'
import serviceSelectorTooWide from './selectors/service-selector-too-wide.ts'
import serviceWithoutSelector from './selectors/service-without-selector.ts'
import settingWithoutEffect from './rollout/setting-without-effect.ts'
import severalAutoscalers from './autoscaling/several-autoscalers.ts'
import severalDefaultClasses from './storage/several-default-classes.ts'
import severalDefaultIngressClasses from './networking/several-default-ingress-classes.ts'
import severalDefaultPriorityClasses from './resources/several-default-priority-classes.ts'
import sharedReadWriteOnceClaim from './storage/shared-read-write-once-claim.ts'
import shellWordWithoutShell from './config/shell-word-without-shell.ts'
import singleReplica from './rollout/single-replica.ts'
import spreadSelectorMismatch from './selectors/spread-selector-mismatch.ts'
import statefulsetGracePeriod from './headless/statefulset-grace-period.ts'
import statefulsetMountWithoutVolume from './storage/statefulset-mount-without-volume.ts'
import statefulsetNameLength from './headless/statefulset-name-length.ts'
import statefulsetOrderWithoutReadiness from './headless/statefulset-order-without-readiness.ts'
import statefulsetWithoutStorage from './storage/statefulset-without-storage.ts'
import storageClassElsewhere from './storage/storage-class-elsewhere.ts'
import subPathNeverUpdated from './storage/sub-path-never-updated.ts'
import surgeExceedsQuota from './rollout/surge-exceeds-quota.ts'
import surgeNeedsFreeNode from './rollout/surge-needs-free-node.ts'
import surgePortConflict from './rollout/surge-port-conflict.ts'
import surprisingValue from './yaml/surprising-value.ts'
import syntax from './yaml/syntax.ts'
import targetPortNotDeclared from './services/target-port-not-declared.ts'
import targetPortUnknown from './services/target-port-unknown.ts'
import tooLong from './schema/too-long.ts'
import tooMany from './schema/too-many.ts'
import unknownField from './schema/unknown-field.ts'
import unknownKind from './schema/unknown-kind.ts'
import unknownRoleGroup from './rbac/unknown-role-group.ts'
import unknownRoleResource from './rbac/unknown-role-resource.ts'
import unknownRoleVerb from './rbac/unknown-role-verb.ts'
import unknownStorageClass from './storage/unknown-storage-class.ts'
import unstableSelector from './selectors/unstable-selector.ts'
import unsupportedValue from './schema/unsupported-value.ts'
import unusedResource from './references/unused-resource.ts'
import unusedSuppression from './suppressions/unused-suppression.ts'
import unusedVolume from './storage/unused-volume.ts'
import updateOnDelete from './rollout/update-on-delete.ts'
import updateTakesAllDown from './rollout/update-takes-all-down.ts'
import variableEndsInLineBreak from './config/variable-ends-in-line-break.ts'
import variableNotExpanded from './config/variable-not-expanded.ts'
import variableSetTwice from './config/variable-set-twice.ts'
import variableSkipped from './config/variable-skipped.ts'
import variableUsedBeforeSet from './config/variable-used-before-set.ts'
import volumeNameNotFound from './storage/volume-name-not-found.ts'
import volumeOfDynamicClass from './storage/volume-of-dynamic-class.ts'
import volumeOpenToAnyClaim from './storage/volume-open-to-any-claim.ts'
import volumeWithoutSource from './storage/volume-without-source.ts'
import webhookBlocksItself from './services/webhook-blocks-itself.ts'
import webhookServiceWithoutPods from './services/webhook-service-without-pods.ts'
import wordsBehindShellScript from './config/words-behind-shell-script.ts'
import wrongTargetKind from './references/wrong-target-kind.ts'
import wrongType from './schema/wrong-type.ts'

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  { id: 'affinity-matches-no-pods', group: 'selectors', ...affinityMatchesNoPods },
  { id: 'annotation-without-effect', group: 'labels', ...annotationWithoutEffect },
  { id: 'api-not-enabled', group: 'schema', ...apiNotEnabled },
  { id: 'api-warning', group: 'validity', ...apiWarning },
  { id: 'autoscaler-fixed', group: 'autoscaling', ...autoscalerFixed },
  { id: 'autoscaler-without-requests', group: 'autoscaling', ...autoscalerWithoutRequests },
  { id: 'autoscalers-in-conflict', group: 'autoscaling', ...autoscalersInConflict },
  { id: 'block-volume-mounted', group: 'storage', ...blockVolumeMounted },
  { id: 'budget-blocks-eviction', group: 'rollout', ...budgetBlocksEviction },
  { id: 'budget-cannot-count', group: 'rollout', ...budgetCannotCount },
  { id: 'budget-larger-than-workload', group: 'rollout', ...budgetLargerThanWorkload },
  { id: 'budget-overlap', group: 'rollout', ...budgetOverlap },
  { id: 'budget-protects-nothing', group: 'rollout', ...budgetProtectsNothing },
  { id: 'budget-selector-empty', group: 'selectors', ...budgetSelectorEmpty },
  { id: 'ca-bundle-without-certificate', group: 'services', ...caBundleWithoutCertificate },
  { id: 'claim-cannot-bind', group: 'storage', ...claimCannotBind },
  { id: 'claim-class-empty', group: 'storage', ...claimClassEmpty },
  { id: 'claim-class-omitted', group: 'storage', ...claimClassOmitted },
  { id: 'claim-not-found', group: 'storage', ...claimNotFound },
  { id: 'claim-outside-limit-range', group: 'resources', ...claimOutsideLimitRange },
  { id: 'claim-ref-mismatch', group: 'storage', ...claimRefMismatch },
  { id: 'claim-selector-with-provisioner', group: 'storage', ...claimSelectorWithProvisioner },
  { id: 'claim-shared-by-workloads', group: 'storage', ...claimSharedByWorkloads },
  { id: 'claim-template-hides-volume', group: 'storage', ...claimTemplateHidesVolume },
  { id: 'claims-outlive-statefulset', group: 'storage', ...claimsOutliveStatefulset },
  { id: 'class-deletes-data', group: 'storage', ...classDeletesData },
  { id: 'class-without-expansion', group: 'storage', ...classWithoutExpansion },
  { id: 'class-zone-parameter', group: 'storage', ...classZoneParameter },
  { id: 'cluster-ip-collision', group: 'services', ...clusterIpCollision },
  { id: 'cluster-scoped-in-role', group: 'rbac', ...clusterScopedInRole },
  { id: 'command-line-in-one-word', group: 'config', ...commandLineInOneWord },
  { id: 'config-change-without-restart', group: 'config', ...configChangeWithoutRestart },
  { id: 'cron-job-overlap', group: 'jobs', ...cronJobOverlap },
  { id: 'dangling-name', group: 'validity', ...danglingName },
  { id: 'dangling-reference', group: 'references', ...danglingReference },
  { id: 'data-beside-volume', group: 'storage', ...dataBesideVolume },
  { id: 'data-on-empty-dir', group: 'storage', ...dataOnEmptyDir },
  { id: 'default-limit-below-request', group: 'resources', ...defaultLimitBelowRequest },
  { id: 'deprecated-api', group: 'schema', ...deprecatedApi },
  { id: 'deprecated-storage-annotation', group: 'storage', ...deprecatedStorageAnnotation },
  { id: 'disk-for-many-nodes', group: 'storage', ...diskForManyNodes },
  { id: 'duplicate-key', group: 'schema', ...duplicateKey },
  { id: 'duplicate-resource', group: 'labels', ...duplicateResource },
  { id: 'duplicate-service', group: 'services', ...duplicateService },
  { id: 'duplicate-value', group: 'schema', ...duplicateValue },
  { id: 'endpoints-overwritten', group: 'services', ...endpointsOverwritten },
  { id: 'expired-suppression', group: 'suppressions', ...expiredSuppression },
  { id: 'external-address-collision', group: 'services', ...externalAddressCollision },
  { id: 'external-name-is-address', group: 'services', ...externalNameIsAddress },
  { id: 'external-name-setting-without-effect', group: 'services', ...externalNameSettingWithoutEffect },
  { id: 'file-mounted-as-folder', group: 'storage', ...fileMountedAsFolder },
  { id: 'forbidden-field', group: 'validity', ...forbiddenField },
  { id: 'fractional-bytes', group: 'storage', ...fractionalBytes },
  { id: 'gateway-listener-collision', group: 'gateway', ...gatewayListenerCollision },
  { id: 'headless-other-pods', group: 'headless', ...headlessOtherPods },
  { id: 'headless-peers-not-ready', group: 'headless', ...headlessPeersNotReady },
  { id: 'headless-port-mismatch', group: 'headless', ...headlessPortMismatch },
  { id: 'headless-port-name', group: 'headless', ...headlessPortName },
  { id: 'headless-port-translation', group: 'headless', ...headlessPortTranslation },
  { id: 'headless-service-missing', group: 'headless', ...headlessServiceMissing },
  { id: 'headless-service-not-found', group: 'headless', ...headlessServiceNotFound },
  { id: 'headless-setting-without-effect', group: 'headless', ...headlessSettingWithoutEffect },
  { id: 'host-path-data', group: 'storage', ...hostPathData },
  { id: 'host-path-persistent-volume', group: 'storage', ...hostPathPersistentVolume },
  { id: 'host-port-collision', group: 'networking', ...hostPortCollision },
  { id: 'ignored-field', group: 'schema', ...ignoredField },
  { id: 'image-needs-command', group: 'config', ...imageNeedsCommand },
  { id: 'immediate-volume-binding', group: 'storage', ...immediateVolumeBinding },
  { id: 'immutable-config-without-version', group: 'config', ...immutableConfigWithoutVersion },
  { id: 'in-tree-volume-plugin', group: 'storage', ...inTreeVolumePlugin },
  { id: 'ingress-backend-without-address', group: 'networking', ...ingressBackendWithoutAddress },
  { id: 'ingress-host-without-tls', group: 'networking', ...ingressHostWithoutTls },
  { id: 'ingress-path-conflict', group: 'networking', ...ingressPathConflict },
  { id: 'ingress-path-pattern', group: 'networking', ...ingressPathPattern },
  { id: 'ingress-rewrite-loses-path', group: 'networking', ...ingressRewriteLosesPath },
  { id: 'ingress-tls-host-without-rule', group: 'networking', ...ingressTlsHostWithoutRule },
  { id: 'ingress-without-class', group: 'networking', ...ingressWithoutClass },
  { id: 'invalid-image-name', group: 'references', ...invalidImageName },
  { id: 'invalid-suppression', group: 'suppressions', ...invalidSuppression },
  { id: 'invalid-value', group: 'schema', ...invalidValue },
  { id: 'limit-range-violation', group: 'resources', ...limitRangeViolation },
  { id: 'lost-content', group: 'yaml', ...lostContent },
  { id: 'memory-volume-without-limit', group: 'storage', ...memoryVolumeWithoutLimit },
  { id: 'min-ready-without-readiness', group: 'rollout', ...minReadyWithoutReadiness },
  { id: 'missing-key', group: 'references', ...missingKey },
  { id: 'missing-port', group: 'references', ...missingPort },
  { id: 'monitor-matches-no-services', group: 'services', ...monitorMatchesNoServices },
  { id: 'monitor-port-unknown', group: 'services', ...monitorPortUnknown },
  { id: 'mount-hides-folder', group: 'storage', ...mountHidesFolder },
  { id: 'mounted-command-cannot-run', group: 'config', ...mountedCommandCannotRun },
  { id: 'name-with-version', group: 'labels', ...nameWithVersion },
  { id: 'namespace-on-cluster-scoped', group: 'labels', ...namespaceOnClusterScoped },
  { id: 'namespace-without-policy', group: 'labels', ...namespaceWithoutPolicy },
  { id: 'network-policy-cuts-client', group: 'networking', ...networkPolicyCutsClient },
  { id: 'network-policy-cuts-dns', group: 'networking', ...networkPolicyCutsDns },
  { id: 'network-policy-cuts-entry', group: 'networking', ...networkPolicyCutsEntry },
  { id: 'network-policy-dns-elsewhere', group: 'networking', ...networkPolicyDnsElsewhere },
  { id: 'network-policy-namespace-unknown', group: 'networking', ...networkPolicyNamespaceUnknown },
  { id: 'network-policy-peer-matches-no-pods', group: 'selectors', ...networkPolicyPeerMatchesNoPods },
  { id: 'network-policy-port-unknown', group: 'references', ...networkPolicyPortUnknown },
  { id: 'network-policy-selects-all', group: 'selectors', ...networkPolicySelectsAll },
  { id: 'no-rollback-history', group: 'rollout', ...noRollbackHistory },
  { id: 'node-port-collision', group: 'services', ...nodePortCollision },
  { id: 'node-port-out-of-range', group: 'services', ...nodePortOutOfRange },
  { id: 'not-enough-volumes', group: 'storage', ...notEnoughVolumes },
  { id: 'partition-updates-nothing', group: 'rollout', ...partitionUpdatesNothing },
  { id: 'pinned-volume-mismatch', group: 'storage', ...pinnedVolumeMismatch },
  { id: 'pod-names-storage', group: 'storage', ...podNamesStorage },
  { id: 'pod-security-audit-level', group: 'pod-security', ...podSecurityAuditLevel },
  { id: 'pod-security-baseline', group: 'pod-security', ...podSecurityBaseline },
  { id: 'pod-security-label', group: 'pod-security', ...podSecurityLabel },
  { id: 'pod-security-label-without-effect', group: 'pod-security', ...podSecurityLabelWithoutEffect },
  { id: 'pod-security-level', group: 'pod-security', ...podSecurityLevel },
  { id: 'pod-security-restricted', group: 'pod-security', ...podSecurityRestricted },
  { id: 'pod-security-warn-level', group: 'pod-security', ...podSecurityWarnLevel },
  { id: 'pods-orphaned', group: 'updates', ...podsOrphaned },
  { id: 'powerful-binding', group: 'rbac', ...powerfulBinding },
  { id: 'probe-port-unknown', group: 'references', ...probePortUnknown },
  { id: 'progress-deadline-too-short', group: 'rollout', ...progressDeadlineTooShort },
  { id: 'quota-demands-resources', group: 'resources', ...quotaDemandsResources },
  { id: 'quota-exceeded', group: 'resources', ...quotaExceeded },
  { id: 'recommended-labels', group: 'labels', ...recommendedLabels },
  { id: 'recreate-stops-all', group: 'rollout', ...recreateStopsAll },
  { id: 'recycle-reclaim-policy', group: 'storage', ...recycleReclaimPolicy },
  { id: 'reference-grant-missing', group: 'gateway', ...referenceGrantMissing },
  { id: 'removed-api', group: 'schema', ...removedApi },
  { id: 'removed-volume-plugin', group: 'storage', ...removedVolumePlugin },
  { id: 'renamed-resource', group: 'updates', ...renamedResource },
  { id: 'replicas-under-autoscaler', group: 'rollout', ...replicasUnderAutoscaler },
  { id: 'require-disruption-budget', group: 'rollout', ...requireDisruptionBudget },
  { id: 'require-network-policy', group: 'networking', ...requireNetworkPolicy },
  { id: 'require-service-name', group: 'headless', ...requireServiceName },
  { id: 'required-value', group: 'schema', ...requiredValue },
  { id: 'required-variable-missing', group: 'config', ...requiredVariableMissing },
  { id: 'resource-version-written', group: 'labels', ...resourceVersionWritten },
  { id: 'rolling-update-of-claim', group: 'storage', ...rollingUpdateOfClaim },
  { id: 'rollout-cannot-progress', group: 'rollout', ...rolloutCannotProgress },
  { id: 'rollout-paused', group: 'rollout', ...rolloutPaused },
  { id: 'rollout-rounds-to-zero', group: 'rollout', ...rolloutRoundsToZero },
  { id: 'route-conflict', group: 'gateway', ...routeConflict },
  { id: 'route-hostname-unknown', group: 'gateway', ...routeHostnameUnknown },
  { id: 'route-listener-unknown', group: 'gateway', ...routeListenerUnknown },
  { id: 'route-not-admitted', group: 'gateway', ...routeNotAdmitted },
  { id: 'secret-of-wrong-type', group: 'references', ...secretOfWrongType },
  { id: 'selector-matches-no-pods', group: 'selectors', ...selectorMatchesNoPods },
  { id: 'selector-mismatch', group: 'selectors', ...selectorMismatch },
  { id: 'selector-never-matches', group: 'selectors', ...selectorNeverMatches },
  { id: 'selector-overlap', group: 'selectors', ...selectorOverlap },
  { id: 'service-leaves-pods', group: 'updates', ...serviceLeavesPods },
  { id: 'service-not-headless', group: 'headless', ...serviceNotHeadless },
  { id: 'service-selector-too-wide', group: 'selectors', ...serviceSelectorTooWide },
  { id: 'service-without-selector', group: 'selectors', ...serviceWithoutSelector },
  { id: 'setting-without-effect', group: 'rollout', ...settingWithoutEffect },
  { id: 'several-autoscalers', group: 'autoscaling', ...severalAutoscalers },
  { id: 'several-default-classes', group: 'storage', ...severalDefaultClasses },
  { id: 'several-default-ingress-classes', group: 'networking', ...severalDefaultIngressClasses },
  { id: 'several-default-priority-classes', group: 'resources', ...severalDefaultPriorityClasses },
  { id: 'shared-read-write-once-claim', group: 'storage', ...sharedReadWriteOnceClaim },
  { id: 'shell-word-without-shell', group: 'config', ...shellWordWithoutShell },
  { id: 'single-replica', group: 'rollout', ...singleReplica },
  { id: 'spread-selector-mismatch', group: 'selectors', ...spreadSelectorMismatch },
  { id: 'statefulset-grace-period', group: 'headless', ...statefulsetGracePeriod },
  { id: 'statefulset-mount-without-volume', group: 'storage', ...statefulsetMountWithoutVolume },
  { id: 'statefulset-name-length', group: 'headless', ...statefulsetNameLength },
  { id: 'statefulset-order-without-readiness', group: 'headless', ...statefulsetOrderWithoutReadiness },
  { id: 'statefulset-without-storage', group: 'storage', ...statefulsetWithoutStorage },
  { id: 'storage-class-elsewhere', group: 'storage', ...storageClassElsewhere },
  { id: 'sub-path-never-updated', group: 'storage', ...subPathNeverUpdated },
  { id: 'surge-exceeds-quota', group: 'rollout', ...surgeExceedsQuota },
  { id: 'surge-needs-free-node', group: 'rollout', ...surgeNeedsFreeNode },
  { id: 'surge-port-conflict', group: 'rollout', ...surgePortConflict },
  { id: 'surprising-value', group: 'yaml', ...surprisingValue },
  { id: 'syntax', group: 'yaml', ...syntax },
  { id: 'target-port-not-declared', group: 'services', ...targetPortNotDeclared },
  { id: 'target-port-unknown', group: 'services', ...targetPortUnknown },
  { id: 'too-long', group: 'schema', ...tooLong },
  { id: 'too-many', group: 'schema', ...tooMany },
  { id: 'unknown-field', group: 'schema', ...unknownField },
  { id: 'unknown-kind', group: 'schema', ...unknownKind },
  { id: 'unknown-role-group', group: 'rbac', ...unknownRoleGroup },
  { id: 'unknown-role-resource', group: 'rbac', ...unknownRoleResource },
  { id: 'unknown-role-verb', group: 'rbac', ...unknownRoleVerb },
  { id: 'unknown-storage-class', group: 'storage', ...unknownStorageClass },
  { id: 'unstable-selector', group: 'selectors', ...unstableSelector },
  { id: 'unsupported-value', group: 'schema', ...unsupportedValue },
  { id: 'unused-resource', group: 'references', ...unusedResource },
  { id: 'unused-suppression', group: 'suppressions', ...unusedSuppression },
  { id: 'unused-volume', group: 'storage', ...unusedVolume },
  { id: 'update-on-delete', group: 'rollout', ...updateOnDelete },
  { id: 'update-takes-all-down', group: 'rollout', ...updateTakesAllDown },
  { id: 'variable-ends-in-line-break', group: 'config', ...variableEndsInLineBreak },
  { id: 'variable-not-expanded', group: 'config', ...variableNotExpanded },
  { id: 'variable-set-twice', group: 'config', ...variableSetTwice },
  { id: 'variable-skipped', group: 'config', ...variableSkipped },
  { id: 'variable-used-before-set', group: 'config', ...variableUsedBeforeSet },
  { id: 'volume-name-not-found', group: 'storage', ...volumeNameNotFound },
  { id: 'volume-of-dynamic-class', group: 'storage', ...volumeOfDynamicClass },
  { id: 'volume-open-to-any-claim', group: 'storage', ...volumeOpenToAnyClaim },
  { id: 'volume-without-source', group: 'storage', ...volumeWithoutSource },
  { id: 'webhook-blocks-itself', group: 'services', ...webhookBlocksItself },
  { id: 'webhook-service-without-pods', group: 'services', ...webhookServiceWithoutPods },
  { id: 'words-behind-shell-script', group: 'config', ...wordsBehindShellScript },
  { id: 'wrong-target-kind', group: 'references', ...wrongTargetKind },
  { id: 'wrong-type', group: 'schema', ...wrongType },
]
