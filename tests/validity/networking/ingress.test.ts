import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

const ingress = (spec: string, metadata = 'name: a', version = 'networking.k8s.io/v1') =>
  `apiVersion: ${version}\nkind: Ingress\nmetadata: {${metadata}}\nspec: {${spec}}\n`
const BACKEND = 'backend: {service: {name: a, port: {number: 80}}}'
const rule = (path: string, host = 'a.b') => `rules: [{host: ${host}, http: {paths: [{${path}}]}}]`
const old = (spec: string) => ingress(spec, 'name: a', 'networking.k8s.io/v1beta1')
const CLASS = 'kubernetes.io/ingress.class'

const fine: Record<string, [text: string, minor?: Minor]> = {
  'with a rule': [ingress(rule(`path: /a, pathType: Prefix, ${BACKEND}`))],
  'with a host for all': [ingress(rule(`pathType: ImplementationSpecific, ${BACKEND}`, '"*.a.b"'))],
  'with a resource as backend': [ingress('defaultBackend: {resource: {apiGroup: a.b, kind: C, name: d}}')],
  'with a class in both places': [
    ingress(
      'ingressClassName: a, defaultBackend: {service: {name: a, port: {name: b}}}',
      `name: a, annotations: {${CLASS}: a}`,
    ),
  ],
  'of the old form': [old('backend: {serviceName: a, servicePort: web}'), 20],
  'of the old form with a host for all and nothing behind': [old('rules: [{host: "*.a.b", http: {paths: []}}]'), 20],
  'of the old form with a Secret that is none': [
    old('backend: {serviceName: a, servicePort: 80}, tls: [{secretName: A}]'),
    20,
  ],
}

