import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CompletionItem } from 'vscode-languageserver-protocol'
import { rules } from '../../../../rules/index.ts'
import { type FieldPath, segmentName } from '../../../../src/model/path.ts'
import { Project } from '../../../../src/project/project.ts'
import { referencesOf } from '../../../../src/workspace/references/extract.ts'
import { referencesIn } from '../../../../src/workspace/references/resolve.ts'
import type { PlainResource } from '../../../../src/workspace/resource.ts'
import { selected } from '../../../../src/workspace/selections/judge.ts'
import { selectionsOf } from '../../../../src/workspace/selections/read.ts'
import type { Unit } from '../../../../src/workspace/unit.ts'
import { offeredIn } from '../../../helpers/completion.ts'
import { Dice } from '../../../helpers/generate.ts'
import { store } from '../../../helpers/store.ts'
import { rest, web } from '../navigation/shop.ts'

const around = `apiVersion: v1
kind: Secret
metadata: {name: other-login, namespace: shop}
data: {user: "", token: ""}
---
apiVersion: v1
kind: Secret
metadata: {name: far-login, namespace: blog}
data: {far: ""}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: more, namespace: shop}
data: {one: "", two: ""}
---
apiVersion: v1
kind: Service
metadata: {name: second, namespace: shop}
spec: {selector: {app: worker, tier: "1"}, ports: [{name: queue, port: 9000}, {name: admin, port: 9001}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: worker, namespace: shop}
spec:
  serviceName: second
  selector: {matchLabels: {app: worker, tier: "1"}}
  template:
    metadata: {labels: {app: worker, tier: "1"}}
    spec: {containers: [{name: c, image: "x:1"}]}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: worker, namespace: shop}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: worker}, maxReplicas: 3}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects:
- kind: ServiceAccount
  name: runner
  namespace: shop
- {kind: ServiceAccount, name: bound}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: b}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects:
- kind: ServiceAccount
  name: runner
  namespace: shop
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: c, namespace: shop}
spec: {secretName: made-tls, issuerRef: {name: ca}}
---
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: ca}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r, namespace: shop}
spec:
  parentRefs: [{name: gate, namespace: blog}]
  rules: [{backendRefs: [{name: web, port: 80}]}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gate, namespace: blog}
spec: {gatewayClassName: x, listeners: [{name: web, port: 80, protocol: HTTP}]}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v, namespace: shop}
spec: {http: [{route: [{destination: {host: web, port: {number: 80}}}]}]}
`
const files = {
  'web.yaml': web,
  'rest.yaml': rest,
  'more/around.yaml': around,
  'examples.yaml': readFileSync('examples/references.yaml', 'utf8'),
}

function unitOf(texts: Readonly<Record<string, string>>): Unit {
  const { newest } = store()
  const versions = { from: newest, to: newest }
  const project = new Project({ store: store(), rules: rules.filter((rule) => 'stage' in rule), versions })
  for (const [path, text] of Object.entries(texts))
    project.addAll([{ path, place: `/w/${path}`, explicit: false, text: () => text }])
  return project.units()[0]!
}

/** The resource again in another state of its file. */
function again({ file, document }: PlainResource, unit: Unit): PlainResource {
  const found = unit.resources.find((each) => each.origin.file === file && each.origin.document === document)
  return found as PlainResource
}

const words = (path: FieldPath) => path.map(segmentName).join('/')

/** What is offered where a value stands in a file, whole, half or not at all, with the text after each of some choices. */
async function accepted(resource: PlainResource, path: FieldPath, kept: number, dice: Dice) {
  const { start, end } = resource.locate(path, 'value')
  const text = files[resource.file as keyof typeof files]
  const marked = `${text.slice(0, start + kept)}|${text.slice(end)}`
  const offered = await offeredIn({ ...files, [resource.file]: marked })
  // What others merely name may be in the cluster or nowhere.
  const isHere = ({ kind, labelDetails }: CompletionItem) =>
    kind === 18 && !/ · named by /.test(labelDetails?.description ?? '')
  const names = offered.items.filter(isHere).map(({ label }) => label)
  const chosen = names.length <= MOST ? names : Array.from({ length: MOST }, () => dice.pick(names))
  return chosen.map((label) => {
    const after = offered.after(label)
    return { label, after, unit: unitOf({ ...files, [resource.file]: after }) }
  })
}

const MOST = 4
const unit = unitOf(files)
const resources = unit.resources as readonly PlainResource[]
const dice = new Dice(7)

describe('a name that was offered and accepted', () => {
  const references = resources.flatMap((resource) =>
    referencesOf(resource).map((reference) => ({ resource, reference })),
  )
  const cases = references.map(
    ({ resource, reference: { path } }) =>
      [`${resource.kind} ${resource.name} ${words(path)}`, resource, path] as const,
  )

  let withNames = 0
  it.each(cases)('is found: %s', async (_, resource, path) => {
    const offered = await accepted(resource, path, dice.below(2), dice)
    if (offered.length > 0) withNames++
    for (const { label, after, unit: then } of offered) {
      const references = referencesIn(then)
      const reference = references.of(again(resource, then)).find((each) => words(each.path) === words(path))
      expect(reference, `${label} in ${after}`).toBeDefined()
      expect(['found', 'standing', 'made', 'generated', 'agreed'], `${label} in ${after}`).toContain(
        references.resolve(reference!).is,
      )
    }
  })

  it('is nearly everywhere there to choose', () => expect(withNames).toBeGreaterThan(cases.length * 0.7))
})

describe('a key or port that was offered and accepted', () => {
  const parts = resources.flatMap((resource) =>
    referencesOf(resource).flatMap((reference) =>
      reference.parts.filter(({ implied }) => !implied).map(({ path }) => ({ resource, reference, path })),
    ),
  )
  it.each(parts.map((each) => [words(each.path), each] as const))(
    'is there: %s',
    async (_, { resource, reference, path }) => {
      for (const { label, after, unit: then } of await accepted(resource, path, 0, dice)) {
        const references = referencesIn(then)
        const now = references.of(again(resource, then)).find((each) => words(each.path) === words(reference.path))!
        expect(references.resolve(now), `${label} in ${after}`).toMatchObject({ is: 'found', missing: [] })
      }
    },
  )
})

describe('a label that was offered and accepted', () => {
  const labels = resources.flatMap((resource) =>
    selectionsOf(resource).flatMap(({ row, selector, path }) => {
      const [only, ...more] = selector
      const isPlain = only?.path.length === (row.map ? 1 : 2) && more.length === 0 && !row.own
      return isPlain ? [{ resource, path: [...path, ...only.path] }] : []
    }),
  )
  it.each(labels.map((each) => [`${each.resource.kind} ${words(each.path)}`, each] as const))(
    'selects: %s',
    async (_, { resource, path }) => {
      for (const { label, after, unit: then } of await accepted(resource, path, 0, dice)) {
        const selection = selectionsOf(again(resource, then)).find((each) => words(path).startsWith(words(each.path)))!
        expect(selected(then, selection)?.length, `${label} in ${after}`).toBeGreaterThan(0)
      }
    },
  )
})
