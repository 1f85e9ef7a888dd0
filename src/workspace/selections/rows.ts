import type { KindSelections, SelectedNamespaces, SelectionRow } from './row.ts'

const DROPPED = 'what no rule of a policy allows is dropped without an answer, and connections time out'

/** How a workload finds its own pods again; an empty selector is refused. */
const own = (field: string): SelectionRow => ({ field, selects: 'Pod', main: true, own: true })

const kubernetes: readonly KindSelections[] = [
  { in: ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job'], selections: [own('spec.selector')] },
  { in: ['CronJob'], selections: [own('spec.jobTemplate.spec.selector')] },
  {
    in: ['ReplicationController'],
    selections: [{ ...own('spec.selector'), map: true, missing: 'template', empty: 'template' }],
  },
  {
    in: ['Service'],
    selections: [
      {
        field: 'spec.selector',
        selects: 'Pod',
        map: true,
        main: true,
        unless: { type: 'ExternalName' },
        ports: { field: 'spec.ports[].targetPort', judgedBy: 'target-port-unknown' },
        judgedBy: 'selector-matches-no-pods',
        says: 'selects no pods',
        why: 'a Service without pods has no endpoints: connections to it fail',
        elsewhere: 'always',
      },
    ],
  },
  {
    in: ['PodDisruptionBudget'],
    selections: [
      {
        field: 'spec.selector',
        selects: 'Pod',
        main: true,
        empty: 'all',
        judgedBy: 'selector-matches-no-pods',
        says: 'selects no pods',
        why: 'a budget without pods protects nothing while nodes are drained',
        elsewhere: 'always',
      },
    ],
  },
  {
    in: ['NetworkPolicy'],
    selections: [
      {
        field: 'spec.podSelector',
        selects: 'Pod',
        main: true,
        missing: 'all',
        empty: 'all',
        otherPorts: ['spec.ingress[].ports[].port'],
        judgedBy: 'selector-matches-no-pods',
        says: 'selects no pods',
        why: 'a policy without pods isolates nothing: the traffic that it was written for is not filtered',
        elsewhere: 'amid-pods',
      },
      ...['spec.ingress[].from[]', 'spec.egress[].to[]'].flatMap((peer): SelectionRow[] => [
        {
          field: `${peer}.podSelector`,
          selects: 'Pod',
          empty: 'all',
          namespaces: { selector: 'namespaceSelector' },
          judgedBy: 'network-policy-peer-matches-no-pods',
          says: 'no pods are allowed by this',
          why: DROPPED,
        },
        { field: `${peer}.namespaceSelector`, selects: 'Namespace', empty: 'all' },
      ]),
    ],
  },
  { in: ['PersistentVolumeClaim'], selections: [{ field: 'spec.selector', selects: 'PersistentVolume' }] },
  {
    in: ['ClusterRole'],
    selections: [{ field: 'aggregationRule.clusterRoleSelectors[]', selects: 'ClusterRole.rbac.authorization.k8s.io' }],
  },
]

const TERM: SelectedNamespaces = { names: 'namespaces', selector: 'namespaceSelector' }
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution[]'
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm'

/** A rule of the scheduler about the pods beside which a pod runs, or does not. */
const term = (field: string, rest: Partial<SelectionRow> = {}): readonly SelectionRow[] => [
  {
    field: `spec.affinity.${field}.labelSelector`,
    selects: 'Pod',
    empty: 'all',
    namespaces: TERM,
    keys: ['matchLabelKeys', 'mismatchLabelKeys'],
    ...rest,
  },
  { field: `spec.affinity.${field}.namespaceSelector`, selects: 'Namespace', empty: 'all' },
]

const pods: KindSelections = {
  in: ['pod'],
  selections: [
    ...term(`podAffinity.${REQUIRED}`, {
      judgedBy: 'affinity-matches-no-pods',
      says: 'the pods stay Pending, for they must run beside others that do not exist',
    }),
    ...term(`podAffinity.${PREFERRED}`),
    ...term(`podAntiAffinity.${REQUIRED}`),
    ...term(`podAntiAffinity.${PREFERRED}`),
    { field: 'spec.topologySpreadConstraints[].labelSelector', selects: 'Pod', keys: ['matchLabelKeys'] },
  ],
}

const MONITORED: SelectedNamespaces = { any: 'namespaceSelector.any', names: 'namespaceSelector.matchNames' }
const UNSEEN = 'there is no error anywhere: graphs are empty, and alerts on metrics that do not exist stay silent'

/** What the operators of Prometheus and VictoriaMetrics scrape. */
const monitors: readonly KindSelections[] = [
  {
    in: ['ServiceMonitor.monitoring.coreos.com', 'VMServiceScrape.operator.victoriametrics.com'],
    selections: [
      {
        field: 'spec.selector',
        selects: 'Service',
        main: true,
        empty: 'all',
        namespaces: MONITORED,
        ports: { field: 'spec.endpoints[].port', judgedBy: 'monitor-port-unknown' },
        judgedBy: 'monitor-matches-no-services',
        says: 'selects no Services, and nothing is scraped',
        why: UNSEEN,
        elsewhere: 'from-named',
      },
    ],
  },
  {
    in: ['PodMonitor.monitoring.coreos.com', 'VMPodScrape.operator.victoriametrics.com'],
    selections: [
      {
        field: 'spec.selector',
        selects: 'Pod',
        main: true,
        empty: 'all',
        namespaces: MONITORED,
        ports: { field: 'spec.podMetricsEndpoints[].port', judgedBy: 'monitor-port-unknown' },
        judgedBy: 'selector-matches-no-pods',
        says: 'selects no pods, and nothing is scraped',
        why: UNSEEN,
        elsewhere: 'from-named',
      },
    ],
  },
]

/** What says something about pods, and means all of the namespace without a selector. */
const about = (field: string, map?: true): SelectionRow => ({
  field,
  selects: 'Pod',
  main: true,
  map,
  missing: 'all',
  empty: 'all',
  judgedBy: 'selector-matches-no-pods',
  says: 'selects no pods',
  why: 'what is said here holds for no pod, and nobody says so',
})

/** Service meshes, and workloads of other projects. */
const others: readonly KindSelections[] = [
  {
    in: [
      'AuthorizationPolicy.security.istio.io',
      'PeerAuthentication.security.istio.io',
      'RequestAuthentication.security.istio.io',
      'Telemetry.telemetry.istio.io',
      'WasmPlugin.extensions.istio.io',
    ],
    selections: [about('spec.selector.matchLabels', true)],
  },
  {
    in: ['EnvoyFilter.networking.istio.io', 'ServiceEntry.networking.istio.io', 'Sidecar.networking.istio.io'],
    selections: [about('spec.workloadSelector.labels', true)],
  },
  { in: ['Server.policy.linkerd.io'], selections: [about('spec.podSelector')] },
  {
    in: ['Rollout.argoproj.io', ...['CloneSet', 'StatefulSet', 'DaemonSet'].map((kind) => `${kind}.apps.kruise.io`)],
    selections: [own('spec.selector')],
  },
  { in: ['DeploymentConfig.apps.openshift.io'], selections: [{ ...own('spec.selector'), map: true }] },
  {
    in: ['Gateway.gateway.networking.k8s.io'],
    selections: [{ field: 'spec.listeners[].allowedRoutes.namespaces.selector', selects: 'Namespace', empty: 'all' }],
  },
]

/** The selection table: every field that selects by labels, by the kinds that have it (API reference of each). */
export const selections: readonly KindSelections[] = [...kubernetes, pods, ...monitors, ...others]
