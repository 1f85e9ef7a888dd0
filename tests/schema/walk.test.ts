import { describe, expect, it } from 'vitest'
import { duplicateProblems } from '../../src/schema/check.ts'
import { parseStream } from '../../src/yaml/parse.ts'
import { judge, say } from '../helpers/schema.ts'

/** A pod whose container has some more lines. */
function pod(lines = ''): string {
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: web:1\n${lines}`
}

/** A Deployment with more lines in its spec and in its pod's spec. */
function deployment(lines = '', podLines = ''): string {
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n${lines}  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      containers:\n        - {name: web, image: web:1}\n${podLines}`
}

const cases: Record<string, Record<string, { yaml: string; says: readonly string[]; kubernetes?: string }>> = {
  'unknown fields': {
    'nothing for a sane manifest': { yaml: deployment('  replicas: 3\n'), says: [] },
    'plain wrong capitals': {
      yaml: pod('      imagepullpolicy: Always\n'),
      says: [
        'unknown-field spec.containers[0].imagepullpolicy: unknown field `imagepullpolicy` (did you mean `imagePullPolicy`?)',
      ],
    },
    'a misspelt name': {
      yaml: deployment('  processDeadlineSeconds: 10\n'),
      says: [
        'unknown-field spec.processDeadlineSeconds: unknown field `processDeadlineSeconds` (did you mean `progressDeadlineSeconds`?)',
      ],
    },
    'a field that belongs deeper': {
      yaml: deployment('  restartPolicy: Always\n'),
      says: ['unknown-field spec.restartPolicy: unknown field `restartPolicy` (belongs under `spec.template.spec`)'],
    },
    'a field that belongs higher': {
      yaml: deployment('', '      replicas: 3\n'),
      says: ['unknown-field spec.template.spec.replicas: unknown field `replicas` (belongs under `spec`)'],
    },
    'a field that belongs to the top level': {
      yaml: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  data: {a: b}\n',
      says: ['unknown-field metadata.data: unknown field `data` (belongs at the top level)'],
    },
    'what the top level has already': {
      yaml: 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  kind: x\n  ports: [{port: 80}]\n',
      says: ['unknown-field spec.kind: unknown field `kind`'],
    },
    'a placeholder that nothing filled in': {
      yaml: deployment('  replicas: "{{ replicas }}"\n'),
      says: [
        'wrong-type spec.replicas: `replicas` must be an integer, "{{ replicas }}" is a string (fill in the placeholder first, then check the result)',
      ],
    },
    'a field that belongs into the items of a list': {
      yaml: 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  port: 80\n',
      says: ['unknown-field spec.port: unknown field `port` (belongs under `spec.ports[]`)'],
    },
    'the plain list where several would do': {
      yaml: deployment('', '      image: web:1\n'),
      says: [
        'unknown-field spec.template.spec.image: unknown field `image` (belongs under `spec.template.spec.containers[]`)',
      ],
    },
    'no guess where many places would do': {
      yaml: pod('      path: /healthz\n'),
      says: ['unknown-field spec.containers[0].path: unknown field `path`'],
    },
    'a field of a newer version': {
      yaml: 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  hostUsers: false\n  containers: [{name: a, image: b}]\n',
      kubernetes: '1.24',
      says: ['unknown-field spec.hostUsers: `hostUsers` exists since 1.25; checked for 1.24'],
    },
    'the part of a range that lacks a field': {
      yaml: 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec:\n  podReplacementPolicy: Failed\n  template: {spec: {restartPolicy: Never, containers: [{name: a, image: b}]}}\n',
      kubernetes: '1.26-1.34',
      says: [
        'unknown-field spec.podReplacementPolicy: `podReplacementPolicy` exists since 1.28; 1.26-1.27 does not know it',
        'ignored-field spec.podReplacementPolicy: a 1.28 cluster drops `podReplacementPolicy` here unless the feature gate JobPodReplacementPolicy is on; it has an effect from 1.29',
      ],
    },
    'a key that YAML makes a boolean of': {
      yaml: pod('      on: x\n'),
      says: ['unknown-field spec.containers[0].true: unknown field `true`: the key "on" is not text in YAML'],
    },
    'what the server drops inside a JSON schema, as a warning': {
      yaml: 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: as.b.c}\nspec:\n  group: b.c\n  names: {kind: A, plural: as}\n  scope: Namespaced\n  versions:\n  - name: v1\n    served: true\n    storage: true\n    schema:\n      openAPIV3Schema:\n        type: object\n        properties:\n          spec: {type: array, items: {type: object, propertis: {}}}\n',
      says: [
        'unknown-field spec.versions[0].schema.openAPIV3Schema.properties.spec.items.propertis: unknown field `propertis`, which the server drops without a word (did you mean `properties`?)',
      ],
    },
  },
  'wrong types': {
    'text and numbers that only need or lack quotes': {
      yaml: deployment('  replicas: "3"\n  paused: "true"\n  minReadySeconds: 1.5\n'),
      says: [
        'wrong-type spec.replicas: `replicas` must be an integer, "3" is a string (remove the quotes)',
        'wrong-type spec.paused: `paused` must be `true` or `false`, "true" is a string (remove the quotes)',
        'wrong-type spec.minReadySeconds: `minReadySeconds` must be an integer, 1.5 is a fraction',
      ],
    },
    'what YAML made of text': {
      yaml: pod('      env:\n        - {name: A, value: yes}\n        - {name: B, value: 1.10}\n'),
      says: [
        'wrong-type spec.containers[0].env[0].value: `value` must be a string, "yes" is the boolean true in YAML (quote it: "yes")',
        'wrong-type spec.containers[0].env[1].value: `value` must be a string, "1.10" is the number 1.1 in YAML (quote it: "1.10")',
      ],
    },
    'lists and maps in each other’s place': {
      yaml: pod('      ports: {containerPort: 80}\n      args: run\n      resources: []\n'),
      says: [
        'wrong-type spec.containers[0].ports: `ports` must be a list, this is a map (put "- " before its first key)',
        'wrong-type spec.containers[0].args: `args` must be a list, "run" is a string (write it as a list: put "- " before it)',
        'wrong-type spec.containers[0].resources: `resources` must be a map, this is a list',
      ],
    },
    'integers out of range, not integral floats': {
      yaml: deployment('  revisionHistoryLimit: 2147483648\n  replicas: 3.0\n'),
      says: [
        'wrong-type spec.revisionHistoryLimit: `revisionHistoryLimit` must be an integer from -2147483648 to 2147483647, not 2147483648',
      ],
    },
    'quantities with a suffix that is none': {
      yaml: pod('      resources: {limits: {cpu: 500m, memory: 1mb, a/b: 1K}, requests: {cpu: 0.5, memory: " 1Gi"}}\n'),
      says: [
        'wrong-type spec.containers[0].resources.limits[memory]: the value of "memory" must be a quantity such as "500m" or "1Gi", not "1mb" (did you mean "1M" or "1Mi"?)',
        'wrong-type spec.containers[0].resources.limits[a/b]: the value of "a/b" must be a quantity such as "500m" or "1Gi", not "1K" (did you mean "1k" or "1Ki"?)',
      ],
    },
    'int-or-string takes both and nothing else': {
      yaml: deployment(
        '  strategy:\n    rollingUpdate: {maxSurge: 25%, maxUnavailable: 1.5}\n',
        '          livenessProbe: {httpGet: {port: 80}}\n'.slice(0, 0),
      ),
      says: [
        'wrong-type spec.strategy.rollingUpdate.maxUnavailable: `maxUnavailable` must be an integer or a string, 1.5 is a fraction',
      ],
    },
    'null is absent': {
      yaml: deployment('  replicas: null\n  strategy: ~\n', '      volumes:\n'),
      says: [],
    },
    'times and base64': {
      yaml: 'apiVersion: v1\nkind: Secret\nmetadata: {name: a, creationTimestamp: yesterday}\ndata: {a: YQ==, b: "?"}\n',
      says: [
        'wrong-type metadata.creationTimestamp: `creationTimestamp` must be a time such as "2026-01-31T12:00:00Z", not "yesterday"',
        'wrong-type data[b]: the value of "b" must be a string in base64, not "?" (plain text belongs under `stringData`)',
      ],
    },
  },
  'values and required fields': {
    'a word in wrong capitals': {
      yaml: pod('      imagePullPolicy: always\n'),
      says: [
        'unsupported-value spec.containers[0].imagePullPolicy: `imagePullPolicy` must be "Always", "IfNotPresent" or "Never", not "always" (did you mean "Always"?)',
      ],
    },
    'a word that the server refuses without saying in which item': {
      yaml: pod('      volumeMounts: [{name: a, mountPath: /a, mountPropagation: none}]\n'),
      says: [
        'unsupported-value spec.containers[0].volumeMounts.mountPropagation: `mountPropagation` must be "Bidirectional", "HostToContainer" or "None", not "none" (did you mean "None"?)',
      ],
    },
    'what is missing below a misspelt name': {
      yaml: 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {tempate: {}}\n',
      says: [
        'unknown-field spec.tempate: unknown field `tempate` (did you mean `template`?)',
        'required-value spec.template.spec.containers: `template.spec.containers` is required: `tempate` is written instead of `template`',
      ],
    },
    'a prefix for a name': { yaml: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: a-}\n', says: [] },
    'nothing in a status': {
      yaml: `${pod()}status:\n  phase: Confused\n  conditions: [{}]\n`,
      says: [],
    },
  },
  surprises: {
    'keys of free maps': {
      yaml: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  on: x\n  010: b\n  "yes": c\n  1: d\n',
      says: [
        'surprising-value data[true]: the key "on" is read as "true" (quote it if text is meant)',
        'surprising-value data[8]: the key "010" is read as "8" (quote it if text is meant)',
      ],
    },
    'octal numbers, but not of file modes': {
      yaml: deployment('  replicas: 010\n', '      volumes: [{name: a, configMap: {name: b, defaultMode: 0644}}]\n'),
      says: [
        'surprising-value spec.replicas: "010" is octal in YAML, so it is 8 (leave out the zero if a decimal number is meant)',
      ],
    },
    'typographic quotes': {
      yaml: pod(
        '      env:\n      - {name: A, value: “a”}\n      - {name: B, value: "“b”"}\n      - {name: C, value: a “c”}\n',
      ),
      says: [
        'surprising-value spec.containers[0].env[0].value: typographic quotes are letters in YAML, and become part of the value (write "a")',
      ],
    },
    'lines of a file that become one': {
      yaml: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a.conf:\n    a=b\n    c=d\n  b.conf: |\n    a=b\n    c=d\n  OPTIONS:\n    -a\n    -b\n  c.conf:\n    a=b\n',
      says: [
        'surprising-value data[a.conf]: YAML joins the lines of "a.conf" into one, with blanks between them (put "|" after its colon to keep the lines)',
      ],
    },
    'what stands beside the text that it belongs to': {
      yaml: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a.yaml: |\n  server:\n    port: 80\n',
      says: [
        'wrong-type data[server]: the value of "server" must be a string, this is a map (indent it deeper if it belongs to the text of `a.yaml`)',
      ],
    },
    'a version in free content': {
      yaml: 'apiVersion: apps/v1\nkind: ControllerRevision\nmetadata: {name: a}\nrevision: 1\ndata: {version: 1.10, weight: 0.50}\n',
      says: ['surprising-value data.version: "1.10" is the number 1.1 in YAML (quote it if a version is meant)'],
    },
  },
}

