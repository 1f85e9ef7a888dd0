import type { Graph, GraphEdge, GraphField, GraphNode, NodeState, Relation } from '../../../src/workspace/graph.ts'

/** A node, written as `Kind namespace/name` or `Kind name` for one outside of namespaces. */
export function node(words: string, state: NodeState = 'present'): GraphNode {
  const [, kind, namespace, name] = /^(\S+) (?:([^/]*)\/)?([\s\S]*)$/.exec(words)!
  const place = state === 'present' ? { file: 'deploy/all.yaml', line: 4 } : undefined
  return { id: words, kind: kind!, namespace, name: name!, state, place }
}

/** An edge from one node to another. */
export function edge(from: GraphNode, relation: Relation, to: GraphNode, ...fields: Partial<GraphField>[]): GraphEdge {
  return { from, to, relation, fields: fields.map((field) => ({ path: '', optional: false, ...field })) }
}

const ingress = node('Ingress.networking.k8s.io shop/web')
const service = node('Service shop/web')
const workload = node('Deployment.apps shop/web')
const config = node('ConfigMap shop/web')
const secret = node('Secret shop/web-tls', 'made')
const certificate = node('Certificate.cert-manager.io shop/web')
const lost = node('Secret shop/web-credentails', 'missing')
const loose = node('Secret shop/web-credentials')
const storage = node('StorageClass.storage.k8s.io fast', 'external')
const claim = node('PersistentVolumeClaim shop/data')

/** A small graph with something of everything. */
export const small: Graph = {
  folder: 'deploy',
  nodes: [certificate, config, workload, ingress, claim, lost, loose, secret, service, storage],
  edges: [
    edge(certificate, 'makes', secret),
    edge(
      workload,
      'names',
      config,
      { path: 'spec.template.spec.volumes[0].configMap.name', optional: true },
      {
        path: 'spec.template.spec.volumes[0].configMap.items[0].key',
        fault: 'ConfigMap "web" has no key "a": it has "b"',
      },
    ),
    edge(workload, 'names', claim, { path: 'spec.template.spec.volumes[1].persistentVolumeClaim.claimName' }),
    edge(workload, 'names', lost, {
      path: 'spec.template.spec.containers[0].envFrom[0].secretRef.name',
      fault: 'Secret "web-credentails" is in none of the manifests, Secret "web-credentials" is',
    }),
    edge(ingress, 'names', secret, { path: 'spec.tls[0].secretName' }),
    edge(ingress, 'names', service, { path: 'spec.rules[0].http.paths[0].backend.service.name' }),
    edge(claim, 'names', storage, { path: 'spec.storageClassName' }),
    edge(service, 'selects', workload, { path: 'spec.selector' }),
  ],
}

const one = node('ConfigMap default/one')

/** Another unit, without anything to draw between its resources. */
export const other: Graph = { folder: '', nodes: [one], edges: [] }
