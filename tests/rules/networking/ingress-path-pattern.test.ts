import { testRule } from '../../helpers/rule-tester.ts'
import { ingress, route } from './manifests.ts'

const paths = (...routes: string[]) => `rules: [${routes.join(', ')}]`
const one = (path: string, type = 'Prefix', metadata = '', more: string[] = []) =>
  ingress('a', [...more, paths(route('h.example', `'${path}'`, 'a', type))], metadata)
const regex = 'annotations: {nginx.ingress.kubernetes.io/use-regex: "true"}'
const rewrite = 'annotations: {nginx.ingress.kubernetes.io/rewrite-target: /$2}'
const other = 'annotations: {nginx.ingress.kubernetes.io/ssl-redirect: "false"}'
const nginx = ['ingressClassName: nginx']
const at = (path: string) => `spec.rules[0].http.paths[0].path ▸ '${path}'`

testRule('ingress-path-pattern', {
  valid: {
    ...Object.fromEntries(
      [
        '/',
        '/api',
        '/api/',
        '/.well-known/acme',
        '/v1.0',
        '/$batch',
        '/a+b',
        '/Items(1)',
        '/a:b',
        '/a=b;c',
        '/%5B',
        '/~me',
      ].map((path) => [`a plain path ${path}`, one(path)]),
    ),
    'a word that is filled in': one('/{{base}}/(.*)') + one('/<base>/*'),
    'a word in braces': one('/users/{id:[0-9]+}'),
    'what the controller makes of it': one('/api(/|$)(.*)', 'ImplementationSpecific'),
    'a pattern of ingress-nginx': one('/api(/|$)(.*)', 'ImplementationSpecific', rewrite, nginx),
    'a pattern for the host by another Ingress':
      one('/api/(.*)', 'ImplementationSpecific', other, nginx) +
      ingress('b', [...nginx, paths(route('h.example', '/b', 'b'))], regex),
    'a canary': one(
      '/api/(.*)',
      'ImplementationSpecific',
      'annotations: {nginx.ingress.kubernetes.io/canary: "true"}',
      nginx,
    ),
    'a wildcard of another controller': one('/*', 'ImplementationSpecific', other, ['ingressClassName: alb']),
    'patterns of the controller of NGINX': one(
      '/api/[a-z]',
      'Prefix',
      'annotations: {nginx.org/path-regex: case_sensitive}',
    ),
  },
  invalid: {
    'a wildcard': {
      yaml: one('/shop/*'),
      expect: [at('/shop/*')],
      messages: [
        'path "/shop/*" is compared letter by letter under `pathType: Prefix`: most controllers find no request that has it, others refuse the Ingress',
      ],
      hints: ['write "/shop", which stands for everything below it as well'],
    },
    'everything as a pattern': {
      yaml: one('/.*'),
      expect: [at('/.*')],
      hints: ['write "/", which stands for everything below it as well'],
    },
    'a group': {
      yaml: one('/api(/|$)(.*)'),
      expect: [at('/api(/|$)(.*)')],
      hints: ['write "/api", which stands for everything below it as well'],
    },
    'an exact path': {
      yaml: one('/foo*', 'Exact'),
      expect: [at('/foo*')],
      hints: ['write `pathType: ImplementationSpecific`, and what the controller needs to take it for a pattern'],
    },
    'a pattern in the middle': {
      yaml: one('/[a-z]+/x'),
      expect: [at('/[a-z]+/x')],
      hints: ['write `pathType: ImplementationSpecific`, and what the controller needs to take it for a pattern'],
    },
    'a pattern that the path type rules out': {
      yaml: one('/api(/|$)(.*)', 'Prefix', rewrite, nginx) + one('/a/.*', 'Exact', regex),
      expect: ['spec.rules[0].http.paths[0].path ▸ Prefix', 'spec.rules[0].http.paths[0].path ▸ Exact'],
      messages: [
        'path "/api(/|$)(.*)" is a pattern, which `pathType: Prefix` rules out: from release 1.12 on ingress-nginx refuses the Ingress',
        /^path "\/a\/\.\*" is a pattern/,
      ],
    },
    'a pattern that ingress-nginx does not take for one': {
      yaml: one('/api/(.*)', 'ImplementationSpecific', other, nginx),
      expect: [at('/api/(.*)')],
      messages: [/^path "\/api\/\(\.\*\)" is no pattern for ingress-nginx/],
      hints: ['write the annotation `nginx.ingress.kubernetes.io/use-regex: "true"`'],
    },
  },
})
