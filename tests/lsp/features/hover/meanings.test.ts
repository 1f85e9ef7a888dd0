import { describe, expect, it } from 'vitest'
import { hoverOn, markdownOn } from './hovers.ts'

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 3
  strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 30%}}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web, tier: front}}
    spec:
      terminationGracePeriodSeconds: 30
      serviceAccountName: default
      activeDeadlineSeconds: 86400
      volumes:
        - {name: data, configMap: {name: settings, defaultMode: 0644}}
        - {name: spare, emptyDir: {sizeLimit: 1G}}
        - {name: tls, secret: {secretName: web-tls}}
      containers:
        - name: main
          image: nginx
          ports: [{name: http, containerPort: 8080}]
          env:
            - {name: A, valueFrom: {secretKeyRef: {name: login, key: password}}}
            - {name: B, valueFrom: {configMapKeyRef: {name: settings, key: LEVEL}}}
            - {name: C, valueFrom: {configMapKeyRef: {name: elsewhere, key: x, optional: true}}}
            - {name: D, value: "postgres://me:x@db.shop.svc:5432/orders"}
            - {name: E, value: "http://web:80"}
          volumeMounts: [{name: data, mountPath: /etc/app}]
          resources: {requests: {cpu: 500m, memory: 1Gi}, limits: {cpu: 1500m, memory: 500m}}
          livenessProbe: {httpGet: {port: http}, initialDelaySeconds: 10}
          readinessProbe: {httpGet: {port: 8080}, periodSeconds: 5, failureThreshold: 1}
          startupProbe: {httpGet: {port: 8080}, failureThreshold: 30}
          stdin: yes
          lifecycle: {preStop: {exec: {command: [sh, -c, sleep 10]}}, stopSignal: SIGQUIT}
        - {name: side, image: "ghcr.io/team/side:1.2@sha256:${'a'.repeat(64)}", imagePullPolicy: Never}
`

const rest = `apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: http}]
---
apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop}
spec: {clusterIP: None, selector: {app: db}, ports: [{port: 5432}]}
---
apiVersion: v1
kind: Secret
metadata: {name: login, namespace: shop}
stringData: {user: me, password: hunter2, pin: 0123}
data: {cert: aHVudGVyMg==}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {LEVEL: debug}
binaryData: {logo: AAECAw==}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: entry, namespace: shop}
spec:
  defaultBackend: {service: {name: web, port: {number: 80}}}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: budget, namespace: shop}
spec: {minAvailable: 50%, selector: {matchLabels: {app: web}}}
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: nightly, namespace: shop}
spec:
  schedule: "0 */6 * * *"
  jobTemplate:
    spec:
      podFailurePolicy: {rules: [{action: Ignore, onExitCodes: {operator: In, values: [137]}}]}
      template: {spec: {restartPolicy: Never, containers: [{name: x, image: "registry.example:5000/a/b:1"}]}}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: shop}
spec: {secretName: web-tls, issuerRef: {name: ca}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  replicas: 4
  serviceName: db
  selector: {matchLabels: {app: db}}
  updateStrategy: {rollingUpdate: {partition: 2}}
  template: {metadata: {labels: {app: db}}, spec: {containers: [{name: x, image: x:1, ports: [{containerPort: 5432}], volumeMounts: [{name: store, mountPath: /d}]}]}}
  volumeClaimTemplates: [{metadata: {name: store}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: scaler, namespace: shop}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: db}
  minReplicas: 2
  maxReplicas: 10
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: other, namespace: shop}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: ReplicaSet, name: pods}
  maxReplicas: 10
  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: pods, namespace: shop}
