import { expect, it } from 'vitest'
import { checkFiles, show } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'

const pod = (...lines: string[]) => `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: store
      image: a:1
${lines.map((line) => `      ${line}\n`).join('')}`

testRule('words-behind-shell-script', {
  valid: {
    'one text': pod('command: [sh, -c, "sleep 3600"]'),
    'one text among the arguments': pod('command: [/bin/sh, -c]', 'args: ["echo hi && sleep 3600"]'),
    'the end of the options': pod('command: [sh, -c, --, "while true; do sleep 5; done"]'),
    'a value of an option': pod('command: [bash, -ceo, pipefail, "a | b"]'),
    parameters: pod(`command: [sh, -c, 'exec serve "$@"', sh, --port, "80"]`),
    'parameters with two dollars': pod('command: [sh, -c, "echo $$1", sh, a, "&&", b]'),
    'a loop over all parameters': pod('command: [sh, -c, "for x; do rm $x; done", sh, a, b]'),
    'a file that may read them': pod('command: [sh, -c, ". /run.sh", a, b]'),
    'a text that Kubernetes puts there': pod('command: [sh, -c, $(SCRIPT), a, b]'),
    'a shell as its name': pod('command: [sh, -c, "exit 1", /bin/sh]'),
    'two dashes': pod('command: [bash, -c, "exit 1"]', 'args: [--]'),
    'an underscore': pod('command: [bash, -c, "exit 1", _]'),
    nothing: pod('command: [bash, -c, "exit 1"]', 'args: [""]'),
    'the name of the container': pod('command: [bash, -c, "exit 1", store]'),
    'the name of the program': pod('command: [bash, -c, "/opt/run.sh --all", run.sh]'),
    'no shell': pod('command: [su, -c, a, "&&", b]'),
    'a file as script': pod('command: [sh, run.sh, -c, a, b]'),
    'another program': pod('command: [python, -c, a, b]', 'args: [sh, -c, a, b]'),
    'arguments of another program': pod('args: [--shell, sh, -c, a, b]'),
    'no commands': pod('command: []', 'args: []'),
    'what cannot be read': pod(
      'command: [sh, -c, {a: b}, sleep, "3600"]',
      'args: [1, null, [a]]',
      'livenessProbe: {exec: {command: sh -c a b}}',
      'readinessProbe: {exec: {command: [null, {a: b}, 1, true]}}',
      'lifecycle: {postStart: {exec: null}, preStop: [a]}',
    ),
    'a word that is no text': pod('command: [sh, -c, sleep, 3600]'),
  },
  invalid: {
    'arguments of an image that starts nothing by itself': {
      yaml: pod('args: [sh, -c, sleep, "3600"]').replace(/image: \S+/, 'image: alpine'),
      expect: ['spec.containers[0].args[3] ▸ "3600"'],
      hints: ['write the whole line as one text: `args: [sh, -c, "sleep 3600"]`'],
    },
    'an operand': {
      yaml: pod('command: [sh, -c, sleep, "3600"]'),
      expect: ['spec.containers[0].command[3] ▸ "3600"'],
      messages: ['the shell runs only "sleep": "3600" is just its `$0`, which nothing reads'],
    },
    'an operand among the arguments': {
      yaml: pod('command: [/bin/sh, -c]', 'args: [sleep, "3600"]'),
      expect: ['spec.containers[0].args[1] ▸ "3600"'],
    },
    'a word in each list': {
      yaml: pod('command: [/bin/sh, -c, sleep]', 'args: ["3600"]'),
      expect: ['spec.containers[0].args[0] ▸ "3600"'],
    },
    'arguments for what the image starts': {
      yaml: pod('args: [sh, -c, sleep, "3600"]'),
      expect: ['spec.containers[0].args[3] ▸ "3600"'],
    },
    'a second command': {
      yaml: pod('command: [bash, -ec, "echo hi", "&&", "sleep 3600"]'),
      expect: ['spec.containers[0].command[3] ▸ "&&"'],
      messages: [
        'the shell runs only "echo hi": "&&" is just its `$0` and what follows its parameters, which nothing reads',
      ],
    },
    'an operator behind a name': {
      yaml: pod('command: [sh, -c, ". /env.sh", sh, "| ", store]'),
      expect: ['spec.containers[0].command[3] ▸ sh'],
    },
    'an option behind a line': {
      yaml: pod('command: [sh, -c, -x, --, "exec serve --all", --port=80]'),
      expect: ['spec.containers[0].command[5] ▸ --port=80'],
    },
    'lines of a script': {
      yaml: pod('command: [sh, -c]', 'args:', '  - |', '    a', '    b', '  - c'),
      expect: ['spec.containers[0].args[1] ▸ c'],
      messages: ['the shell runs only "a …": "c" is just its `$0`, which nothing reads'],
    },
    'a probe': {
      yaml: pod('livenessProbe: {exec: {command: [timeout, "5", sh, -c, cat, /ok]}}'),
      expect: ['spec.containers[0].livenessProbe.exec.command[5] ▸ /ok'],
    },
    'a hook': {
      yaml: pod('lifecycle: {preStop: {exec: {command: [sh, -c, nginx, -s, quit]}}}'),
      expect: ['spec.containers[0].lifecycle.preStop.exec.command[3] ▸ -s'],
    },
  },
})