for (const [group, table] of Object.entries(cases))
  describe(group, () => {
    for (const [words, { yaml, says, kubernetes }] of Object.entries(table))
      it(words, () => expect(say(yaml, kubernetes)).toEqual(says))
  })

describe('a subtree of the wrong type', () => {
  it('is hidden, what stands beside it is not', () => {
    const { hidden } = judge(deployment('  replicas: three\n  paused: true\n'))
    expect([...hidden.keys()].map((node) => (node as { value: unknown }).value)).toEqual(['three'])
  })
})

describe('depth', () => {
  it('does not overflow the stack', () => {
    const deep = `${'{"properties":{"a":'.repeat(3000)}{}${'}}'.repeat(3000)}`
    const definition = `{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"a"},"spec":{"group":"b.c","scope":"Namespaced","names":{"kind":"A","plural":"as"},"versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":${deep}}}]}}`
    expect(() => judge(definition)).not.toThrow()
  })
})

describe('keys like those of every object in JavaScript', () => {
  it('are keys like all others', () => {
    expect(
      say('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {__proto__: a, constructor: b, toString: c}\n'),
    ).toEqual([])
    const { problems } = judge(pod('      constructor: a\n      __proto__: b\n'))
    expect(problems.map(({ path }) => path.at(-1))).toEqual(['constructor', '__proto__'])
  })
})

describe('a key that stands twice', () => {
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  color: red\n  color: blue\n'
  it('names both places', () => {
    const [problem] = duplicateProblems(parseStream(text)[0]!)
    expect(problem?.rule).toBe('duplicate-key')
    expect(text.slice(problem!.range!.start, problem!.range!.end)).toBe('color')
    expect(problem!.range!.start).toBe(text.lastIndexOf('color'))
    expect(problem!.related![0]!.range!.start).toBe(text.indexOf('color'))
  })
})
