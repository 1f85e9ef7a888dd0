import { describe, expect, it } from 'vitest'
import { type EditorOptions, editorOn } from '../../../helpers/editor.ts'
import { rest, web } from './shop.ts'

const shop = { 'rest.yaml': rest, 'web.yaml': web }

async function editorAt(place: string, files: Record<string, string> = shop, options?: EditorOptions) {
  const plain = place.replace('|', '')
  const [path] = Object.entries(files).find(([, text]) => text.includes(plain))!
  return editorOn({ ...files, [path]: files[path]!.replace(plain, place) }, options)
}

/** The lines that a rename at `|` in the first file with the text changes, or why it is refused. */
async function renamed(
  place: string,
  newName: string,
  files: Record<string, string> = shop,
): Promise<string[] | string> {
  const editor = await editorAt(place, files)
  try {
    const edit = await editor.ask('textDocument/rename', { newName })
    return Object.entries(editor.after(edit)).flatMap(([path, after]) => {
      const before = files[path]!.split('\n')
      return after
        .split('\n')
        .flatMap((line, index) => (line === before[index] ? [] : [`${path}:${index + 1} ${line.trim()}`]))
    })
  } catch (error) {
    return (error as Error).message
  }
}

describe('a rename', () => {
  it('changes a Secret and who names it', async () => {
    expect(await renamed('secretKeyRef: {name: log|in', 'account')).toEqual([
      'rest.yaml:11 metadata: {name: account, namespace: shop}',
      'web.yaml:18 - {name: USER, valueFrom: {secretKeyRef: {name: account, key: user}}}',
    ])
  })

  describe('beside patches of a kustomization', () => {
    const kept = (patch: string) => ({
      'a.yaml': `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n---\n${deployment('ports: [{name: web, containerPort: 80}]').replaceAll('api', 'web')}`,
      'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: patch.yaml}]\n',
      'patch.yaml': patch,
    })
    const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, labels: {app: web}}\n'
    const inPatch = 'it also stands in patch.yaml, a patch of a kustomization'

    it.each([
      ['a Service, of what is named alike', 'metadata: {name: we|b}\nspec: {selector', patch, 'Service'],
      ['a Deployment', 'kind: Deployment\nmetadata: {name: we|b}', patch, inPatch],
      ['a port', 'ports: [{name: we|b', patch, 'port'],
      ['a port', 'ports: [{name: we|b', `${patch}spec: {template: {spec: {containers: [{name: web}]}}}\n`, inPatch],
      ['a label', 'selector: {app: we|b}', patch, inPatch],
      ['a Service', 'metadata: {name: we|b}\nspec: {selector', `${patch}spec: {x: {serviceName: web}}\n`, inPatch],
    ])('goes by what the texts of a patch stand for: %s', async (_, place, text, reason) => {
      const found = await renamed(place, 'other', kept(text))
      if (reason === inPatch) expect(found).toContain(inPatch)
      else expect(found).toEqual(expect.any(Array))
    })

    it('reads patches in texts and what kustomizations say, too', async () => {
      const inline = (text: string) => ({
        ...kept(''),
        'kustomization.yaml': `resources: [a.yaml]\npatches:\n- target: {kind: Deployment, name: web}\n  patch: |\n${text.replace(/^/gm, '    ')}`,
      })
      const service = 'metadata: {name: we|b}\nspec: {selector'
      expect(Array.isArray(await renamed(service, 'x', inline('- {op: add, path: /a, value: b}\n')))).toBe(true)
      expect(await renamed(service, 'x', inline('- {op: add, path: /a, value: web}\n'))).toContain('a kustomization')
      expect(await renamed(service, 'x', inline('a: web\nb: [\n'))).toContain('a kustomization')
      const made = {
        ...kept(''),
        'kustomization.yaml': 'images: [{name: web, newTag: "2"}]\nconfigMapGenerator: [{name: web}]\n',
      }
      expect(await renamed(service, 'x', made)).toEqual(expect.any(Array))
      const scaled = { ...kept(''), 'kustomization.yaml': 'replicas: [{name: web, count: 2}]\n' }
      expect(await renamed(service, 'x', scaled)).toContain('a kustomization')
    })
  })

  it('changes a listener of a Gateway with the routes that ask for it', async () => {
    const gateway = (name: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: ${name}, namespace: shop}
spec:
  gatewayClassName: x
  listeners:
  - {name: http, port: 80, protocol: HTTP}
  - {name: tls, port: 443, protocol: HTTPS}
`
    const route = (of: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: ${of}, namespace: shop}
spec:
  parentRefs: [{name: ${of}, sectionName: http}]
`
    const files = {
      'a.yaml': `${gateway('one')}---\n${gateway('two')}`,
      'b.yaml': route('one'),
      'c.yaml': route('two'),
    }
    const changed = [
      'a.yaml:7 - {name: web, port: 80, protocol: HTTP}',
      'b.yaml:5 parentRefs: [{name: one, sectionName: web}]',
    ]
    expect(await renamed('{name: one, sectionName: ht|tp', 'web', files)).toEqual(changed)
    expect(await renamed('name: ht|tp, port: 80', 'web', files)).toEqual(changed)
    expect(await renamed('name: ht|tp, port: 80', 'tls', files)).toContain('Gateway "one" has "tls" already')
  })

  it('changes a port of a Service with the policies that mean it', async () => {
    const policy = `apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: web, namespace: shop}
spec:
  targetRefs: [{group: "", kind: Service, name: web, sectionName: https}]
`
    const service = `apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{name: https, port: 443}]}
`
    expect(await renamed('[{name: htt|ps', 'tls', { 'a.yaml': service, 'b.yaml': policy })).toEqual([
      'a.yaml:4 spec: {selector: {app: web}, ports: [{name: tls, port: 443}]}',
      'b.yaml:5 targetRefs: [{group: "", kind: Service, name: web, sectionName: tls}]',
    ])
  })

  it('changes a key', async () => {
    expect(await renamed('{us|er: me', 'account.name')).toEqual([
      'rest.yaml:12 stringData: {account.name: me, password: secret}',
      'web.yaml:18 - {name: USER, valueFrom: {secretKeyRef: {name: login, key: account.name}}}',
    ])
    expect(await renamed('subPath: app.c|onf', 'on')).toEqual([
      'rest.yaml:18 "on": a=1',
      'web.yaml:22 - {name: settings, mountPath: /etc/app.conf, subPath: "on"}',
    ])
  })

  it('changes labels with their selectors', async () => {
    expect(await renamed('selector: {app: we|b}\n', '1.10')).toEqual([
      'rest.yaml:24 selector: {app: "1.10"}',
      'rest.yaml:40 spec: {podSelector: {matchLabels: {app: "1.10"}}, ingress: [{ports: [{port: http}]}]}',
      'web.yaml:5 selector: {matchLabels: {app: "1.10"}}',
      'web.yaml:8 labels: {app: "1.10"}',
    ])
    expect(await renamed('labels: {a|pp: web}', 'app.kubernetes.io/name')).toEqual([
      'rest.yaml:24 selector: {app.kubernetes.io/name: web}',
      'rest.yaml:40 spec: {podSelector: {matchLabels: {app.kubernetes.io/name: web}}, ingress: [{ports: [{port: http}]}]}',
      'web.yaml:5 selector: {matchLabels: {app.kubernetes.io/name: web}}',
      'web.yaml:8 labels: {app.kubernetes.io/name: web}',
    ])
  })

  it('changes labels in expressions, and in pods that are selected together', async () => {
    const files = {
      'a.yaml': `apiVersion: v1
kind: Pod
metadata: {name: one, labels: {app: web, tier: a}}
spec:
  affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {matchExpressions: [{key: app, operator: In, values: [other, web]}]}}]}}
  containers: [{name: a, image: "a:1"}]
---
apiVersion: v1
kind: Pod
metadata: {name: two, labels: {app: "web", tier: b}}
spec: {containers: [{name: a, image: "a:1"}]}
---
apiVersion: v1
kind: Service
metadata: {name: s}
spec: {selector: {app: web}, ports: [{port: 80}]}
`,
    }
    expect(await renamed('labels: {app: w|eb, tier: a}', 'www', files)).toEqual([
      'a.yaml:3 metadata: {name: one, labels: {app: www, tier: a}}',
      'a.yaml:5 affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {matchExpressions: [{key: app, operator: In, values: [other, www]}]}}]}}',
      'a.yaml:10 metadata: {name: two, labels: {app: "www", tier: b}}',
      'a.yaml:16 spec: {selector: {app: www}, ports: [{port: 80}]}',
    ])
  })

  it.each([
    [
      'a port of containers',
      'httpGet: {port: ht|tp',
      'web',
      ['rest.yaml:25', 'rest.yaml:40', 'web.yaml:15', 'web.yaml:16'],
    ],
    ['a port of a Service', 'endpoints: [{port: ww|w', 'web', ['rest.yaml:25', 'rest.yaml:30', 'rest.yaml:45']],
    ['a volume', '- {name: set|tings, mountPath', 'config', ['web.yaml:22', 'web.yaml:24']],
    ['a container', 'default-container: ma|in', 'app', ['web.yaml:9', 'web.yaml:13', 'web.yaml:20']],
  ])('changes %s', async (_, place, name, expected) => {
    const lines = await renamed(place, name)
    expect(lines).toBeInstanceOf(Array)
    expect((lines as string[]).map((line) => line.split(' ')[0])).toEqual(expected)
    for (const line of lines) expect(line).toContain(name)
  })

  it('changes anchors with their aliases', async () => {
    const files = { 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: &x one, b: *x}\n' }
    expect(await renamed('*|x', 'first', files)).toEqual(['a.yaml:4 data: {a: &first one, b: *first}'])
    expect(await renamed('*|x', 'a b', files)).toBe(
      'anchor "x" cannot be renamed to "a b": an anchor must consist of letters, digits, `-` and `_`',
    )
  })

  it('changes a Namespace with all that lies in it', async () => {
    const lines = (await renamed('kind: Namespace\nmetadata: {name: sh|op', 'store')) as string[]
    expect(lines).toHaveLength(11)
    for (const line of lines) expect(line).toMatch(/name(space)?: store/)
  })

  it('changes hosts, and quotes what would be a number', async () => {
    const route = (host: string) =>
      `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: r}\nx: &h ${host}\nspec: {http: [{route: [{destination: {host: *h}}, {destination: {host: web.shop.svc}}]}]}\n`
    const service =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: web}\n'
    const gateways = `${service}---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: r}\nspec: {gateways: [web, ./web, "web"]}\n`
    expect(await renamed('Gateway\nmetadata: {name: we|b', '17', { 'a.yaml': gateways })).toEqual([
      'a.yaml:7 metadata: {name: "17"}',
      'a.yaml:12 spec: {gateways: ["17", ./17, "17"]}',
    ])
    const web = 'apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec: {ports: [{port: 80}]}\n'
    expect(
      await renamed('Service\nmetadata: {name: we|b', 'x', { 'a.yaml': web, 'b.yaml': route('web.shop') }),
    ).toContain('anchor')
    expect(
      await renamed('Service\nmetadata: {name: we|b', 'x', {
        'a.yaml': web,
        'b.yaml': route('a').replace('host: *h', 'host: web.shop'),
      }),
    ).toEqual([
      'a.yaml:3 metadata: {name: x, namespace: shop}',
      'b.yaml:5 spec: {http: [{route: [{destination: {host: x.shop}}, {destination: {host: x.shop.svc}}]}]}',
    ])
  })

  it('leaves alone what is called the same and is something else', async () => {
    const secrets = ['one', 'two'].map(
      (name) => `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}}\nstringData: {user: me}\n`,
    )
    const key = (name: string) => `{name: ${name}, valueFrom: {secretKeyRef: {name: ${name}, key: user}}}`
    const keys = { 'a.yaml': secrets.join('---\n'), 'b.yaml': deployment(`env: [${key('one')}, ${key('two')}]`) }
    expect(await renamed('one}\nstringData: {us|er', 'x', keys)).toEqual([
      'a.yaml:4 stringData: {x: me}',
      `b.yaml:12 env: [${key('one').replace('key: user', 'key: x')}, ${key('two')}]`,
    ])
    const services = ['one', 'two'].map(
      (name) => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {ports: [{name: http, port: 80}]}\n`,
    )
    const backend = (name: string) =>
      `{path: /${name}, pathType: Exact, backend: {service: {name: ${name}, port: {name: http}}}}`
    const ingress = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i}\nspec: {rules: [{http: {paths: [${backend('one')}, ${backend('two')}]}}]}\n`
    expect(
      await renamed('one}\nspec: {ports: [{name: ht|tp', 'x', { 'a.yaml': services.join('---\n'), 'i.yaml': ingress }),
    ).toEqual([
      'a.yaml:4 spec: {ports: [{name: x, port: 80}]}',
      `i.yaml:4 spec: {rules: [{http: {paths: [${backend('one').replace('http}', 'x}')}, ${backend('two')}]}}]}`,
    ])
    const accounts = ['a', 'b'].map(
      (space) => `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: run, namespace: ${space}}\n`,
    )
    const subject = (space: string, name = 'run') => `{kind: ServiceAccount, name: ${name}, namespace: ${space}}`
    const binding = `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}\nsubjects: [${subject('a')}, ${subject('b')}]\n`
    expect(
      await renamed('metadata: {name: r|un, namespace: a}', 'x', {
        'a.yaml': accounts.join('---\n'),
        'b.yaml': binding,
      }),
    ).toEqual([
      'a.yaml:3 metadata: {name: x, namespace: a}',
      `b.yaml:5 subjects: [${subject('a', 'x')}, ${subject('b')}]`,
    ])
  })

  it('keeps quotes, JSON and line ends', async () => {
    const json = '{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "login"}, "stringData": {"a": "b"}}'
    const files = {
      'a.json': json,
      'b.yaml':
        "apiVersion: v1\r\nkind: ServiceAccount\r\nmetadata: {name: 'é'}\r\nsecrets:\r\n- name: 'login' # for é\r\n- name: >-\r\n    login\r\n",
    }
    const editor = await editorAt('name": "lo|gin', files)
    const edit = await editor.ask('textDocument/rename', { newName: 'no' })
    expect(editor.after(edit)).toEqual({
      'a.json': json.replace('login', 'no'),
      'b.yaml': files['b.yaml'].replaceAll('login', 'no'),
    })
  })

  it('goes through all overlays of a base, and leaves others alone', async () => {
    const secret = (more = '') => `apiVersion: v1\nkind: Secret\nmetadata: {name: login${more}}\nstringData: {a: b}\n`
    const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}\nsecrets: [{name: login}]\n'
    const based = { 'base/a.yaml': account, 'dev/s.yaml': secret(), 'prod/s.yaml': secret() }
    expect(await renamed('kind: Secret\nmetadata: {name: log|in', 'x', based)).toEqual([
      'base/a.yaml:4 secrets: [{name: x}]',
      'dev/s.yaml:3 metadata: {name: x}',
      'prod/s.yaml:3 metadata: {name: x}',
    ])
    const other = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: only}\ndata: {a: b}\n'
    const staged = { ...based, 'dev/c.yaml': other, 'prod/c.yaml': other, 'staging/c.yaml': other }
    expect(await renamed('kind: Secret\nmetadata: {name: log|in', 'x', staged)).toContain('other folders, where')
    const apart = { 'dev/a.yaml': `${secret()}---\n${account}`, 'prod/a.yaml': `${secret()}---\n${account}` }
    expect(await renamed('kind: Secret\nmetadata: {name: log|in', 'x', apart)).toEqual([
      'dev/a.yaml:3 metadata: {name: x}',
      'dev/a.yaml:9 secrets: [{name: x}]',
    ])
  })
})

