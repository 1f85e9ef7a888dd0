/** The one door that a rule may import: how to define it, what it is given, and the sums and grammars of Kubernetes. */
export type { Container, PodSpec, Volume } from 'kubernetes-types/core/v1'
export type { LabelSelector } from 'kubernetes-types/meta/v1'
export type { OptionValues, RuleOption, RuleOptions } from './engine/options.ts'
export type {
  ContainerRole,
  Pod,
  PodContainer,
  ResourceRule,
  RuleContext,
  Sane,
  StageRule,
  UnitContext,
  UnitRule,
  Workload,
} from './engine/rule.ts'
export { defineRule } from './engine/rule.ts'
export { apiGroups, apiResourcesOf, groupsWith, isClusterScoped } from './kubernetes/api-resources.ts'
export { type BaseImage, baseImage } from './kubernetes/base-images.ts'
export { bundleWithoutCertificate } from './kubernetes/ca-bundle.ts'
export { eachCommand, type Words } from './kubernetes/commands.ts'
export { cronFault } from './kubernetes/cron.ts'
export { shortestPeriod } from './kubernetes/cron-period.ts'
export { type DataFolder, dataFolders } from './kubernetes/data-folders.ts'
export { GATEWAY_GROUP, hostsIntersect, type Listener, listenersOf, routeHostnames } from './kubernetes/gateway.ts'
export {
  type DeclaredPort,
  declaredPorts,
  firstPodName,
  isHeadless,
  looksHeadless,
} from './kubernetes/headless.ts'
export { imageReferenceFault, imageReferenceParts } from './kubernetes/image.ts'
export {
  coversHost,
  DEFAULT_INGRESS_CLASS,
  type IngressPath,
  ingressClass,
  ingressPaths,
  ruleHosts,
  tlsHosts,
} from './kubernetes/ingress.ts'
export { isIntOrPercent, isWrittenZero, percentOf, scale } from './kubernetes/int-or-percent.ts'
export { ipFamily } from './kubernetes/ip.ts'
export {
  canMatchSameLabels,
  contradiction,
  explainMiss,
  failing,
  formatRequirement,
  formatSelector,
  isIdentity,
  isSlip,
  type Miss,
  matches,
  parseLabels,
  parseSelector,
  type Requirement,
  type Selector,
} from './kubernetes/label-selector.ts'
export { type Labels, labelKeyFault, labelValueFault } from './kubernetes/labels.ts'
export { type LimitFault, limitFaults } from './kubernetes/limit-range.ts'
export { listInstead } from './kubernetes/listed-names.ts'
export { objectsOf } from './kubernetes/lists.ts'
export { type Mount, mountsOf, mountsWithoutVolume } from './kubernetes/mounts.ts'
export {
  allowsPort,
  type Direction,
  isolates,
  isPort,
  type PolicyPeer,
  policyRules,
} from './kubernetes/network-policy.ts'
export { isInFolder, withoutSlashes } from './kubernetes/paths.ts'
export { isForWindows, isHeldToOneNode } from './kubernetes/placement.ts'
export { type Amounts, amountsOf, containerNeeds, type Needs, podNeeds } from './kubernetes/pod-resources.ts'
export { idleLabels, misplacedLabels, refusedLabels } from './kubernetes/pod-security/labels.ts'
export { formatAskedLevel, POD_SECURITY_SINCE } from './kubernetes/pod-security/policy.ts'
export { levelProblems } from './kubernetes/pod-security/problems.ts'
export {
  type InTreeVolume,
  inTreeProvisioner,
  inTreeUses,
  isDiskField,
  isDiskOfEachNode,
  isDiskProvisioner,
  isNodeBoundProvisioner,
  isZonalProvisioner,
  NO_PROVISIONER,
} from './kubernetes/provisioners.ts'
export {
  addQuantities,
  compareQuantities,
  formatQuantity,
  isQuantity,
  parseQuantity,
  type Quantity,
} from './kubernetes/quantity.ts'
export { quotaDemand } from './kubernetes/quota.ts'
export { type Budget, needsScale, resolveBudget } from './kubernetes/rollout/budget.ts'
export { DEPLOYMENT_DEFAULTS } from './kubernetes/rollout/deployment.ts'
export { hasReadinessProbe, podReadiness } from './kubernetes/rollout/readiness.ts'
export {
  daemonSetStrategy,
  deploymentLimits,
  deploymentStrategy,
  hostPorts,
} from './kubernetes/rollout/strategy.ts'
export { hostsIn, type ServiceHost } from './kubernetes/service-hosts.ts'
export { servicePorts, targetsOf } from './kubernetes/service-ports.ts'
export {
  isShell,
  mayStartShell,
  programIn,
  readsParameters,
  runsFurtherText,
  scriptIndex,
  wordsOf,
} from './kubernetes/shell.ts'
export {
  bindingObstacles,
  CLASS_ANNOTATION,
  canBind,
  claimHolders,
  claimKinds,
  claimsIn,
  isPodVolumeSource,
  type Obstacle,
  POD_VOLUME_SOURCES,
  volumeSource,
} from './kubernetes/storage.ts'
export { triggeredByUsage, type UsageMetric, usageMetrics, verticallyScaled } from './kubernetes/usage-metrics.ts'
export {
  checksTemplates,
  podLabelsPath,
  runsToCompletion,
  templateOf,
  templatePath,
  valueAt,
  type WorkloadShape,
  workloadShape,
} from './kubernetes/workload.ts'
export { isEqual } from './model/equal.ts'
export type { Problem, Related, Severity } from './model/finding.ts'
export { didYouMean } from './model/meant.ts'
export { type FieldPath, formatPath, key } from './model/path.ts'
export { isHidden, nameOf, podsOf, type Resource } from './model/resource.ts'
export { existsInAll, existsInSome, formatMinor, formatVersions, type VersionRange } from './model/version.ts'
export { isBase64 } from './schema/scalars.ts'
export { firstLine } from './text/first-line.ts'
export { placeholderHint } from './text/placeholder.ts'
export { type Autoscaler, autoscalersByTarget, autoscalersOver } from './workspace/autoscalers.ts'
export { budgetsOver, type Covered, coveredBy } from './workspace/budgets.ts'
export { type TakenVariable, variablesOf, variablesTaken } from './workspace/environment.ts'
export { admitsNamespace, attachmentsOf, grantsIn, isGatewayKind, routeKinds } from './workspace/gateways.ts'
export { ingressesOf, routeKeyOf } from './workspace/ingresses.ts'
export { limitDefaultsFor, limitRangesOver } from './workspace/limit-ranges.ts'
export { oncePer, push, within } from './workspace/maps.ts'
export { type MountedFiles, mountedFiles } from './workspace/mounted-files.ts'
export {
  isInNamespaces,
  isNamespaceUsed,
  NAMESPACE_NAME,
  namespaceLabels,
  namespaceNearly,
} from './workspace/namespaces.ts'
export {
  hasOtherPolicies,
  type Isolation,
  includesPods,
  isolationOf,
  type PlacedRule,
} from './workspace/network-policies.ts'
export { levelViolations } from './workspace/pod-security.ts'
export {
  type CountedClaims,
  type CountedPods,
  claimsUnder,
  objectsUnder,
  podsUnder,
  takenByClaim,
  takenByPod,
  times,
  total,
} from './workspace/quotas.ts'
export { kindOf, namespaceNamedBy, type Part, type Reference } from './workspace/references/extract.ts'
export { currentKind, goneIn, groupOfKind } from './workspace/references/identity.ts'
export { isMentioned, readMentions, useOf } from './workspace/references/mentions.ts'
export { type Outcome, referencesIn } from './workspace/references/resolve.ts'
export {
  danglingProblem,
  describeReference,
  missingPartProblems,
  nameIn,
  wrongKindProblem,
} from './workspace/references/words.ts'
export { autoscalerOf, type Replicas, replicasOf, serviceOf } from './workspace/replicas.ts'
export { missedProblem, portsNamedBy, selected } from './workspace/selections/judge.ts'
export {
  defaultsSelector,
  type PodSelection,
  podSelection,
  type Selection,
  selectionsOf,
} from './workspace/selections/read.ts'
export { type ServiceMeant, serviceMeant } from './workspace/service-meant.ts'
export {
  claimOf,
  claimsOf,
  isNeverAttached,
  isOfOneNode,
  nearClass,
  nearName,
  promisedTo,
  type Storage,
  storageOf,
  type UnitClaim,
  type UnitClass,
  type UnitVolume,
} from './workspace/storage.ts'
export { areTogether, isMetBy, type Unit } from './workspace/unit.ts'
export { writeScalar } from './yaml/write.ts'
