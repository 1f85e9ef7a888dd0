import { expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'

const ingress = (target: string, ...paths: (readonly [path: string, type?: string])[]) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations: {nginx.ingress.kubernetes.io/rewrite-target: ${target}}
spec:
  ingressClassName: nginx
  rules:
    - http:
        paths:
${paths
  .map(
    ([path, type = 'ImplementationSpecific']) =>
      `          - {path: '${path}', pathType: ${type}, backend: {service: {name: web, port: {number: 80}}}}`,
  )
  .join('\n')}
`
const AT = 'metadata.annotations[nginx.ingress.kubernetes.io/rewrite-target]'
const at = (target: string) => [`${AT} ▸ ${target}`]

testRule('ingress-rewrite-loses-path', {
  valid: {
    'groups that are taken over': ingress('/$2', ['/api(/|$)(.*)']),
    'the root to the root, which rewrites nothing': ingress('/', ['/', 'Prefix']),
    'one path exactly': ingress('/', ['/status', 'Exact']) + ingress('/', ['/status$']),
    'another page on purpose':
      ingress('/maintenance.html', ['/', 'Prefix']) + ingress('/readyz', ['/health', 'Prefix']),
    'a variable of nginx': ingress('/app$request_uri', ['/', 'Prefix']),
    'no annotation': ingress('/', ['/api']).replace('nginx.ingress.kubernetes.io', 'example.com'),
  },
  invalid: {
    'the root without groups': {
      yaml: ingress('/', ['/api', 'Prefix']),
      expect: at('/'),
      messages: ['every request under "/api" reaches the pods as "/": what follows in its path is lost'],
    },
    'several paths': {
      yaml: ingress('/', ['/', 'Prefix'], ['/api/', 'Prefix'], ['/admin', 'Prefix']),
      expect: at('/'),
      messages: [/under "\/api" and 1 more reaches/],
    },
    'groups that nothing takes over': { yaml: ingress('/', ['/api(/|$)(.*)']), expect: at('/') },
    'more groups than there are': {
      yaml: ingress('/v2/$2', ['/api/(.*)']),
      expect: at('/v2/$2'),
      messages: [/under "\/api" reaches the pods as "\/v2\/"/],
    },
    'a group that catches nothing': { yaml: ingress('/$1', ['/api(?:/|$).*']), expect: at('/$1') },
    'an escaped parenthesis': { yaml: ingress('/$1', [String.raw`/a\(.*`]), expect: at('/$1') },
  },
})

it.each([
  ['/', '/api', 'write `path: /api(/|$)(.*)` with `pathType: ImplementationSpecific`, and here `/$2`'],
  ['/v2/$2', '/api/(.*)', 'write `path: /api(/|$)(.*)` with `pathType: ImplementationSpecific`, and here `/v2/$2`'],
])('says how to rewrite to %s from %s', (target, path, hint) => {
  const { findings } = checkFiles({ 'a.yaml': ingress(target, [path]) }, { only: ['ingress-rewrite-loses-path'] })
  expect(findings.map((finding) => finding.hint)).toEqual([hint])
})
