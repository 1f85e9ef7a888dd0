import { describe, expect, it } from 'vitest'
import type { CompletionItem } from 'vscode-languageserver-protocol'
import { offeredIn, shopDefinition } from '../../../helpers/completion.ts'

/** What is offered of names at the cursor, in its order. */
async function candidates(files: Record<string, string>): Promise<readonly CompletionItem[]> {
  const { items } = await offeredIn(files)
  return items.filter(({ kind }) => kind === REFERENCE)
}

const REFERENCE = 18

/** The names that are offered, the likeliest first; with what is written beside them. */
async function names(files: Record<string, string>): Promise<string[]> {
  const beside = ({ additionalTextEdits = [] }: CompletionItem) =>
    additionalTextEdits.map(({ newText }) => ` +${newText.replace(/\s+/g, ' ').trim()}`).join('')
  return (await candidates(files)).map((each) => each.label + beside(each))
}

const details = async (files: Record<string, string>) =>
  (await candidates(files)).map(({ labelDetails }) => labelDetails?.description)

const named = (kind: string, name: string, more = '', version = 'v1') =>
  `apiVersion: ${version}\nkind: ${kind}\nmetadata: {name: ${name.split('/').at(-1)}${name.includes('/') ? `, namespace: ${name.split('/')[0]}` : ''}}\n${more}\n---\n`
const others = [
  named('ConfigMap', 'shop/settings', 'data: {mode: a, level: b}'),
  named('ConfigMap', 'shop/web-files', 'data: {index.html: a}'),
  named('ConfigMap', 'blog/posts', 'data: {one: a}'),
  named('Secret', 'shop/login', 'stringData: {user: root, password: hunter2}'),
].join('')

const deployment = (container: string, pod = '') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: main
          image: web:1
