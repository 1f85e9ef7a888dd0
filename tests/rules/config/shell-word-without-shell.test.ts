import { testRule } from '../../helpers/rule-tester.ts'

const pod = (...lines: string[]) => `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      image: a:1
${lines.map((line) => `      ${line}\n`).join('')}`

testRule('shell-word-without-shell', {
  valid: {
    'a shell': pod('command: [sh, -c, "a && b"]'),
    'a shell with words of their own': pod('command: [/bin/bash, -c, a, "&&", b]'),
    'arguments of a shell': pod('command: [/bin/sh, -c]', 'args: [a, "&&", b]'),
    'a shell behind another program': pod('command: [tini, --, sh, -c, a, "|", b]'),
    'arguments for what the image starts': pod('args: [a, "&&", b]'),
    'a word within a text': pod('command: [jq, ".a | .b"]'),
    'a word with blanks within a text': pod('command: [jq, " .a | .b "]'),
    'what find runs': pod('command: [find, /tmp, -exec, rm, "{}", ";"]'),
    'a comparison': pod('command: ["[", a, ">", b, "]"]'),
    'no commands': pod('command: []', 'args: ["&&"]'),
    'what cannot be read': pod('command: [1, {a: b}]', 'livenessProbe: {exec: {command: a}}'),
  },
  invalid: {
    'arguments of an image that starts nothing by itself': {
      yaml: pod('args: [a, "&&", b]').replace(/image: \S+/, 'image: ubuntu:24.04'),
      expect: ['spec.containers[0].args[1] ▸ "&&"'],
      messages: [/arguments of "a"$/],
    },
    'two commands': {
      yaml: pod('command: [mkdir, /a, "&&", mkdir, /b, "&&", c]'),
      expect: ['spec.containers[0].command[2] ▸ "&&"'],
      messages: ['no shell runs here: "&&" and what follows are only arguments of "mkdir"'],
    },
    'arguments of a command': {
      yaml: pod('command: [/bin/serve]', 'args: [--all, ">", /log]'),
      expect: ['spec.containers[0].args[1] ▸ ">"'],
      messages: [/arguments of "\/bin\/serve"$/],
    },
    'a probe': {
      yaml: pod('livenessProbe: {exec: {command: [cat, /ok, "|", grep, up]}}'),
      expect: ['spec.containers[0].livenessProbe.exec.command[2] ▸ "|"'],
    },
    'blanks around it': {
      yaml: pod('command: ["/bin/ps", "aux", " ||", "grep", "x"]', 'args: [b, "| "]'),
      expect: ['spec.containers[0].command[2] ▸ " ||"', 'spec.containers[0].args[1] ▸ "| "'],
      messages: ['no shell runs here: " ||" and what follows are only arguments of "/bin/ps"'],
    },
    'a hook': {
      yaml: pod('lifecycle: {preStop: {exec: {command: [nginx, -s, quit, "2>&1"]}}}'),
      expect: ['spec.containers[0].lifecycle.preStop.exec.command[3] ▸ "2>&1"'],
    },
  },
})
