import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../rules/index.ts'
import { check, type Report, type SourceFile } from '../src/check.ts'
import { Project, type ProjectOptions } from '../src/project/project.ts'
import { toEnd } from '../src/text/steps.ts'
import { Manifest } from '../src/workspace/manifest.ts'
import { recover } from '../src/yaml/recover.ts'
import { store } from './helpers/store.ts'
import { toyDefinition } from './helpers/toys.ts'

const options = (): ProjectOptions => {
  const { newest } = store()
  return {
    store: store(),
    rules,
    versions: { from: newest, to: newest },
    preset: 'all',
    suppress: { today: '2026-06-15' },
  }
}

const deployment = (name: string, app: string, more = '') => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: 2
  selector: {matchLabels: {app: ${app}}}
  template:
    metadata: {labels: {app: ${app}}}
    spec:
      containers:
        - name: main
          image: registry.example/${name}:1
          ports: [{name: http, containerPort: 8080}]
          envFrom: [{configMapRef: {name: settings}}, {secretRef: {name: login}}]
${more}`

const service = (name: string, app: string) => `apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${app}}, ports: [{port: 80, targetPort: http}]}
`

const toy = (size: string) => `apiVersion: example.com/v1
kind: Toy
metadata: {name: ball}
spec: {size: ${size}}
`

/** What files may hold, so that they have much to do with each other. */
const TEXTS = [
  deployment('web', 'web'),
  deployment('web', 'wbe'),
  deployment(
    'web',
    'web',
    '      imagePullSecrets: [{name: registry}] # supercargo-ignore dangling-reference: it comes later\n',
  ),
  deployment('api', 'api', '      serviceAccountName: robot\n'),
  `${deployment('api', 'api')}---\n${service('api', 'api')}---\n${service('apj', 'apj')}`,
  service('web', 'web'),
  service('web', 'wed'),
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {a: b}\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: setting}\ndata: {a: b}\n',
  'apiVersion: v1\nkind: Secret\nmetadata: {name: login, namespace: other}\nstringData: {user: me}\n',
  'apiVersion: v1\nkind: Secret\nmetadata: {name: login}\nstringData: {user: me}\n---\nkind: [broken\n',
  'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {minAvailable: 2, selector: {matchLabels: {app: web}}}\n',
  'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web}\nspec: {defaultBackend: {service: {name: web, port: {number: 81}}}}\n',
  'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: all}\nspec: {hard: {pods: "3", requests.cpu: "1"}}\n',
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: none}\nspec: {podSelector: {}, policyTypes: [Ingress, Egress]}\n',
  toyDefinition('v1', 'integer'),
  toyDefinition('v2', 'integer'),
  `${toyDefinition('v1', 'string')}---\n${toy('1')}`,
  toy('"large"'),
  toy('3'),
  `${toy('3')}: `,
  'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nconfigMapGenerator: [{name: settings}]\n',
  'services: {web: {image: nginx}}\n',
  `# supercargo-ignore-file dangling-reference: the secrets come from a vault\n${deployment('web', 'web')}`,
  '',
  '\t',
]

const PLACES = ['a.yaml', 'b.yaml', 'dev/a.yaml', 'dev/kustomization.yaml', 'prod/a.yaml', 'prod/c.yaml', 'z.yaml']

const fileOf = (path: string, text: string, context: boolean): SourceFile => ({
  path,
  explicit: false,
  context,
  text: () => text,
})

/** What is independent of the order in which files came. */
function facts({ findings, suppressed, summary, files }: Report) {
  const leftOut = [...summary.leftOut].sort((a, b) => (a.file < b.file ? -1 : 1))
  return { findings, suppressed, summary: { ...summary, leftOut }, files: [...files].sort() }
}

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ path: fc.constantFrom(...PLACES), text: fc.constantFrom(...TEXTS), context: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      path: fc.constantFrom(...PLACES),
      text: fc.constant(undefined),
      context: fc.constant(false),
    }),
  },
  { weight: 2, arbitrary: fc.constant('report' as const) },
)

/** Documents with something wrong in themselves, or that look like others. */
const PARTS = [
  ...TEXTS,
  deployment('web', 'web', 'status: {replicas: x}\nnonsense: 1\n'),
  `${service('web', 'web')}metadata: {name: twice}\n`,
  `# ${'a comment '.repeat(3)}\n\n${service('web', 'web')}\n# and behind it\n`,
  `${service('web', 'web')}...\nlost: content\n`,
  'apiVersion: apps/v1\nkind: Deploymnet\nmetadata: {name: web}\nspec: {replica: 1}\n',
  'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: web}\n',
  'apiVersion: v1\nkind: List\nitems:\n- {kind: Secret, apiVersion: v1, metadata: {name: Login}}\n- {kind: Secret}\n- 7\n',
  '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "A"}}\n',
  'a: &a {b: c}\nd: *a\n',
  'kind: Service\nspec: {ports: [{port: 80, portt: 1}]}\n',
]