it.each([
  ['command: [sh, -c, sleep, "3600"]', 'command: [sh, -c, "sleep 3600"]'],
  ['{command: [/bin/sh, -c], args: [sleep, "3600"]}', 'args: ["sleep 3600"]'],
  ['{command: [/bin/sh], args: [-c, sleep, "3600"]}', 'args: [-c, "sleep 3600"]'],
  ['{command: [sh, -c, sleep], args: ["3600"]}', 'command: [sh, -c, "sleep 3600"]'],
  ['command: [env, "A=b c", sh, -c, sleep, "3600"]', 'command: [env, A=b c, sh, -c, "sleep 3600"]'],
  ['command: [sh, -c, "echo \\"hi\\"", " && ", "sleep 3600"]', 'command: [sh, -c, "echo \\"hi\\" && sleep 3600"]'],
  ['command: [sh, -c, "echo hi;", "sleep 3600"]', 'command: [sh, -c, "echo hi; sleep 3600"]'],
  ['command: [sh, -c, while, true;, do, sleep, 5;, done]', 'command: [sh, -c, "while true; do sleep 5; done"]'],
  ['command: [sh, -c, echo, "a   b"]', 'command: [sh, -c, "…"]'],
  ['command: [sh, -c, echo, "`a`"]', 'command: [sh, -c, "…"]'],
  [`command: [sh, -c, echo, ${'a'.repeat(60)}]`, 'command: [sh, -c, "…"]'],
])('writes the line of %s as one text', async (line, written) => {
  const fields = line.startsWith('{') ? line.slice(1, -1).replace(', args', '\n      args') : line
  const { findings } = await checkFiles({ 'a.yaml': pod(fields) })
  const hints = findings.filter(({ rule }) => rule === 'words-behind-shell-script').map(({ hint }) => hint)
  expect(hints).toEqual([`write the whole line as one text: \`${written}\``])
})

it('stands nowhere where words without a shell stand', async () => {
  const words = [['sh', '-c'], ['env'], ['a'], ['b c'], ['&&'], ['x']]
  const lists = words.flatMap((a) => words.flatMap((b) => words.map((c) => [...a, ...b, 'b', ...c])))
  const text = lists
    .flatMap((command, index) => [
      [command, lists.at(-index)!],
      [['tini', '--'], command],
      [[], command],
      [command, []],
    ])
    .map(
      ([command, args], index) =>
        `---\n${pod(`command: ${JSON.stringify(command)}`, `args: ${JSON.stringify(args)}`).replace('name: a', `name: a${index}`)}`,
    )
    .join('')
  const { findings } = await checkFiles({ 'a.yaml': text })
  const placesOf = (id: string) =>
    findings.filter(({ rule }) => rule === id).map((finding) => `${finding.range.start.line} ${show(finding, text)}`)
  const [behind, without] = [placesOf('words-behind-shell-script'), placesOf('shell-word-without-shell')]
  expect(behind.length).toBeGreaterThan(100)
  expect(without.length).toBeGreaterThan(100)
  expect(behind.filter((place) => without.includes(place))).toEqual([])
})
