import { testRule } from '../../helpers/rule-tester.ts'

/** A pod with that command that has the ConfigMap "conf", which holds run.sh, at /app; `source` is how the volume names it. */
const pod = (
  command: string,
  { source = 'name: conf, defaultMode: 0755', mount = 'mountPath: /app', more = '' } = {},
) => `
apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers: [{name: a, image: a:1, ${command}, volumeMounts: [{name: c, ${mount}}${more}]}]
  volumes: [{name: c, configMap: {${source}}}, {name: e, emptyDir: {}}]
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: conf}, data: {run.sh: "echo"}}
`
const RUN = 'command: [/app/run.sh]'

testRule('mounted-command-cannot-run', {
  valid: {
    'a script with the permission': pod(RUN),
    'a script with the permission of its own': pod(RUN, {
      source: 'name: conf, items: [{key: run.sh, path: run.sh, mode: 0500}]',
    }),
    'a script that a shell reads': pod('command: [sh, /app/run.sh]', { source: 'name: conf' }),
    'a program beside it': pod('command: [/app2/run]', { source: 'name: conf' }),
    'a program without a path': pod('command: [run.sh]', { source: 'name: conf' }),
    'an argument': pod('args: [/app/run.sh]', { source: 'name: conf' }),
    'a file that is mounted alone beside the program': pod('command: [/app/other]', {
      source: 'name: conf',
      mount: 'mountPath: /app/run.sh, subPath: run.sh',
    }),
    'another volume further in': pod('command: [/app/bin/run]', {
      more: ', {name: e, mountPath: /app/bin}',
    }),
    'a ConfigMap that is elsewhere, with the permission': pod('command: [/app/x]', {
      source: 'name: other, defaultMode: 0555',
    }),
    'a path with a variable': pod('command: [/app/$(NAME)]'),
    'a pod for Windows': pod(RUN, { source: 'name: conf' }).replace('spec:', 'spec:\n  os: {name: windows}'),
  },
  invalid: {
    'a script without the permission': {
      yaml: pod(RUN, { source: 'name: conf' }),
      expect: ['spec.containers[0].command[0] ▸ /app/run.sh'],
      messages: ['"/app/run.sh" may not be executed: the files of ConfigMap "conf" have the mode 0644'],
    },
    'a script without the permission, of a ConfigMap that is elsewhere': {
      yaml: pod(RUN, { source: 'name: other, defaultMode: 0444' }),
      expect: ['spec.containers[0].command[0] ▸ /app/run.sh'],
    },
    'a script that is mounted alone': {
      yaml: pod('command: [/run.sh]', { source: 'name: conf', mount: 'mountPath: /run.sh, subPath: run.sh' }),
      expect: ['spec.containers[0].command[0] ▸ /run.sh'],
    },
    'a probe': {
      yaml: pod('livenessProbe: {exec: {command: [/app/run.sh]}}', { source: 'name: conf' }),
      expect: ['spec.containers[0].livenessProbe.exec.command[0] ▸ /app/run.sh'],
    },
    'a program that the volume hides': {
      yaml: pod('command: [/app/server, --port, "80"]'),
      expect: ['spec.containers[0].command[0] ▸ /app/server'],
      messages: ['"/app/server" is not there: ConfigMap "conf" is mounted over "/app", and has no "server"'],
    },
    'a script in a folder that there is not': {
      yaml: pod('command: [/app/bin/run.sh]'),
      expect: ['spec.containers[0].command[0] ▸ /app/bin/run.sh'],
    },
  },
})
