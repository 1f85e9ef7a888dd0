import { expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'

const pod = (...lines: string[]) => `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      image: a:1
${lines.map((line) => `      ${line}\n`).join('')}`

const of = (image: string, ...lines: string[]) => pod(...lines).replace('image: a:1', `image: ${image}`)

const onWindows = (line: string) => `${pod('command: ["cmd /c run"]')}  ${line}\n`

const ID = 'command-line-in-one-word'

testRule(ID, {
  valid: {
    'a program': pod('command: [sleep, "3600"]'),
    'a line for a shell': pod('command: [sh, -c, "sleep 3600"]'),
    'arguments for what the image starts': pod('args: ["sleep 3600"]'),
    'a line for a shell among the arguments of an image that starts nothing': of(
      'busybox:1.36',
      'args: [sh, -c, "sleep 1"]',
    ),
    'arguments of an image of that name from elsewhere': of('registry.example.com/busybox', 'args: ["sleep 3600"]'),
    'arguments of a program': pod('command: [sh, -c]', 'args: ["sleep 3600"]'),
    'a folder with a blank': pod('command: [/opt/My App/run]'),
    'a folder with a small name behind a blank': pod('command: [./my app/run]'),
    'a file with a blank': pod('command: [/opt/Our Server]'),
    'a path of Windows': pod('command: ["C:\\\\Program Files\\\\app\\\\run.exe"]'),
    'a variable': pod('command: ["$(PROGRAM)"]'),
    'what a template fills in': pod('command: ["{{ .Values.command }}"]'),
    'what a person fills in': pod('command: ["<your command>"]'),
    'an empty word': pod('command: [""]'),
    blanks: pod('command: [" "]'),
    'no words': pod('command: []'),
    'a pod for Windows': onWindows('os: {name: windows}'),
    'a pod for nodes with Windows': onWindows('nodeSelector: {kubernetes.io/os: windows}'),
    'what cannot be read': pod('command: [1, "a b"]', 'livenessProbe: {exec: {command: a b}}'),
    nothing: pod('command: [null]', 'lifecycle: {postStart: null, preStop: {exec: null}}', 'readinessProbe: 1'),
  },
  invalid: {
    'arguments of an image that starts nothing by itself': {
      yaml:
        of('busybox', 'args: ["echo $HOME && sleep 3"]') +
        of('docker.io/library/alpine:3', 'command: []', 'args: ["sleep 3600"]').replace(/^/, '---\n'),
      expect: ['spec.containers[0].args[0] ▸ "echo $HOME && sleep 3"', 'spec.containers[0].args[0] ▸ "sleep 3600"'],
      messages: [
        'the container runtime looks for a program called "echo $HOME && sleep 3", and there is none: the container cannot start',
      ],
      hints: [
        'let a shell read it: `[sh, -c, "…"]` with the whole line as one text',
        'write each word by itself: `["sleep", "3600"]`',
      ],
    },
    'a line': {
      yaml: pod('command: ["sleep 3600"]'),
      expect: ['spec.containers[0].command[0] ▸ "sleep 3600"'],
      messages: [
        'the container runtime looks for a program called "sleep 3600", and there is none: the container cannot start',
      ],
    },
    'a shell with its option': {
      yaml: pod('command: ["sh -c", "a && b"]'),
      expect: ['spec.containers[0].command[0] ▸ "sh -c"'],
    },
    'a path with operands': {
      yaml: pod('command: [/usr/bin/python app/main.py]'),
      expect: ['spec.containers[0].command[0] ▸ /usr/bin/python app/main.py'],
    },
    'a path with an option': {
      yaml: pod('command: [/app/serve --config=/etc/app.yaml]'),
      expect: ['spec.containers[0].command[0] ▸ /app/serve --config=/etc/app.yaml'],
    },
    'a path with another one': {
      yaml: pod('command: [/app/serve /etc/app.yaml]'),
      expect: ['spec.containers[0].command[0] ▸ /app/serve /etc/app.yaml'],
    },
    'a path with a word': {
      yaml: pod('command: [./server start]'),
      expect: ['spec.containers[0].command[0] ▸ ./server start'],
    },
    'a variable with a word': {
      yaml: pod('command: ["$(PROGRAM) start"]'),
      expect: ['spec.containers[0].command[0] ▸ "$(PROGRAM) start"'],
    },
    'a blank behind a program': {
      yaml: pod('command: ["serve "]'),
      expect: ['spec.containers[0].command[0] ▸ "serve "'],
    },
    'a script': {
      yaml: pod('command:', '  - |', '    set -e', '    serve'),
      expect: ['spec.containers[0].command[0] ▸ |\n          set -e\n          serve'],
      messages: [/ called "set -e …", and/],
    },
    'probes and hooks': {
      yaml: pod(
        'livenessProbe: {exec: {command: [cat /live]}}',
        'readinessProbe: {exec: {command: [cat /ready]}}',
        'startupProbe: {exec: {command: [cat /started]}}',
        'lifecycle: {postStart: {exec: {command: [sleep 1]}}, preStop: {exec: {command: [sleep 2]}}}',
      ),
      expect: [
        'spec.containers[0].livenessProbe.exec.command[0] ▸ cat /live',
        'spec.containers[0].readinessProbe.exec.command[0] ▸ cat /ready',
        'spec.containers[0].startupProbe.exec.command[0] ▸ cat /started',
        'spec.containers[0].lifecycle.postStart.exec.command[0] ▸ sleep 1',
        'spec.containers[0].lifecycle.preStop.exec.command[0] ▸ sleep 2',
      ],
      messages: [/: the probe cannot run$/, /the probe/, /the probe/, /: the hook fails$/, /: the hook fails$/],
    },
  },
})

const SHELL = 'let a shell read it: `[sh, -c, "…"]` with the whole line as one text'

it.each([
  ['sleep 3600', '["sleep", "3600"]'],
  [' serve ', '["serve"]'],
  [`echo 'a b'"c d" e\\ f ''`, '["echo", "a bc d", "e f", ""]'],
  [`say "a \\"b\\" \\n"`, '["say", "a \\"b\\" \\\\n"]'],
  ['serve --host $(HOST)', '["serve", "--host", "$(HOST)"]'],
  [`bash -c "echo $X && b"`, '["bash", "-c", "echo $X && b"]'],
  [`say 'a && $X'`, '["say", "a && $X"]'],
  ['a && b', undefined],
  ['a | b', undefined],
  ['a; b', undefined],
  ['serve $PORT', undefined],
  ['serve "$PORT"', undefined],
  ['serve $(cat /port)', undefined],
  ['cd /app', undefined],
  ['PORT=1 serve', undefined],
  [`echo it's`, undefined],
])('says how to write %s', (line, list) => {
  const text = pod(`command: [${JSON.stringify(line)}]`)
  const { findings } = checkFiles({ 'case.yaml': text }, { only: [ID] })
  expect(findings.map(({ hint }) => hint)).toEqual([
    list === undefined ? SHELL : `write each word by itself: \`${list}\``,
  ])
})