const refused: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'without rules': [ingress(''), ['invalid-value spec ▸ {}']],
  'with nothing behind a host for all': [
    ingress('rules: [{host: "*.a.b", http: {paths: []}}]'),
    ['required-value spec.rules[0].http.paths ▸ []'],
  ],
  'with hosts that are none': [
    ingress(
      ['a.b:80', '10.0.0.1', '"*.*.b"', '"https://a.b"', 'a_b']
        .map((host) => `{host: ${host}}`)
        .join(', ')
        .replace(/.*/, 'rules: [$&]'),
    ),
    [
      'invalid-value spec.rules[0].host ▸ a.b:80',
      'invalid-value spec.rules[1].host ▸ 10.0.0.1',
      'invalid-value spec.rules[2].host ▸ "*.*.b"',
      'invalid-value spec.rules[3].host ▸ "https://a.b"',
      'invalid-value spec.rules[4].host ▸ a_b',
    ],
  ],
  'with relative paths': [
    ingress(rule(`path: a, pathType: Prefix, ${BACKEND}`)),
    ['invalid-value spec.rules[0].http.paths[0].path ▸ a'],
  ],
  'with paths that a server would change': [
    ingress(
      `rules: [{http: {paths: [${['//a', '/./a', '/a%2fb', '/a/..'].map((path) => `{path: ${path}, pathType: Exact, ${BACKEND}}`).join(', ')}]}}]`,
    ),
    [
      'invalid-value spec.rules[0].http.paths[0].path ▸ //a',
      'invalid-value spec.rules[0].http.paths[1].path ▸ /./a',
      'invalid-value spec.rules[0].http.paths[2].path ▸ /a%2fb',
      'invalid-value spec.rules[0].http.paths[3].path ▸ /a/..',
    ],
  ],
  'with an empty type of path': [
    ingress(rule(`path: /a, pathType: "", ${BACKEND}`)),
    ['unsupported-value spec.rules[0].http.paths[0].pathType ▸ ""'],
  ],
  'with nothing behind a path': [
    ingress(rule('path: /, pathType: Prefix')),
    ['invalid-value spec.rules[0].http.paths[0].backend ▸ {path: /, pathType: Prefix}'],
  ],
  'with two backends': [
    ingress('defaultBackend: {resource: {kind: a, name: b}, service: {port: {number: 1}}}'),
    ['invalid-value spec.defaultBackend ▸ {resource: {kind: a, name: b}, service: {port: {number: 1}}}'],
  ],
  'with a resource without names': [
    ingress('defaultBackend: {resource: {apiGroup: A}}'),
    [
      'required-value spec.defaultBackend.resource.kind ▸ resource',
      'required-value spec.defaultBackend.resource.name ▸ resource',
      'invalid-value spec.defaultBackend.resource.apiGroup ▸ A',
    ],
  ],
  'with a Service without a name and port': [
    ingress('defaultBackend: {service: {}}'),
    ['required-value spec.defaultBackend ▸ {service: {}}', 'required-value spec.defaultBackend.service.name ▸ service'],
  ],
  'with two ports': [
    ingress('defaultBackend: {service: {name: a, port: {name: b, number: 1}}}'),
    ['invalid-value spec.defaultBackend ▸ {service: {name: a, port: {name: b, number: 1}}}'],
  ],
  'with ports that are none': [
    ingress('defaultBackend: {service: {name: A, port: {name: "80"}}}'),
    [
      'invalid-value spec.defaultBackend.service.name ▸ A',
      'invalid-value spec.defaultBackend.service.port.name ▸ "80"',
    ],
  ],
  'with a number that is no port': [
    ingress('defaultBackend: {service: {name: a, port: {number: 70000}}}'),
    ['invalid-value spec.defaultBackend.service.port.number ▸ 70000'],
  ],
  'with hosts and Secrets that are none': [
    ingress('defaultBackend: {service: {name: a, port: {name: b}}}, tls: [{hosts: [A, "a.*"], secretName: B}]'),
    [
      'invalid-value spec.tls[0].hosts[0] ▸ A',
      'invalid-value spec.tls[0].hosts[1] ▸ "a.*"',
      'invalid-value spec.tls[0].secretName ▸ B',
    ],
  ],
  'with classes that disagree': [
    ingress(
      'ingressClassName: a, defaultBackend: {service: {name: a, port: {name: b}}}',
      `name: a, annotations: {${CLASS}: b}`,
    ),
    ['invalid-value annotations.kubernetes.io/ingress.class ▸ b'],
  ],
  'with a class in both places before 1.27': [
    ingress(
      'ingressClassName: a, defaultBackend: {service: {name: a, port: {name: b}}}',
      `name: a, annotations: {${CLASS}: a}`,
    ),
    ['invalid-value annotations.kubernetes.io/ingress.class ▸ a'],
    26,
  ],
  'with a class that is none': [
    ingress('ingressClassName: A, defaultBackend: {service: {name: a, port: {name: b}}}'),
    ['invalid-value spec.ingressClassName ▸ A'],
  ],
  'of the old form without a Service': [
    old('rules: [{http: {paths: [{path: a, backend: {}}]}}]'),
    ['invalid-value spec.rules[0].http.paths[0].path ▸ a', 'invalid-value spec.rules[0].http.paths[0].backend ▸ {}'],
    20,
  ],
  'of the old form with bad names': [
    old('backend: {serviceName: A, servicePort: "80"}'),
    ['invalid-value spec.backend.serviceName ▸ A', 'invalid-value spec.backend.servicePort ▸ "80"'],
    20,
  ],
  'of the old form without a port': [
    old('backend: {serviceName: a}, rules: [{http: {}}]'),
    ['required-value spec.backend ▸ {serviceName: a}', 'required-value spec.rules[0].http.paths ▸ http'],
    20,
  ],
  'of the oldest form': [
    old(
      'backend: {servicePort: 80}, rules: [{}, {http: {paths: [{path: "/(", backend: {serviceName: a}}]}}], tls: [{hosts: [a.b, A]}]',
    ),
    [
      'required-value spec.backend.serviceName ▸ backend',
      'invalid-value spec.rules[0].http.paths[0].path ▸ "/("',
      'invalid-value spec.rules[0].http.backend.servicePort ▸ backend',
      'invalid-value spec.tls[1].hosts ▸ A',
    ],
    16,
  ],
  'of an old form with a resource': [
    old('backend: {resource: {kind: a, name: b}}'),
    ['forbidden-field spec.backend.resource ▸ {kind: a, name: b}'],
    18,
  ],
}

const warned: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'of a class in an annotation': [
    ingress('defaultBackend: {service: {name: a, port: {name: b}}}', `name: a, annotations: {${CLASS}: a}`),
    ['api-warning metadata.annotations[kubernetes.io/ingress.class] ▸ kubernetes.io/ingress.class'],
  ],
}

describe('an Ingress', () => {
  it.each(Object.entries(fine))('may be %s', (_, [text, minor]) => expect(said(text, minor)).toEqual([]))

  it.each(Object.entries(refused))('may not be %s', (_, [text, expected, minor]) =>
    expect(said(text, minor)).toEqual(expected),
  )

  it.each(Object.entries(warned))('is warned %s', (_, [text, expected, minor]) =>
    expect(said(text, minor)).toEqual(expected),
  )
})
