import type { KindRows, Row } from '../../row.ts'

const GROUP = 'argoproj.io'
const TRAFFIC = 'spec.strategy.canary.trafficRouting'

/** Where a Rollout is measured; a template is one of the own namespace, or with `clusterScope` one for all. */
const analyses = [
  'spec.strategy.canary.analysis',
  'spec.strategy.canary.steps[].analysis',
  'spec.strategy.canary.steps[].experiment',
  'spec.strategy.blueGreen.{prePromotionAnalysis,postPromotionAnalysis}',
].map(
  (analysis): Row => ({
    field: `${analysis}.templates[].templateName`,
    to: `AnalysisTemplate.${GROUP}`,
    unless: 'clusterScope',
  }),
)

const measured: readonly Row[] = [{ field: 'spec.args[].valueFrom.secretKeyRef.name', to: 'Secret', keys: ['key'] }]

/** Argo Rollouts and Argo CD. */
export const argo: readonly KindRows[] = [
  {
    in: `Rollout.${GROUP}`,
    references: [
      { field: 'spec.workloadRef.name', to: { kind: 'kind', apiVersion: 'apiVersion' } },
      { field: 'spec.strategy.canary.{stableService,canaryService}', to: 'Service' },
      { field: 'spec.strategy.canary.pingPong.{pingService,pongService}', to: 'Service' },
      { field: 'spec.strategy.blueGreen.{activeService,previewService}', to: 'Service' },
      { field: `${TRAFFIC}.nginx.stableIngress`, to: 'Ingress.networking.k8s.io' },
      { field: `${TRAFFIC}.nginx.stableIngresses[]`, to: 'Ingress.networking.k8s.io' },
      { field: `${TRAFFIC}.alb.ingress`, to: 'Ingress.networking.k8s.io' },
      { field: `${TRAFFIC}.alb.rootService`, to: 'Service' },
      { field: `${TRAFFIC}.istio.virtualService.name`, to: 'VirtualService.networking.istio.io' },
      { field: `${TRAFFIC}.istio.virtualServices[].name`, to: 'VirtualService.networking.istio.io' },
      { field: `${TRAFFIC}.istio.destinationRule.name`, to: 'DestinationRule.networking.istio.io' },
      ...analyses,
    ],
  },
  ...['AnalysisTemplate', 'ClusterAnalysisTemplate', 'AnalysisRun'].map((kind) => ({
    in: `${kind}.${GROUP}`,
    references: measured,
  })),
  { in: `Application.${GROUP}`, references: [{ field: 'spec.project', to: `AppProject.${GROUP}` }] },
  { in: `ApplicationSet.${GROUP}`, references: [{ field: 'spec.template.spec.project', to: `AppProject.${GROUP}` }] },
]
