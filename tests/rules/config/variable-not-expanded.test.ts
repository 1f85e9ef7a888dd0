import { expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'

const pod = (more: string) => `
apiVersion: v1
kind: Pod
metadata: {name: db}
spec:
  containers:
    - name: db
      image: registry.example.com/db:1
      env:
        - {name: PORT, value: "5432"}
        - {name: PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}
      envFrom: [{configMapRef: {name: db}}]
      ${more}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: db}
data: {OWNER: shop}
`
const probe = (command: string) => pod(`readinessProbe: {exec: {command: ${command}}}`)
const hook = (command: string) => pod(`lifecycle: {preStop: {exec: {command: ${command}}}}`)
const COMMAND = 'spec.containers[0].readinessProbe.exec.command'
const HOOK = 'spec.containers[0].lifecycle.preStop.exec.command'

testRule('variable-not-expanded', {
  valid: {
    'a written variable in a probe': probe('[ready, -p, $(PORT)]'),
    'the command of the container': pod('command: [run, $(PASSWORD), $(OWNER)]'),
    'a name that is no variable': probe('[sh, -c, "test $(date +%s) -gt 0 && test $(hostname)"]'),
    'two dollars': probe('[ready, $$(PASSWORD)]'),
    'a variable for the shell': probe('[sh, -c, "ready $OWNER $PASSWORD"]') + hook('[sh, -c, "stop $PORT"]'),
    'a word that is no text': probe('[ready, 1, ~]'),
  },
  invalid: {
    'a variable from a Secret': {
      yaml: probe('[ready, -w$(PASSWORD)]'),
      expect: [`${COMMAND}[1] ▸ -w$(PASSWORD)`],
      messages: ['"$(PASSWORD)" becomes an empty text: a probe takes up only variables of `env` with a `value`'],
    },
    'a variable from a ConfigMap as a whole': {
      yaml: probe('[ready, -U, $(OWNER)]'),
      expect: [`${COMMAND}[2] ▸ $(OWNER)`],
      messages: ['"$(OWNER)" stays as it is written: a probe takes up only variables of `env` with a `value`'],
    },
    'any variable in a hook': {
      yaml: hook('[stop, -p, $(PORT)]'),
      expect: [`${HOOK}[2] ▸ $(PORT)`],
      messages: ['"$(PORT)" stays as it is written: a hook takes up no variables'],
    },
    'the first of several': { yaml: hook('[stop, $(PORT), $(OWNER)]'), expect: [`${HOOK}[1] ▸ $(PORT)`] },
  },
})

it.each([
  ['[ready, $(OWNER)]', 'let a shell read it: `[sh, -c, "… $OWNER …"]`'],
  ['[sh, -c, "ready $(OWNER)"]', 'write `$OWNER` for the shell'],
])('says what to write for %s', (command, hint) => {
  const { findings } = checkFiles({ 'a.yaml': probe(command) }, { only: ['variable-not-expanded'] })
  expect(findings.map((finding) => finding.hint)).toEqual([hint])
})