spec: {selector: {matchLabels: {app: p}}, template: {metadata: {labels: {app: p}}, spec: {containers: [{name: x, image: x:1, resources: {requests: {cpu: 200m}}}]}}}
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: canary, namespace: shop}
spec: {selector: {matchLabels: {app: canary}}, template: {metadata: {labels: {app: canary}}, spec: {containers: [{name: x, image: canary}]}}}
`

/** What is shown at a piece of text of one of the files; the cursor is put where \`|\` stands in it. */
async function shownAt(
  marked: string,
  files: Readonly<Record<string, string>> = { 'web.yaml': web, 'rest.yaml': rest },
) {
  const plain = marked.replace('|', '')
  const path = Object.keys(files).find((each) => files[each]!.includes(plain))
  if (path === undefined) throw new Error(`nowhere: ${plain}`)
  return (await hoverOn({ ...files, [path]: files[path]!.replace(plain, () => marked) }))?.shown
}

describe('what a value means', () => {
  it.each([
    // names
    ['secretKeyRef: {name: lo|gin', 'Secret login in rest.yaml, keys cert, user, password'],
    ['name: login, key: pass|word}', 'key password of Secret login in rest.yaml'],
    ['name: sett|ings, key', 'ConfigMap settings in rest.yaml, keys LEVEL, logo'],
    ['key: LE|VEL', 'key LEVEL of ConfigMap settings in rest.yaml: debug'],
    ['{name: else|where', 'ConfigMap elsewhere is in none of the manifests, and may be absent'],
    ['serviceAccountName: def|ault', 'ServiceAccount default is in every cluster'],
    ['secret: {secretName: web|-tls', 'Secret web-tls is made by Certificate web in rest.yaml'],
    ['service: {name: w|eb,', 'Service web in this file, port 80'],
    ['number: 8|0', 'port 80 of Service web in this file → targetPort http → container main :8080 of Deployment web'],
    ['name: w|eb, namespace: shop}\nspec:\n  selector', '1 reference: Ingress entry\n- web.shop.svc.cluster.local'],
    ['name: log|in, namespace', '1 reference: Deployment web'],
    ['name: d|b, namespace: shop}\nspec: {cl', 'db.shop.svc.cluster.local gives the addresses of the pods'],
    ['name: d|b, namespace: shop}\nspec:\n  replicas', 'the first pod is db-0.db.shop.svc.cluster.local'],
    ['value: "postgres://me|:x@db.shop', 'db.shop is Service db in rest.yaml → container x'],
    ['http://w|eb:80', 'web is Service web in rest.yaml → targetPort http → container main :8080 of Deployment web'],
    // in one resource
    ['{name: da|ta, mountPath', 'volume data: configMap settings'],
    ['{name: da|ta, configMap', 'mounted in container main at /etc/app'],
    ['{name: sp|are', 'no container mounts it'],
    ['{name: st|ore, mountPath', 'claim template store'],
    ['metadata: {name: st|ore}', 'each pod gets a claim store-db-0, and so on\n- mounted in container x at /d'],
    ['{port: ht|tp}', 'port 8080 of the container'],
    // ports
    ['containerPort: 80|80', '← port 80 of Service web'],
    ['targetPort: ht|tp', '→ container main :8080 of Deployment web'],
    // labels
    ['selector: {app: w|eb}\n  ports', 'selects 1 workload: Deployment web'],
    ['sel|ector: {app: web}\n  ports', 'selects 1 workload: Deployment web'],
    ['labels: {a|pp: web, tier', 'selected by Deployment web, Service web, PodDisruptionBudget budget'],
    ['tier: fr|ont', 'no selector of the manifests asks for this label'],
    ['matchLabels: {a|pp: canary', 'selects its own pods'],
    // amounts
    ['cpu: 50|0m', 'half a CPU core'],
    ['memory: 1|Gi', '1,073,741,824 bytes'],
    ['cpu: 15|00m', '1.5 CPU cores\n- 150 ms of CPU time in every 100 ms; a container that wants more is slowed down'],
    ['memory: 50|0m', '0.5 bytes; the suffix m is for thousandths, 500Mi are mebibytes'],
    ['sizeLimit: 1|G', '1,000,000,000 bytes; 1Gi would be 1,073,741,824'],
    ['resou|rces: {requests: {cpu: 500m', '3 replicas ask for cpu 1500m, memory 3Gi'],
    ['averageUtilization: 8|0', '80% of the 200m cpu that a pod of ReplicaSet pods asks for: 160m on average'],
    // pods and updates
    [
      'replicas: |3',
      'an update: always at least 3 available, at most 4 pods, done in 3 waves, each as long as a pod takes to start',
    ],
    ['replicas: |4', 'HorizontalPodAutoscaler scaler decides: 2 to 10 replicas'],
    ['maxSurge: 25|%', '25% of 3 replicas is 0.75, which rounds up to 1'],
    ['maxUnavailable: 30|%', '30% of 3 replicas is 0.9, which rounds down to 0'],
    [
      'stra|tegy:',
      '- Deployment shop/web: 3 replicas, maxSurge 25% is 1, maxUnavailable 30% is 0\n- always at least 3 available',
    ],
    [
      'minAvailable: 50|%',
      'covers Deployment web with 3 replicas\n- 50% of 3 replicas is 1.5, which rounds up to 2\n- 2 must stay healthy, so 1 pod may be evicted at a time',
    ],
    ['partition: |2', 'no pod is replaced'],
    // times
    ['terminationGracePeriodSeconds: 3|0', 'container main waits 10 s before SIGTERM, and then has 20 s to end'],
    ['preS|top', 'container main waits 10 s before SIGTERM, and then has 20 s to end'],
    ['activeDeadlineSeconds: 864|00', '86400 s = 1 d'],
    [
      'liveness|Probe',
      'restarted after 3 checks that fail, 10 s apart: about 30 s after the container stops answering\n- it counts from the time',
    ],
    ['readiness|Probe', 'no traffic of Services after one check that fails: about 5 s after'],
    ['startup|Probe', 'the container may take 5 min to start (0 + 10 × 30), then it is restarted'],
    [
      'schedule: "0 |*/6',
      'at 00:00, 06:00, 12:00 and 18:00 every day, in the time zone of the kube-controller-manager, mostly UTC\n- 4 runs a day, 6 h apart',
    ],
    // others
    ['defaultMode: 06|44', 'YAML reads 0644 as 420\n- 0644 in octal, rw-r--r--'],
    ['stdin: y|es', 'YAML reads yes as true'],
    [
      'image: ngi|nx',
      'registry docker.io (by default), repository library/nginx\n- tag latest (by default): whatever that is when a pod starts\n- imagePullPolicy Always by default',
    ],
    ['ghcr.io/te|am', 'registry ghcr.io, repository team/side, tag 1.2, digest sha256:aaaa'],
    [
      'registry.ex|ample:5000',
      'registry registry.example:5000, repository a/b, tag 1\n- imagePullPolicy IfNotPresent by default',
    ],
    ['image: can|ary', 'repository library/canary'],
    ['stopSignal: SIG|QUIT', 'end with a core dump'],
    ['values: [1|37]', 'ended by SIGKILL'],
    ['logo: AA|ECAw==', '4 bytes when decoded'],
    ['cert: aHV|udGVyMg==', '7 bytes when decoded'],
    ['password: hun|ter2', '7 bytes'],
  ])('%s', async (marked, words) => expect(await shownAt(marked)).toContain(words))

  it.each([
    'password: hun|ter2',
    'pass|word: hunter2',
    'cert: aHVu|dGVyMg==',
    'pin: 01|23',
    'name: log|in, namespace',
    'secretKeyRef: {name: lo|gin',
    'login, key: pass|word',
  ])('nothing of a Secret is told at %s', async (marked) =>
    expect(await shownAt(marked)).not.toMatch(/hunter2|aHVu|0123|\b83\b/),
  )

  it('tells what variables and hosts in texts stand for', async () => {
    const pod = (rest: string) => `apiVersion: v1