${container}
${pod}
`

describe('names of resources', () => {
  it('are those of the own namespace', async () =>
    expect(
      await names({
        'b.yaml': others,
        'a.yaml': deployment('          envFrom:\n            - configMapRef:\n                name: |'),
      }),
    ).toEqual(['settings', 'web-files']))
  it('are there in half-typed text, and with something broken around', async () => {
    const broken = deployment(
      '          envFrom:\n            - configMapRef:\n                name: se|\n            - secretR\n          volumeMoun: [',
    )
    expect((await names({ 'b.yaml': others, 'a.yaml': broken })).slice(0, 2)).toEqual(['settings', 'web-files'])
  })
  it('are those of all namespaces where none is written, those of the same folder first', async () =>
    expect(
      await names({
        'z/b.yaml': others,
        'y/c.yaml': named('ConfigMap', 'own'),
        'y/a.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {volumes: [{configMap: {name: |}}]}',
      }),
    ).toEqual(['own', 'web-files', 'posts', 'settings', 'kube-root-ca.crt']))
  it('come with their namespace where the field can say it', async () =>
    expect(
      await names({
        'b.yaml': named('ServiceAccount', 'shop/web') + named('ServiceAccount', 'blog/author'),
        'a.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: web, namespace: shop}
subjects:
  - kind: ServiceAccount
    name: |
`,
      }),
    ).toEqual(['web', 'default', 'author +namespace: blog']))
  it('come with kind and namespace where there is neither', async () =>
    expect(
      await names({
        'b.yaml': named('ServiceAccount', 'shop/web'),
        'a.yaml':
          'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: web}\nsubjects:\n- name: |\n',
      }),
    ).toEqual(['web +kind: ServiceAccount namespace: shop', 'default +kind: ServiceAccount']))
  it('may be the same in several namespaces', async () => {
    const around = named('ServiceAccount', 'shop/web') + named('ServiceAccount', 'blog/web')
    const subject = (more: string) =>
      `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: b}\nsubjects: [{kind: ServiceAccount, ${more}name: |}]`
    expect(await names({ 'b.yaml': around, 'a.yaml': subject('') })).toEqual([
      'web +namespace: shop,',
      'web +namespace: blog,',
      'default',
    ])
    expect(await names({ 'b.yaml': around, 'a.yaml': subject('namespace: blog, ') })).toEqual(['web', 'default'])
  })
  it('come with kind and version where nothing is written', async () =>
    expect(
      await names({
        'b.yaml': `${deployment('')}---\n${named('Job', 'shop/once', '', 'batch/v1')}`,
        'a.yaml': `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web, namespace: shop}
spec:
  scaleTargetRef:
    name: |
`,
      }),
    ).toEqual(['web +apiVersion: apps/v1 kind: Deployment']))
  it('come with the version alone where the kind is written, and are of that kind only', async () => {
    const autoscaler = (more: string) =>
      `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web, namespace: shop}\nspec: {scaleTargetRef: {${more}, name: |}}`
    const around = `${deployment('')}---\n${named('StatefulSet', 'shop/db', '', 'apps/v1')}`
    expect(await names({ 'b.yaml': around, 'a.yaml': autoscaler('kind: StatefulSet') })).toEqual([
      'db +apiVersion: apps/v1,',
    ])
    expect(await names({ 'b.yaml': around, 'a.yaml': autoscaler('kind: StatefulSet, apiVersion: apps/v1') })).toEqual([
      'db',
    ])
  })
  it('are those of the kind beside, or of both kinds that may be meant', async () => {
    const roles = named('Role', 'shop/reader', '', 'rbac.authorization.k8s.io/v1')
    const binding = (ref: string) =>
      `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b, namespace: shop}\nroleRef: {${ref}name: |}`
    expect(await names({ 'b.yaml': roles, 'a.yaml': binding('kind: Role, ') })).toEqual(['reader'])
    const both = await names({ 'b.yaml': roles, 'a.yaml': binding('') })
    expect(both[0]).toBe('reader +kind: Role,')
    expect(both).toContain('view +kind: ClusterRole,')
  })
  it('are what others make, and what is generated', async () => {
    const files = {
      'b.yaml': named('Certificate', 'shop/web', 'spec: {secretName: web-tls}', 'cert-manager.io/v1'),
      'kustomization.yaml': 'secretGenerator:\n- name: made-up\n',
      'a.yaml': deployment('', '      imagePullSecrets:\n        - name: |'),
    }
    expect(await names(files)).toEqual(['web-tls', 'made-up'])
    expect(await details(files)).toEqual([
      'Secret · made by Certificate shop/web · b.yaml',
      'Secret · a kustomization generates it',
    ])
  })
  it('begin with the one that was most likely meant', async () =>
    expect(
      (
        await names({
          'b.yaml': ['a', 'b', 'login', 'web-z'].map((each) => named('Secret', `shop/${each}`)).join(''),
          'a.yaml': deployment('          envFrom:\n            - secretRef:\n                name: logni|'),
        })
      )[0],
    ).toBe('login'))
  it('of headless Services come first for a StatefulSet', async () =>
    expect(
      await names({
        'b.yaml':
          named('Service', 'shop/api', 'spec: {clusterIP: 10.0.0.1}') +
          named('Service', 'shop/pods', 'spec: {clusterIP: None, ports: [{port: 80}]}'),
        'a.yaml':
          'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db, namespace: shop}\nspec:\n  serviceName: |\n',
      }),
    ).toEqual(['pods', 'api']))
  it('of Secrets for registries come first where images are pulled', async () =>
    expect(
      await names({
        'b.yaml': others + named('Secret', 'shop/registry', 'type: kubernetes.io/dockerconfigjson'),
        'a.yaml': deployment('', '      imagePullSecrets: [{name: |}]'),
      }),
    ).toEqual(['registry', 'login']))
  it('of other namespaces are left out where the namespace cannot be written beside', async () =>
    expect(
      await names({
        'b.yaml': named('ServiceAccount', 'shop/own') + named('ServiceAccount', 'blog/other'),
        'a.yaml':
          'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b, namespace: shop}\nsubjects:\n- kind: ServiceAccount\n  name:\n    |\n',
      }),
    ).toEqual(['own', 'default']))
  it('of Secrets with certificates come first where one is needed', async () =>
    expect(
      await names({
        'b.yaml': others + named('Secret', 'shop/tls', 'type: kubernetes.io/tls\ndata: {tls.crt: "", tls.key: ""}'),
        'a.yaml':
          'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i, namespace: shop}\nspec: {tls: [{secretName: |}]}',
      }),
    ).toEqual(['tls', 'login']))
  it('stand behind their namespace where they are written so', async () =>
    expect(
      await names({
        'b.yaml': named('Secret', 'shop/own') + named('Secret', 'blog/other'),
        'a.yaml':
          'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: i\n  namespace: shop\n  annotations:\n    nginx.ingress.kubernetes.io/auth-secret: |\n',
      }),
    ).toEqual(['own', 'blog/other']))
  it('of Namespaces are those that are defined or used', async () =>
    expect(
      await names({
        'b.yaml': others + named('Namespace', 'quiet'),
        'a.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n  namespace: |',
      }),
    ).toEqual(['blog', 'quiet', 'shop', 'default', 'kube-node-lease', 'kube-public', 'kube-system']))
  it('are those that others use, be they nowhere', async () => {
    const claim = (name: string, storageClass: string) =>
      named('PersistentVolumeClaim', name, `spec: {storageClassName: ${storageClass}}`)
    const files = {
      'b.yaml': claim('blog/a', 'fast') + claim('blog/b', 'fast'),
      'a.yaml': claim('shop/c', '|'),
    }
    expect(await names(files)).toEqual(['fast'])
    expect(await details(files)).toEqual(['StorageClass · named by PersistentVolumeClaim blog/a'])
    const pull = (name: string, secret: string) => named('Pod', name, `spec: {imagePullSecrets: [{name: ${secret}}]}`)
    expect(
      await names({ 'b.yaml': pull('shop/a', 'registry') + pull('blog/b', 'no'), 'a.yaml': pull('shop/c', '|') }),
    ).toEqual(['registry'])
  })
  it('of a new resource are those that others miss', async () => {
    const files = {
      'b.yaml': deployment(
        '          envFrom: [{secretRef: {name: missing}}, {secretRef: {name: there}}, {configMapRef: {name: c}}]',
      ),
      'c.yaml': named('Secret', 'shop/there'),
      'a.yaml': 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: |\n  namespace: shop\n',
    }
    expect(await names(files)).toEqual(['missing'])
    expect(await details(files)).toEqual(['Secret · named by Deployment shop/web'])
    expect(await names({ ...files, 'a.yaml': files['a.yaml'].replace('shop', 'blog') })).toEqual([])
  })
  it('of Endpoints are those of Services', async () =>
    expect(
      await names({
        'b.yaml': named('Service', 'shop/web') + named('Service', 'blog/web2'),
        'a.yaml': 'apiVersion: v1\nkind: Endpoints\nmetadata: {namespace: shop, name: |}\n',
      }),
    ).toEqual(['web']))
  it('of Namespaces are those of other resources of the same document, too', async () =>
    expect(
      (
        await names({ 'a.yaml': `${others}apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n  namespace: sho|\n` })
      ).slice(0, 2),
    ).toEqual(['shop', 'blog']))
  it('are never those of the resource itself', async () =>
    expect(
      await names({
        'a.yaml': `${named('HTTPProxy', 'shop/other', '', 'projectcontour.io/v1')}apiVersion: projectcontour.io/v1\nkind: HTTPProxy\nmetadata: {name: root, namespace: shop}\nspec: {includes: [{name: |}]}`,
      }),
    ).toEqual(['other']))
  it('are known in Lists, in JSON, and with line ends of Windows', async () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: p, namespace: blog}\n  spec:\n    volumes:\n    - configMap:\n        name: |\n- {apiVersion: v1, kind: Pod, metadata: {name: q, namespace: shop}}\n`
    expect((await names({ 'b.yaml': others, 'a.yaml': list }))[0]).toBe('posts')
    const json =
      '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p", "namespace": "blog"}, "spec": {"volumes": [{"configMap": {"name": "|"}}]}}'
    expect((await names({ 'b.yaml': others, 'a.json': json }))[0]).toBe('posts')
    expect((await names({ 'b.yaml': others, 'a.yaml': list.replaceAll('\n', '\r\n') }))[0]).toBe('posts')
  })
  it('are those of the unit that the resource is in', async () => {
    const overlay = (name: string) => ({
      [`${name}/config.yaml`]:
        named('ConfigMap', 'shop/settings', 'data: {a: b}') + named('ConfigMap', `shop/of-${name}`),
    })
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop}\nspec: {volumes: [{configMap: {name: |}}]}'
    const files = { ...overlay('prod'), ...overlay('test') }
    expect(await names({ ...files, 'prod/pod.yaml': pod })).toEqual(['of-prod', 'settings', 'kube-root-ca.crt'])
    expect(await names({ ...files, 'test/new/pod.yaml': pod })).toEqual(['of-test', 'settings', 'kube-root-ca.crt'])
  })
  it('may be anything', async () => {
    const files = {
      'b.yaml': named('ConfigMap', 'shop/__proto__', 'data: {__proto__: a, constructor: b}'),
      'a.yaml': deployment('          env:\n            - valueFrom: {configMapKeyRef: {name: __proto__, key: |}}'),
    }
    expect(await names(files)).toEqual(['__proto__', 'constructor'])
  })
  it('say where they are and what is in them', async () => {
    const [login] = await candidates({
      'config/b.yaml': others,
      'a.yaml': deployment('          envFrom:\n            - secretRef: {name: |}'),
    })
    expect(login).toMatchObject({
      label: 'login',
      labelDetails: { description: 'Secret shop/login · 2 keys · config/b.yaml' },
    })
    expect(login!.documentation).toMatchObject({ value: expect.stringContaining('`password`') })
    expect(JSON.stringify(login)).not.toContain('hunter2')
  })
})

describe('keys and ports of what is named', () => {
  it('are those of the ConfigMap or Secret', async () => {
    const from = (source: string) => ({
      'b.yaml': others,
      'a.yaml': deployment(
        `          env:\n            - name: MODE\n              valueFrom:\n                ${source}`,
      ),
    })
    expect(await names(from('configMapKeyRef:\n                  key: |\n                  name: settings'))).toEqual([
      'level',
      'mode',
    ])
    expect(await names(from('secretKeyRef: {name: login, key: pas|}'))).toEqual(['password', 'user'])
    expect(await names(from('secretKeyRef: {name: gone, key: |}'))).toEqual([])
    expect(await names(from('secretKeyRef: {key: |}'))).toEqual([])
  })
  it('are those of a volume', async () =>
    expect(
      await details({
        'b.yaml': others,
        'a.yaml': deployment(
          '',
          '      volumes:\n        - configMap:\n            name: web-files\n            items:\n              - key: |\n                path: x',
        ),
      }),
    ).toEqual(['key of ConfigMap shop/web-files']))
  it('are numbers or names, as the field takes them', async () => {
    const services = named('Service', 'shop/web', 'spec: {ports: [{name: http, port: 80}, {name: tls, port: 443}]}')
    const ingress = (port: string) => ({
      'b.yaml': services,
      'a.yaml': `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i, namespace: shop}\nspec: {defaultBackend: {service: {name: web, port: ${port}}}}`,
    })
    expect(await names(ingress('{name: |}'))).toEqual(['http', 'tls'])
    expect(await names(ingress('{number: |}'))).toEqual(['443', '80'])
    const route = `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: i, namespace: shop}\nspec: {rules: [{backendRefs: [{name: web, port: |}]}]}`
    expect(await names({ 'b.yaml': services, 'a.yaml': route })).toContain('80')
  })
  it('of the pods of a Service are the names first', async () => {
    const files = {
      'b.yaml': deployment('          ports: [{name: http, containerPort: 8080}, {containerPort: 9090}]'),
      'a.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec:\n  ports:\n  - port: 80\n    targetPort: |\n  selector: {app: web}\n',
    }
    expect(await names(files)).toEqual(['http', '8080', '9090'])
    expect(await details(files)).toEqual([
      'port 8080 of container main in Deployment "web"',
      'port of container main in Deployment "web"',
      'port of container main in Deployment "web"',
    ])
  })
  it('of a policy are those of the pods that it is about', async () =>
    expect(
      await names({
        'b.yaml': deployment('          ports: [{name: http, containerPort: 8080}]'),
        'a.yaml':
          'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web, namespace: shop}\nspec:\n  podSelector: {matchLabels: {app: web}}\n  ingress:\n  - ports:\n    - port: |\n',
      }),
    ).toEqual(['http', '8080']))
  it('inside of what is named are listeners and containers', async () => {
    const gateway = named(
      'Gateway',
      'shop/gate',
      'spec: {listeners: [{name: web}, {name: tls}]}',
      'gateway.networking.k8s.io/v1',
    )
    const route =
      'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r, namespace: shop}\nspec: {parentRefs: [{name: gate, sectionName: |}]}'
    expect(await names({ 'b.yaml': gateway, 'a.yaml': route })).toEqual(['tls', 'web'])
    const scaler =
      'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web, namespace: shop}\nspec:\n  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}\n  metrics:\n  - type: ContainerResource\n    containerResource:\n      container: |\n'
    expect(await names({ 'b.yaml': deployment(''), 'a.yaml': scaler })).toEqual(['main'])
  })
  it('of a monitor are the names of the ports of its Services', async () =>
    expect(
      await names({
        'b.yaml':
          'apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop, labels: {app: web}}\nspec: {ports: [{name: metrics, port: 80}]}\n---\n' +
          named('Service', 'shop/other', 'spec: {ports: [{name: no, port: 80}]}'),
        'a.yaml':
          'apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: web, namespace: shop}\nspec:\n  selector: {matchLabels: {app: web}}\n  endpoints:\n  - port: |\n',
      }),
    ).toEqual(['metrics']))
})

describe('names within a resource', () => {
  it('are volumes and claim templates, those that are not mounted yet first', async () => {
    const volumes =
      '      volumes:\n        - name: data\n          emptyDir: {}\n        - {name: conf, configMap: {name: settings}}'
    const mounts = (mount: string) => ({
      'a.yaml': deployment(
        `          volumeMounts:\n            - name: data\n              mountPath: /d\n            - ${mount}`,
        volumes,
      ),
    })
    expect(await names(mounts('name: |'))).toEqual(['conf', 'data'])
    expect(await names(mounts('mountPath: /x\n              name: da|'))).toEqual(['conf', 'data'])
    expect(await details(mounts('{name: |}'))).toEqual(['volume · configMap', 'volume · emptyDir'])
    const set = `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db}\nspec:\n  volumeClaimTemplates:\n  - metadata: {name: disk}\n  template:\n    spec:\n      containers:\n      - volumeMounts:\n        - name: |\n      volumes: [{name: tmp, emptyDir: {}}]\n`
    expect(await names({ 'a.yaml': set })).toEqual(['disk', 'tmp'])
  })
  it('are the ports of the same container, by name and number', async () =>
    expect(
      await names({
        'a.yaml': deployment(
          '          ports: [{name: http, containerPort: 8080}]\n          readinessProbe:\n            httpGet:\n              port: |\n        - name: other\n          ports: [{name: no, containerPort: 1}]',
        ),
      }),
    ).toEqual(['http', '8080']))
  it('are keys of what is mounted', async () => {
    const mount = (volume: string) => ({
      'b.yaml': others,
      'a.yaml': deployment(
        '          volumeMounts:\n            - mountPath: /x\n              subPath: |\n              name: files',
        `      volumes:\n        - {name: files, ${volume}}`,
      ),
    })
    expect(await names(mount('configMap: {name: settings}'))).toEqual(['level', 'mode'])
    expect(await names(mount('secret: {secretName: login}'))).toEqual(['password', 'user'])
    expect(await names(mount('configMap: {name: settings, items: [{key: mode, path: mode.conf}]}'))).toEqual([
      'mode.conf',
    ])
    expect(await names(mount('emptyDir: {}'))).toEqual([])
  })
  it('are variables within texts', async () => {
    const env = (value: string, args = '') =>
      deployment(
        `          env:\n            - {name: USER, value: me}\n            - name: GREETING\n              value: ${value}\n            - {name: LATER, value: x}\n${args}`,
      )
    expect(await names({ 'a.yaml': env('hello $(|') })).toEqual(['$(USER)'])
    expect(await names({ 'a.yaml': env('hello |') })).toEqual([])
    const { after } = await offeredIn({ 'a.yaml': env('"hello $(US|E) and others"') }).then((offered) => ({
      after: offered.after('$(USER)'),
    }))
    expect(after).toContain('value: "hello $(USER) and others"\n')
    expect(await names({ 'a.yaml': env('x', '          args: ["--user", "$(|"]') })).toEqual([
      '$(GREETING)',
      '$(LATER)',
      '$(USER)',
    ])
  })
  it('are containers, init containers too', async () =>
    expect(
      await names({
        'a.yaml': `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n  annotations:\n    kubectl.kubernetes.io/default-container: |\nspec:\n  containers: [{name: web, image: "web:1"}]\n  initContainers: [{name: setup}]\n`,
      }),
    ).toEqual(['setup', 'web']))
})

describe('labels', () => {
  const workload = (name: string, labels: string, namespace = 'shop') =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {selector: {matchLabels: ${labels}}, template: {metadata: {labels: ${labels}}}}\n---\n`
  const pods = [
    workload('web', '{app: web, tier: front}'),
    workload('api', '{app: api, tier: back}'),
    workload('jobs', '{app: jobs, tier: back}'),
    workload('posts', '{app: posts, lang: go}', 'blog'),
  ].join('')
  const service = (selector: string) => ({
    'b.yaml': pods,
    'a.yaml': `apiVersion: v1\nkind: Service\nmetadata: {name: api, namespace: shop}\nspec:\n  selector:\n${selector}`,
  })

  it('have the keys and values of workloads in the namespace', async () => {
    expect(await names(service('    |'))).toEqual(['app', 'tier'])
    expect(await details(service('    |'))).toEqual(['3 workloads · web, api, jobs', '3 workloads · front, back'])
    expect(await names(service('    app: |'))).toEqual(['api', 'jobs', 'web'])
    expect(await details(service('    tier: |'))).toEqual(['2 workloads', 'Deployment "web"'])
  })
  it('that go with the rest of the selector come first', async () =>
    expect(await names(service('    tier: front\n    app: |'))).toEqual(['web', 'api', 'jobs']))
  it('that are asked for already are not offered', async () =>
    expect(await names(service('    tier: front\n    |'))).toEqual(['app']))
  it('of a workload are those of its own template, and the other way round', async () => {
    const own = (selector: string, labels: string) => ({
      'b.yaml': pods,
      'a.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x, namespace: shop}\nspec:\n  selector:\n    matchLabels:\n      ${selector}\n  template:\n    metadata:\n      labels:\n        ${labels}\n`,
    })
    expect(await names(own('|', 'app: x\n        part: z'))).toEqual(['app', 'part'])
    expect(await names(own('app: |', 'app: x'))).toEqual(['x'])
    expect(await names(own('app: x', '|'))).toEqual(['app'])
    expect(await names(own('app: x', 'app: |'))).toEqual(['x'])
  })
  it('stand in lists of keys', async () =>
    expect(
      await names({
        'b.yaml': pods,
        'a.yaml':
          'apiVersion: v1\nkind: Pod\nmetadata: {name: x, namespace: blog, labels: {own: me}}\nspec:\n  topologySpreadConstraints:\n  - matchLabelKeys:\n    - |\n',
      }),
    ).toEqual(['own', 'app', 'lang']))
  it('stand in expressions', async () => {
    const budget = (expression: string) => ({
      'b.yaml': pods,
      'a.yaml': `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: x, namespace: blog}\nspec: {selector: {matchExpressions: [{${expression}}]}}`,
    })
    expect(await names(budget('key: |'))).toEqual(['app', 'lang'])
    expect(await names(budget('key: lang, operator: In, values: [|]'))).toEqual(['go'])
  })
  it('of Namespaces are their names at least', async () => {
    const policy = (selector: string) => ({
      'b.yaml': `${pods}apiVersion: v1\nkind: Namespace\nmetadata: {name: blog, labels: {team: writers}}`,
      'a.yaml': `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: x, namespace: shop}\nspec:\n  ingress:\n  - from:\n    - namespaceSelector:\n        matchLabels:\n          ${selector}\n`,
    })
    expect(await names(policy('|'))).toEqual(['kubernetes.io/metadata.name', 'team'])
    expect(await names(policy('kubernetes.io/metadata.name: |'))).toEqual(['blog', 'shop'])
    expect(await names(policy('team: |'))).toEqual(['writers'])
  })
  it('of the own pods come first in rules of the scheduler, with those of other namespaces where these are named', async () => {
    const spread = (rule: string) => ({
      'b.yaml': pods,
      'a.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: x, namespace: shop, labels: {app: me}}\nspec:\n  affinity:\n    podAntiAffinity:\n      requiredDuringSchedulingIgnoredDuringExecution:\n      - ${rule}\n`,
    })
    expect(await names(spread('labelSelector: {matchLabels: {app: |}}'))).toEqual(['me', 'api', 'jobs', 'web'])
    expect(await names(spread('{namespaces: [blog], labelSelector: {matchLabels: {app: |}}}'))).toEqual(['me', 'posts'])
    expect((await names(spread('{namespaces: [|]}'))).slice(0, 2)).toEqual(['blog', 'shop'])
  })
})

