import { testRule } from '../../helpers/rule-tester.ts'

/** A pod that mounts the ConfigMap "conf" so, and the ConfigMap with those data. */
const pod = (mount: string, data = '{app.conf: a}', source = '{name: conf}') => `
apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers: [{name: a, image: a:1, volumeMounts: [{name: c, ${mount}}]}]
  volumes: [{name: c, configMap: ${source}}]
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: conf}, data: ${data}}
`
const secret = (mount: string) => `
apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers: [{name: a, image: a:1, volumeMounts: [{name: c, ${mount}}]}]
  volumes: [{name: c, secret: {secretName: keys}}]
---
{apiVersion: v1, kind: Secret, metadata: {name: keys}, stringData: {tls.key: a}}
`

testRule('file-mounted-as-folder', {
  valid: {
    'a file under its name': pod('mountPath: /etc/a/app.conf, subPath: app.conf'),
    'a file under another name': pod('mountPath: /etc/a/other.conf, subPath: app.conf'),
    'a folder': pod('mountPath: /etc/a'),
    'a folder with the name of a key that has no ending': pod('mountPath: /etc/config', '{config: a}'),
    'a folder with an ending': pod('mountPath: /etc/conf.d'),
    'a hidden folder': pod('mountPath: /etc/.conf', '{.conf: a}'),
    'an item in a folder': pod(
      'mountPath: /etc/a, subPath: sub',
      undefined,
      '{name: conf, items: [{key: app.conf, path: sub/app.conf}]}',
    ),
    'what the kubelet makes': pod('mountPath: /etc/a, subPath: ..data'),
    'a ConfigMap that something else fills': pod('mountPath: /etc/a, subPath: ca.crt', '{}'),
    'a ConfigMap that is elsewhere': pod('mountPath: /etc/a, subPath: b', undefined, '{name: other}'),
    'a path that a variable makes': pod('mountPath: /etc/a, subPathExpr: $(NAME)'),
    'another volume': pod('mountPath: /etc/a, subPath: b').replace('configMap: {name: conf}', 'emptyDir: {}'),
  },
  invalid: {
    'a volume at the path of a file': {
      yaml: pod('mountPath: /etc/a/app.conf'),
      expect: ['spec.containers[0].volumeMounts[0].mountPath ▸ /etc/a/app.conf'],
      messages: [
        '"/etc/a/app.conf" becomes a folder that holds ConfigMap "conf": the container does not start where its image has a file of this name',
      ],
    },
    'a name that no key has': {
      yaml: pod('mountPath: /etc/a/app.conf, subPath: app.cnf'),
      expect: ['spec.containers[0].volumeMounts[0].subPath ▸ app.cnf'],
      messages: ['ConfigMap "conf" has no file "app.cnf", so "/etc/a/app.conf" becomes an empty folder'],
    },
    'a key that is mounted under another name': {
      yaml: pod('mountPath: /a, subPath: app.conf', undefined, '{name: conf, items: [{key: app.conf, path: a.conf}]}'),
      expect: ['spec.containers[0].volumeMounts[0].subPath ▸ app.conf'],
    },
    'an item of a ConfigMap that is elsewhere': {
      yaml: pod('mountPath: /a/b.conf', undefined, '{name: other, items: [{key: b, path: b.conf}]}'),
      expect: ['spec.containers[0].volumeMounts[0].mountPath ▸ /a/b.conf'],
    },
    'a Secret': {
      yaml: secret('mountPath: /etc/a/tls.key/'),
      expect: ['spec.containers[0].volumeMounts[0].mountPath ▸ /etc/a/tls.key/'],
    },
  },
})