const deployment = (env: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec:
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec:
      containers:
        - name: main
          image: registry.example/api:1
          ${env}
`
const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: login}\nstringData: {user: me}\n'
const user = deployment('envFrom: [{secretRef: {name: login}}]')

describe('a rename is refused', () => {
  it.each([
    [
      'a name that is taken',
      'metadata: {name: log|in',
      'other',
      { 'a.yaml': `${secret}---\n${secret.replace('login', 'other')}` },
      'there is Secret "other" already',
    ],
    ['a name that is none', 'metadata: {name: log|in', 'Log_in', { 'a.yaml': secret }, '`name` "Log_in" must consist'],
    ['an empty name', 'metadata: {name: log|in', '', { 'a.yaml': secret }, '`name` or `generateName` is required'],
    [
      'a port name that is too long',
      'endpoints: [{port: ww|w',
      'a-very-long-port-name',
      shop,
      'must be at most 15 characters',
    ],
    ['a label that is none', 'labels: {app: we|b}', 'a b', shop, 'must be letters, digits'],
    [
      'what every cluster has',
      'serviceAccountName: def|ault',
      'x',
      {
        'a.yaml':
          'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {serviceAccountName: default, containers: [{name: a, image: "a:1"}]}\n',
      },
      'every cluster has ServiceAccount "default"',
    ],
    ['what is not here', 'secrets: [{name: near|by}]', 'x', shop, 'Secret "nearby" is in none of the manifests'],
    ['a variable', '{name: US|ER', 'ACCOUNT', shop, 'programs in the container read it under that name'],
    [
      'a key that is a variable',
      '{us|er: me}',
      'x',
      { 'a.yaml': `${secret}---\n${user}` },
      'is the name of a variable',
    ],
    [
      'a key of a fixed name',
      '{us|er: me}',
      'x',
      { 'a.yaml': secret.replace('stringData', 'type: kubernetes.io/basic-auth\nstringData') },
      'a Secret of type kubernetes.io/basic-auth has keys of fixed names',
    ],
    ['a taken key', '{us|er: me', 'password', shop, 'Secret "login" has a key "password" already'],
    [
      'a taken volume',
      '- {name: set|tings, configMap',
      'other',
      { 'web.yaml': `${web}        - {name: other, emptyDir: {}}\n`, 'rest.yaml': rest },
      'Deployment "web" has a volume "other" already',
    ],
    [
      'a name in a patch',
      'metadata: {name: log|in',
      'x',
      {
        'a.yaml': secret,
        'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: patch.yaml}]\n',
        'patch.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: login}\ndata: {a: Yg==}\n',
      },
      'it also stands in patch.yaml, a patch of a kustomization',
    ],
    [
      'a name in a template',
      'metadata: {name: log|in',
      'x',
      {
        'a.yaml': secret,
        'c/Chart.yaml': 'name: c\n',
        'c/templates/a.yaml': 'kind: Pod\nspec:\n  x: login\n  {{ .Values.x }}\n',
      },
      'it also stands in c/templates/a.yaml, a Helm template',
    ],
    [
      'a host name',
      'metadata: {name: ap|i}\nspec: {sel',
      'x',
      {
        'a.yaml':
          'apiVersion: v1\nkind: Service\nmetadata: {name: api}\nspec: {selector: {app: api}, ports: [{port: 80}]}\n',
        'b.yaml': deployment('env: [{name: A, value: "http://api:80"}]'),
      },
      'texts in 1 resource mention it and would not follow, such as those of Deployment "api" in b.yaml',
    ],
    [
      'a shared text',
      'metadata: {name: &n log|in',
      'x',
      { 'a.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: &n login}\nstringData: {a: *n}\n' },
      'its text also stands for something else, through an anchor',
    ],
    [
      'a merged text',
      'x: &x {app: w|eb}',
      'x',
      {
        'a.yaml':
          'apiVersion: v1\nkind: Pod\nx: &x {app: web}\nmetadata: {name: a, labels: {<<: *x}}\nspec: {containers: [{name: a, image: "a:1"}]}\n',
      },
      '',
    ],
    ['a broken document', 'metadata: {name: log|in', 'x', { 'a.yaml': secret, 'b.yaml': `${user}    x: [}\n` }, ''],
    ['the kind of a custom resource', 'kind: Service|Monitor', 'X', shop, 'cannot be renamed'],
    ['text without a name', 'registry.exa|mple', 'x', shop, 'there is nothing here that has a name'],
  ] as const)('for %s', async (_, place, newName, files, reason) => {
    const message = await renamed(place, newName, files as Record<string, string>)
    expect(message).toBeTypeOf('string')
    expect(message).toContain(reason)
  })

  it('where a claim that is made of it is named', async () => {
    const set = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  serviceName: db
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: main, image: "db:1", volumeMounts: [{name: data, mountPath: /data}]}]}
  volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]
`
    const backup =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: b}\nspec: {containers: [{name: a, image: "a:1"}], volumes: [{name: v, persistentVolumeClaim: {claimName: data-db-1}}]}\n'
    const files = { 'a.yaml': set, 'b.yaml': backup }
    expect(await renamed('StatefulSet\nmetadata: {name: d|b', 'x', files)).toContain(
      'others name PersistentVolumeClaim "data-db-1"',
    )
    expect(await renamed('volumeMounts: [{name: da|ta', 'x', files)).toContain('such as "data-db-1"')
    expect(await renamed('volumeMounts: [{name: da|ta', 'x', { 'a.yaml': set })).toEqual([
      expect.stringContaining('a.yaml:9'),
      expect.stringContaining('a.yaml:10'),
    ])
  })
})