describe('a great many names', () => {
  it('are cut to those that what is typed may become', async () => {
    const many = Array.from({ length: 700 }, (_, index) => named('Secret', `shop/s-${index}`)).join('')
    const typing = (typed: string) => ({
      'b.yaml': many,
      'a.yaml': deployment(`          envFrom:\n            - secretRef: {name: ${typed}|}`),
    })
    expect(await names(typing(''))).toHaveLength(500)
    expect((await offeredIn(typing(''))).list.isIncomplete).toBe(true)
    expect((await offeredIn({ 'a.yaml': typing('')['a.yaml'] })).list.isIncomplete).toBe(false)
    expect(await names(typing('s-69'))).toEqual(expect.arrayContaining(['s-69', 's-690', 's-699', 's-169']))
  })
})

describe('fields of every family', () => {
  const around = [
    others,
    named('Service', 'shop/web', 'spec: {ports: [{name: www, port: 80}]}'),
    named('Gateway', 'shop/gate', '', 'networking.istio.io/v1'),
    named('Gateway', 'blog/far', '', 'networking.istio.io/v1'),
    named('Issuer', 'shop/own', '', 'cert-manager.io/v1'),
    named('ClusterIssuer', 'all', '', 'cert-manager.io/v1'),
    named('SecretStore', 'shop/vault', '', 'external-secrets.io/v1'),
    named('StorageClass', 'fast', 'provisioner: x', 'storage.k8s.io/v1'),
    'apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: pv, labels: {disk: big}}\nspec: {storageClassName: manual}\n---\n',
    named('PersistentVolumeClaim', 'shop/data'),
    named('IngressClass', 'nginx', '', 'networking.k8s.io/v1'),
    named('Role', 'shop/reader', '', 'rbac.authorization.k8s.io/v1'),
    deployment(''),
  ].join('')
  const resource = (apiVersion: string, kind: string, spec: string) =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: new\n  namespace: shop\nspec:\n  ${spec}\n`

  it.each([
    [resource('networking.istio.io/v1', 'VirtualService', 'gateways:\n  - |'), ['gate', 'mesh', 'blog/far']],
    [resource('networking.istio.io/v1', 'VirtualService', 'http: [{route: [{destination: {host: |}}]}]'), ['web']],
    [
      resource(
        'networking.istio.io/v1',
        'VirtualService',
        'tcp: [{route: [{destination: {host: web, port: {number: |}}}]}]',
      ),
      ['80'],
    ],
    [resource('cert-manager.io/v1', 'Certificate', 'issuerRef:\n    name: |'), ['all +kind: ClusterIssuer', 'own']],
    [resource('cert-manager.io/v1', 'Certificate', 'issuerRef: {kind: ClusterIssuer, name: |}'), ['all']],
    [resource('external-secrets.io/v1', 'ExternalSecret', 'secretStoreRef: {name: |}'), ['vault']],
    [resource('argoproj.io/v1alpha1', 'Rollout', 'strategy: {canary: {stableService: |}}'), ['web']],
    [resource('argoproj.io/v1alpha1', 'Rollout', 'template: {spec: {imagePullSecrets: [{name: |}]}}'), ['login']],
    [resource('keda.sh/v1alpha1', 'ScaledObject', 'scaleTargetRef: {name: |}'), ['web']],
    [resource('traefik.io/v1alpha1', 'IngressRoute', 'routes: [{services: [{name: web, port: |}]}]'), ['www', '80']],
    [resource('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'valuesFrom: [{kind: Secret, name: |}]'), ['login']],
    [resource('v1', 'Pod', 'volumes: [{persistentVolumeClaim: {claimName: |}}]'), ['data']],
    [resource('v1', 'Pod', 'priorityClassName: |'), ['system-cluster-critical', 'system-node-critical']],
    [resource('v1', 'PersistentVolumeClaim', 'storageClassName: |'), ['fast', 'manual']],
    [resource('v1', 'PersistentVolumeClaim', 'selector:\n    matchLabels:\n      |'), ['disk']],
    [resource('networking.k8s.io/v1', 'Ingress', 'ingressClassName: |'), ['nginx']],
    [
      resource(
        'networking.k8s.io/v1',
        'Ingress',
        'rules: [{http: {paths: [{backend: {service: {name: web, port: {name: |}}}}]}}]',
      ),
      ['www'],
    ],
    [resource('gateway.networking.k8s.io/v1', 'GRPCRoute', 'rules: [{backendRefs: [{name: |}]}]'), ['web']],
    [resource('apps/v1', 'StatefulSet', 'volumeClaimTemplates: [{spec: {storageClassName: |}}]'), ['fast', 'manual']],
    [
      resource('v1', 'Pod', 'x: y').replace(
        'spec:',
        '  ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: |}]\nspec:',
      ),
      ['web'],
    ],
    [
      'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: {name: x}\nwebhooks: [{clientConfig: {service: {name: |}}}]',
      ['web +namespace: shop,'],
    ],
  ])('%s', async (text, expected) => expect(await names({ 'b.yaml': around, 'a.yaml': text })).toEqual(expected))
})

describe('resources of a role', () => {
  const role = (rule: string) => `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nrules:\n- ${rule}`

  it('are those of the groups beside, the common ones first', async () => {
    const core = await offeredIn(role('apiGroups: [""]\n  resources: [pods, |]'))
    expect(core.labels.slice(0, 2)).toEqual(['configmaps', 'namespaces'])
    expect(core.labels).toContain('pods/log')
    expect(core.labels).not.toContain('pods')
    expect(core.labels).not.toContain('deployments')
    expect((await offeredIn(role('apiGroups: [batch]\n  resources:\n  - |'))).labels.slice(0, 2)).toEqual([
      'cronjobs',
      'jobs',
    ])
  })

  it('say of which group they are where none is written', async () => {
    const offered = await offeredIn(role('resources: [dep|]'))
    expect(offered.item('deployments').labelDetails!.description).toBe('Deployment · apiGroups: ["apps"]')
    expect(offered.labels.filter((label) => label === 'deployments')).toHaveLength(1)
  })

  it('are those of defined kinds too', async () => {
    const files = { 'crd.yaml': shopDefinition(), 'a.yaml': role('apiGroups: [example.com]\n  resources: [|]') }
    expect((await offeredIn(files)).labels).toEqual(['shops'])
  })
})

describe('what a resource is called', () => {
  const deployment = (labels: string, spec = '') =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  labels:\n    ${labels}\n${spec}`

  it('is offered for its labels and its first container', async () => {
    expect((await offeredIn(deployment('app.kubernetes.io/name: |'))).labels).toEqual(['web'])
    expect((await offeredIn(deployment('tier: |'))).labels).toEqual([])
    const spec = (containers: string) => `spec:\n  template:\n    spec:\n      containers:\n${containers}`
    const first = await offeredIn(deployment('app: web', spec('        - name: |')))
    expect(first.labels).toEqual(['web'])
    const second = await offeredIn(deployment('app: web', spec('        - name: web\n        - name: |')))
    expect(second.labels).toEqual([])
  })

  it('with its labels is what its selector and its pods begin with', async () => {
    const keys = await offeredIn(deployment('shop/part: web', 'spec:\n  selector:\n    matchLabels:\n      |'))
    expect(keys.labels[0]).toBe('shop/part')
    expect(keys.item('shop/part').labelDetails!.description).toBe('its own labels · web')
    const pods = 'spec:\n  template:\n    metadata:\n      labels:\n        app: |'
    expect((await offeredIn(deployment('app: other', pods))).labels).toEqual(['other'])
    const selected = `spec:\n  selector: {matchLabels: {app: this}}\n${pods.slice('spec:\n'.length)}`
    expect((await offeredIn(deployment('app: other', selected))).labels).toEqual(['this'])
  })
})

it('the certificates of the cluster are offered for volumes, not for variables', async () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: b}\nspec:\n'
  const labels = async (rest: string) => (await offeredIn(pod + rest)).labels
  expect(await labels('  volumes:\n    - configMap:\n        name: |')).toEqual(['kube-root-ca.crt'])
  expect(await labels('  containers:\n    - envFrom:\n        - configMapRef:\n            name: |')).toEqual([])
  const variable =
    '  containers:\n    - env:\n        - valueFrom:\n            configMapKeyRef:\n              name: |'
  expect(await labels(variable)).toEqual([])
})
