// biome-ignore-all lint/suspicious/noTemplateCurlyInString: such placeholders are what is tested
import { testRule } from '../../helpers/rule-tester.ts'

const pod = (image: string) => `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: ${image}
`

const PULLED = [
  'nginx',
  'nginx:1.27',
  'localhost:5000/a/b:c',
  'ghcr.io/a/b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  'MyRegistry/web:Latest',
]
const FILLED = [
  '$IMAGE',
  '${REGISTRY}/Web',
  '"{{ image }}"',
  'IMAGE_NAME',
  'IMAGE:TAG',
  "'%IMAGE%'",
  'ko://example.com/Cmd',
]

testRule('invalid-image-name', {
  valid: {
    ...Object.fromEntries(PULLED.map((image) => [`the image ${image}`, pod(image)])),
    ...Object.fromEntries(FILLED.map((image) => [`what a program fills in: ${image}`, pod(image)])),
    'an image that is given elsewhere':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: web}]\n',
  },
  invalid: {
    'capitals in the path': {
      yaml: pod('Shop/MyWeb:V1'),
      expect: ['spec.containers[0].image ▸ Shop/MyWeb:V1'],
      messages: [
        'no node can pull the image "Shop/MyWeb:V1" of container "web": it must be in small letters before the tag',
      ],
    },
    'the address of a page': {
      yaml: pod('https://ghcr.io/a/b'),
      expect: ['spec.containers[0].image ▸ https://ghcr.io/a/b'],
    },
    'a person is to fill it in': {
      yaml: pod('gcr.io/<project>/web:1'),
      expect: ['spec.containers[0].image ▸ gcr.io/<project>/web:1'],
      messages: [/: a placeholder is still in it$/],
    },
    'an init container of a template': {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      initContainers: [{name: first, image: 'web:1.0+build'}]
      containers: [{name: web, image: 'web:1.0'}]
`,
      expect: ["spec.template.spec.initContainers[0].image ▸ 'web:1.0+build'"],
      messages: [/it has the tag "1.0\+build"/],
    },
  },
})