describe('a client', () => {
  const all = {
    textDocument: {
      rename: { prepareSupport: true, honorsChangeAnnotations: true },
      definition: { linkSupport: true },
    },
    workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
    general: { positionEncodings: ['utf-8'] },
  }

  it('is shown first what is renamed', async () => {
    const editor = await editorAt("name: '|login'", { 'a.yaml': secret.replace('login', "'login'") })
    const { range, placeholder } = await editor.ask('textDocument/prepareRename')
    expect([editor.textOf(range), placeholder]).toEqual(['login', 'login'])
    const nothing = await editorAt('ki|nd', { 'a.yaml': secret })
    expect(await nothing.ask('textDocument/prepareRename')).toBeNull()
  })

  it('gets versions, and is asked about selectors', async () => {
    const editor = await editorAt('labels: {app: we|b}', shop, { capabilities: all })
    const edit = await editor.ask('textDocument/rename', { newName: 'www' })
    expect(edit.documentChanges.map(({ textDocument }: any) => textDocument.version)).toEqual([null, 1])
    expect(edit.changeAnnotations.caution).toEqual({
      label: 'Rename label app=web',
      description:
        'the selector of Deployment "web" cannot be changed in a cluster: it must be deleted there and made again',
      needsConfirmation: true,
    })
    expect(editor.after(edit)['web.yaml']).toContain('labels: {app: www}')
  })

  it('gets links with all that belongs to a place', async () => {
    const editor = await editorAt(
      'secretKeyRef: {name: log|in',
      { ...shop, 'web.yaml': `# é\n${web.replace('USER', 'ÜSER')}` },
      { capabilities: all },
    )
    const [link] = await editor.ask('textDocument/definition')
    expect(editor.textOf(link.originSelectionRange)).toBe('login')
    expect(link.targetSelectionRange.start).toEqual({ line: 10, character: 17 })
    expect([link.targetRange.start.line, link.targetRange.end.line]).toEqual([8, 11])
  })
})