/** A file as an editor has it open. */
const openFile = (path: string, text: string): SourceFile => {
  let manifest: Manifest | undefined
  const parse = function* () {
    return (manifest ??= yield* Manifest.inSteps(text, recover))
  }
  return { ...fileOf(path, text, false), parse }
}

/** Takes so many steps, or all; whether these were all. */
function takeSteps(steps: Iterator<undefined>, most = Number.POSITIVE_INFINITY): boolean {
  for (let taken = 0; taken < most; taken++) if (steps.next().done) return true
  return false
}

describe('a project', () => {
  it('says again what it has said of documents that stay the same', () => {
    const texts = fc
      .array(fc.constantFrom(...PARTS), { maxLength: 6 })
      .chain((parts) => fc.constantFrom('---\n', '---\r\n', '--- # and\n').map((mark) => parts.join(mark)))
    const path = fc.constantFrom('a.yaml', 'b.yaml')
    const before = fc.array(fc.record({ path, text: texts, left: fc.tuple(path, texts, fc.nat(4)) }), { maxLength: 8 })
    fc.assert(
      fc.property(before, (steps) => {
        const project = new Project(options())
        const files = new Map<string, SourceFile>()
        for (const { path, text, left } of steps) {
          const abandoned = project.setInSteps(openFile(left[0], left[1]))
          const isDone = takeSteps(abandoned, left[2])
          if (isDone) files.set(left[0], openFile(left[0], left[1]))
          const file = openFile(path, text)
          files.set(path, file)
          takeSteps(project.setInSteps(file))
          const inOrder = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
          expect(facts(project.report())).toEqual(facts(check(inOrder, options())))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('judges one long document in small steps, between which others are judged', () => {
    const resources = Array.from({ length: 50 }, (_, index) => deployment(`web-${index}`, 'web', 'nonsense: 1\n'))
    const items = resources.map((each) => each.replaceAll(/^/gm, '    ').replace('    ', '  - ').trimEnd())
    const list = openFile('a.yaml', `apiVersion: v1\nkind: List\nitems:\n${items.join('\n')}\n`)
    const other = openFile('b.yaml', deployment('api', 'api', 'rubbish: 1\n'))
    const project = new Project(options())
    let steps = 0
    for (const judged = project.setInSteps(list); !judged.next().done; steps++) toEnd(project.setInSteps(other))
    expect(steps).toBeGreaterThanOrEqual(50)
    expect(facts(project.report())).toEqual(facts(check([other, list], options())))
  })

  it('judges only the documents of an open file that have changed', () => {
    const project = new Project(options())
    const text = [1, 2, 3].map((each) => deployment(`web-${each}`, 'web', 'nonsense: 1\n')).join('---\n')
    toEnd(project.setInSteps(openFile('a.yaml', text)))
    const [, second] = project.resourcesIn('a.yaml')
    const { value } = second!
    toEnd(project.setInSteps(openFile('a.yaml', `# a line more\n${text}`)))
    expect(project.resourcesIn('a.yaml')[1]!.value).toBe(value)
    expect(toEnd(project.findingsOf('a.yaml')).filter(({ rule }) => rule === 'unknown-field')).toMatchObject(
      [1, 2, 3].map((each) => ({ document: each - 1, range: { start: { line: 16 * each } } })),
    )
  })

  it('sorts very many findings of one file in small steps', () => {
    const project = new Project(options())
    const text = Array.from({ length: 8000 }, (_, index) => `wrong-${index}: 1\n`).join('')
    toEnd(project.setInSteps(openFile('a.yaml', `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n${text}`)))
    expect([...project.findingsOf('a.yaml')].length).toBeGreaterThan(12)
    expect([...project.reportInSteps()].length).toBeGreaterThan(12)
    expect(project.report().findings).toHaveLength(8000)
  })

  it('finds its units in small steps, and again when something has changed between them', () => {
    const project = new Project(options())
    const secrets = (from: number) =>
      Array.from({ length: 3000 }, (_, index) => `apiVersion: v1\nkind: Secret\nmetadata: {name: s-${from + index}}\n`)
    project.addAll([openFile('a.yaml', secrets(0).join('---\n'))])
    const steps = project.unitsInSteps()
    let count = 0
    for (; !steps.next().done; count++)
      if (count === 3) project.addAll([openFile('b.yaml', secrets(3000).join('---\n'))])
    expect(count).toBeGreaterThan(8)
    expect(project.units().map(({ resources }) => resources.length)).toEqual([6000])
    expect([...project.unitsInSteps()]).toHaveLength(0)
  })

  it('goes by the later one of two definitions of a kind, however long the files are', () => {
    const others = Array.from({ length: 20 }, (_, index) => `---\n${service(`s-${index}`, 'a')}`).join('')
    const files = [
      fileOf('a.yaml', `${toyDefinition('v1', 'integer')}${others}`, false),
      fileOf('b.yaml', toyDefinition('v1', 'string'), false),
      fileOf('c.yaml', toy('3'), false),
    ]
    const { findings } = check(files, options())
    expect(findings.filter(({ file, rule }) => file === 'c.yaml' && rule === 'wrong-type')).toHaveLength(1)
  })

  it('reads files ahead, but not much of their text', () => {
    const ahead = (length: number) => {
      let [read, most] = [0, 0]
      const text = () => {
        read++
        return `${service('a', 'a')}#${'-'.repeat(length)}\n`
      }
      const files = Array.from({ length: 200 }, (_, index) => ({ path: `${index}.yaml`, explicit: false, text }))
      check(files, { ...options(), onFile: (done) => (most = Math.max(most, read - done)) })
      return most
    }
    expect(ahead(10)).toBe(63)
    expect(ahead(300_000)).toBe(1)
  })

  it('judges a resource of its own kind in steps, once, be it asked about by itself meanwhile', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `  wrong-${index}: 1\n`).join('')
    const toy = openFile('a.yaml', `apiVersion: example.com/v1\nkind: Toy\nmetadata: {name: a}\nspec:\n${many}`)
    const files = [openFile('crd.yaml', toyDefinition()), toy]
    const project = new Project(options())
    project.report()
    for (const file of files) toEnd(project.setInSteps(file))
    const steps = project.reportInSteps()
    for (let count = 0; count < 20; count++) steps.next()
    expect([...project.findingsOf('a.yaml')].length).toBeGreaterThan(5)
    toEnd(steps)
    expect(facts(project.report())).toEqual(facts(check(files, options())))
    expect(project.report().findings).toHaveLength(5000)
  })

  it('reports what a new one over the same files would, whatever came and went before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const project = new Project(options())
        const files = new Map<string, SourceFile>()
        for (const each of [...steps, 'report' as const])
          if (each === 'report') {
            const inOrder = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
            expect(facts(project.report())).toEqual(facts(check(inOrder, options())))
          } else if (each.text !== undefined) {
            const file = fileOf(each.path, each.text, each.context)
            files.set(each.path, file)
            toEnd(project.setInSteps(file))
          } else expect(project.delete(each.path)).toBe(files.delete(each.path))
      }),
      { numRuns: 1500 },
    )
  })

  it('looks again at a key that another variant gets, loses or comes with', () => {
    const pod = `apiVersion: v1
kind: Pod
metadata: {name: app}
spec: {containers: [{name: app, image: 'app:1', env: [{name: M, valueFrom: {configMapKeyRef: {name: c, key: mode}}}]}]}
`
    const config = (key: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {${key}: fast}\n`
    const project = new Project({ ...options(), only: ['missing-key'] })
    const messages = () => project.report().findings.map(({ message }) => message)
    const missing = ['ConfigMap "c" has no key "mode": it has "speed"']
    project.addAll([fileOf('app.yaml', pod, false), fileOf('a/c.yaml', config('speed'), false)])
    expect(messages()).toEqual(missing)
    for (const [key, expected] of [
      ['mode', []],
      ['speed', missing],
      ['mode', []],
    ] as const) {
      toEnd(project.setInSteps(fileOf('b/c.yaml', config(key), false)))
      expect(messages()).toEqual(expected)
    }
    project.delete('b/c.yaml')
    expect(messages()).toEqual(missing)
  })

  it('keeps what it knows of units that have not changed', () => {
    const project = new Project(options())
    project.addAll([fileOf('a.yaml', deployment('web', 'web'), false)])
    const before = project.report().findings
    expect(before.length).toBeGreaterThan(0)
    expect(project.report().findings).toEqual(before)
    expect(project.delete('b.yaml')).toBe(false)
  })
})