kind: Pod
metadata: {name: a, namespace: shop}
spec:
  containers:
    - name: a
      image: a:1
      command: [run, "--to=$(URL)", "$$(URL)"]
      args: ["db.shop:5432", $(NO)]
      env:
        - {name: KEY, valueFrom: {secretKeyRef: {name: login, key: pin}}}
        - {name: URL, value: "http://$(KEY)@db/$(LATER)"}
        - {name: LATER, value: x}
${rest}`
    const shown = (marked: string, more = '') => shownAt(marked, { 'a.yaml': pod(more), 'rest.yaml': rest })
    expect(await shown('"--to=$(U|RL)"')).toContain('- $(URL) is http://$(KEY)@db/$(LATER)')
    expect(await shown('"$$(U|RL)"')).not.toContain('- $(URL)')
    expect(await shown('$(N|O)]')).toContain('- $(NO) stays as it is: the container has no variable of that name')
    expect(await shown('$(N|O)]', '      envFrom: [{configMapRef: {name: settings}}]\n')).toContain(
      '- $(NO) is set by envFrom, or stays as it is',
    )
    const url = await shown('"http://$(K|EY)@db/')
    expect(url).toContain('- $(KEY) is key pin of Secret login')
    expect(url).toContain('- $(LATER) stays as it is: the variable is set further below')
    expect(await shown('"db.sh|op:5432"')).toContain('- db.shop is Service db in rest.yaml')
  })

  it('tells which containers a port of a policy opens', async () => {
    const policy = (port: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: a, namespace: shop}
spec: {podSelector: {matchLabels: {app: web}}, ingress: [{ports: [{port: ${port}}]}], egress: [{ports: [{port: 53}]}]}
`
    const files = (port: string) => ({ 'a.yaml': policy(port), 'web.yaml': web, 'rest.yaml': rest })
    expect(await shownAt('[{port: ht|tp}]', files('http'))).toContain('→ container main :8080 of Deployment web')
    expect(await shownAt('[{port: 80|80}]', files('8080'))).toContain('→ container main :8080 of Deployment web')
    expect(await shownAt('[{port: 5|3}]', files('8080'))).not.toContain('→')
  })

  it('does not say again what is wrong', async () => {
    const shown = await shownAt('secretKeyRef: {name: lo|gn', {
      'web.yaml': web.replace('name: login', 'name: logn'),
      'rest.yaml': rest,
    })
    expect(shown).not.toContain('none of the manifests')
    const files = {
      'web.yaml': web.replace('name: login', 'name: logn'),
      'rest.yaml': rest,
      'supercargo.yaml': 'rules: {dangling-reference: off}\n',
    }
    expect(await shownAt('secretKeyRef: {name: lo|gn', files)).toContain(
      'Secret "logn" is in none of the manifests, Secret "login" is (did you mean "login"?)',
    )
  })

  it('reckons what is large', async () => {
    const cpu = web.replace('cpu: 1500m', 'cpu: 12').replace('500m}', '2T}')
    expect(await shownAt('cpu: 1|2', { 'web.yaml': cpu })).toContain('1200 ms of CPU time in every 100 ms')
    expect(await shownAt('memory: 2|T', { 'web.yaml': cpu })).toContain('2,000,000,000,000 bytes; 2Ti would be')
    const memory = rest.replaceAll('name: cpu', 'name: memory').replace('cpu: 200m', 'memory: 1Gi')
    expect(await shownAt('averageUtilization: 8|0', { 'rest.yaml': memory })).toContain(
      '80% of the 1Gi memory that a pod of ReplicaSet pods asks for: about 819Mi',
    )
    const few = rest.replace('partition: 2', 'maxUnavailable: 10%')
    const kept = rest
      .replace('minReplicas: 2', 'minReplicas: 3')
      .replace('replicas: 4', 'ordinals: {start: 5}\n  replicas: 4')
    expect(await shownAt('partition: |2', { 'rest.yaml': kept })).toContain('pod db-7 is replaced')
    expect(await shownAt('maxUnavailable: 10|%', { 'rest.yaml': few })).toContain(
      'rounds down to 0; one at least is taken down',
    )
  })

  it('takes the time zone from where it stands', async () => {
    const files = { 'rest.yaml': rest.replace('schedule:', 'timeZone: Europe/Berlin\n  schedule:') }
    expect(await shownAt('schedule: "0 |*/6', files)).toContain('every day, time zone Europe/Berlin')
  })

  it('looks into all units that a base belongs to', async () => {
    const pod = (ref: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {volumes: [{name: v, configMap: {name: ${ref}}}, {name: w, configMap: {name: own}}], containers: [{name: a, image: b}]}\n`
    const map = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`
    const files = {
      'supercargo.yaml': 'units: [{name: dev, paths: [base, dev]}, {name: prod, paths: [base, prod]}]\n',
      'base/pod.yaml': pod('settings'),
      'base/own.yaml': map('own'),
      'prod/map.yaml': map('settings'),
    }
    expect(await shownAt('{name: sett|ings}', files)).toContain('ConfigMap settings in prod/map.yaml')
    expect(await shownAt('{name: ow|n}\n', files)).toContain('1 reference: Pod p')
  })

  it('does not guess the namespace that is not written', async () => {
    const files = { 'rest.yaml': rest.replaceAll(', namespace: shop}', '}') }
    expect(await shownAt('name: d|b}\nspec: {cl', files)).toContain('db.<namespace>.svc.cluster.local')
  })

  it('names what lies in another namespace with it', async () => {
    const text = `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b, namespace: tools}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}\nsubjects: [{kind: ServiceAccount, name: ro|bot, namespace: shop}]\n`
    const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: robot, namespace: shop}\n'
    const hover = await hoverOn({ 'a.yaml': text, 'dir/b.yaml': account })
    expect(hover).toMatchObject({
      over: 'robot',
      shown: expect.stringContaining('ServiceAccount shop/robot in dir/b.yaml'),
    })
  })

  it('shows names of others as they are', async () => {
    const evil = '[x](https://evil.example)`<b>'
    const files = {
      'a.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {volumes: [{name: v, configMap: {name: c}}], containers: [{name: ${JSON.stringify(evil)}, image: x, env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: k|ey}}}]}]}\n`,
      'b.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {key: ${JSON.stringify(evil)}}\n`,
    }
    expect((await markdownOn(files))!.shown).toContain(`key \`key\` of ConfigMap \`c\` in \`b.yaml\`: \`\`${evil}\`\``)
  })
})

describe('hostile values', () => {
  const container = (fields: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec:\n  ${fields}\n`
  it.each([
    'replicas: 1e|999',
    'replicas: 9|99999999999999999999999999',
    'replicas: -|5',
    'replicas: 2147|483647',
    'replicas: .i|nf',
    'strategy: {rollingUpdate: {maxSurge: 999999999999999999|9999999999%}}',
    'strategy: {rollingUpdate: {maxSurge: -5|%}}',
    'strategy: |7',
    'strate|gy: [1, {a: b}]',
    'progressDeadlineSeconds: -|86400',
    'progressDeadlineSeconds: 999|99999999999999999999',
    'template: {spec: {terminationGracePeriodSeconds: 1e|999}}',
    'template: {spec: {terminationGracePeriodSeconds: |{}, containers: 7}}',
    'template: {spec: {containers: [null, 7, {resou|rces: {limits: {cpu: 1e999, memory: -1Gi}}}]}}',
    'template: {spec: {containers: [{resources: {limits: {cpu: 1e99|9}}}]}}',
    'template: {spec: {containers: [{resources: {limits: {cpu: -|1}}}]}}',
    'template: {spec: {containers: [{resources: {limits: {cpu: tr|ue}}}]}}',
    `template: {spec: {containers: [{image: ${'a'.repeat(9999)}|}]}}`,
    'template: {spec: {containers: [{livenessPr|obe: 7}]}}',
    'template: {spec: {containers: [{livenessProbe: {periodSec|onds: -1, failureThreshold: 1e999}}]}}',
    'template: {spec: {containers: [{lifecycle: {preSt|op: {exec: {command: [null, 7]}}}}]}}',
    'template: {spec: {volumes: [{name: da|ta, configMap: null}, null, 7]}}',
    'template: {spec: {volumes: [{name: a, configMap: {defaultMode: -|1}}]}}',
    'selec|tor: {matchLabels: 7, matchExpressions: [null]}',
    'template: {metadata: {labels: {__pro|to__: x}}}',
    'template: {metadata: {labels: {a: &x |y}}}',
  ])('%s', async (fields) => {
    const hover = await hoverOn(container(fields))
    expect(hover === undefined || hover.shown.length < 6000).toBe(true)
  })

  it.each(['61 * * *|  *', '* *|', '@reb|oot', '*/0 * * *| *', '0 0 31 2 |*'])('the schedule %s', async (schedule) => {
    const text = `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\nspec: {schedule: "${schedule}"}\n`
    const { shown } = (await hoverOn(text))!
    if (schedule.startsWith('0 0 31')) expect(shown).toContain('never')
    else expect(shown).toContain('spec.schedule: string')
  })
})
