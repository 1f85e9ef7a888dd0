import { describe, expect, it } from 'vitest'
import type { Minor } from '../../../src/model/version.ts'
import { said } from '../../helpers/validity.ts'

const configMap = (more: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n${more}\n`
const secret = (type: string, more: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ntype: ${type}\n${more}\n`
const namespace = (metadata: string, more = '') => `apiVersion: v1\nkind: Namespace\nmetadata: {${metadata}}\n${more}\n`

const fine: Record<string, [text: string, minor?: Minor]> = {
  'keys that are names of files': [configMap('data: {a.b_c-D: x, .a: z}')],
  'as much as fits': [configMap(`data: {a: "${'x'.repeat(1024 * 1024)}"}`)],
  'a Secret without a type': [secret('""', 'stringData: {a: b}')],
  'null as the configuration of a registry': [
    secret('kubernetes.io/dockerconfigjson', 'stringData: {.dockerconfigjson: "null"}'),
  ],
  'one of user and password': [secret('kubernetes.io/basic-auth', 'data: {password: ""}')],
  'a Namespace that is given its label': [namespace('name: a, labels: {kubernetes.io/metadata.name: "b c"}')],
}

const refused: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'keys that are no names of files': [
    configMap('data: {a/b: x, "": u, "..": z}'),
    ['invalid-value data[a/b] ▸ a/b', 'invalid-value data[] ▸ ""', 'invalid-value data[..] ▸ ".."'],
  ],
  'a key in both places': [configMap('data: {a: x}\nbinaryData: {a: eA==}'), ['invalid-value data[a] ▸ a']],
  'too much': [configMap(`data: {a: "${'x'.repeat(1024 * 1024)}"}\nbinaryData: {b: eA==}`), ['too-long [] ▸ data']],
  'too much in a Secret': [
    secret('Opaque', `stringData: {a: "${'é'.repeat(512 * 1024)}", b: x}`),
    ['too-long data ▸ stringData'],
  ],
  'a token for nobody': [
    secret('kubernetes.io/service-account-token', ''),
    ['required-value metadata.annotations[kubernetes.io/service-account.name] ▸ metadata'],
  ],
  'no configuration of a registry': [
    secret('kubernetes.io/dockerconfigjson', 'data: {}'),
    ['required-value data[.dockerconfigjson] ▸ data'],
  ],
  'a list as configuration of a registry': [
    secret('kubernetes.io/dockercfg', 'stringData: {.dockercfg: "[]"}'),
    ['invalid-value data[.dockercfg] ▸ "[]"'],
  ],
  'a configuration in base64 twice': [
    secret('kubernetes.io/dockerconfigjson', 'data: {.dockerconfigjson: ZXlKaGRYUm9jeUk2ZTMxOQ==}'),
    ['invalid-value data[.dockerconfigjson] ▸ ZXlKaGRYUm9jeUk2ZTMxOQ=='],
  ],
  'neither user nor password': [
    secret('kubernetes.io/basic-auth', 'data: {user: YQ==}'),
    ['required-value data[password] ▸ data', 'required-value data[username] ▸ data'],
  ],
  'an empty key': [
    secret('kubernetes.io/ssh-auth', 'data: {ssh-privatekey: ""}'),
    ['required-value data[ssh-privatekey] ▸ ""'],
  ],
  'neither certificate nor key': [
    secret('kubernetes.io/tls', 'data: {cert: YQ==}'),
    ['required-value data[tls.crt] ▸ data', 'required-value data[tls.key] ▸ data'],
  ],
  'a Namespace with a dot in its name': [namespace('name: a.b'), ['invalid-value metadata.name ▸ a.b']],
  'a Namespace named with a blank, which becomes a label': [
    namespace('name: a b'),
    ['invalid-value metadata.labels ▸ a b', 'invalid-value metadata.name ▸ a b'],
  ],
  'a Namespace with finalizers of nobody': [
    namespace('name: a', 'spec: {finalizers: [x, "a b"]}'),
    [
      'invalid-value spec.finalizers ▸ x',
      'invalid-value spec.finalizers ▸ "a b"',
      'invalid-value spec.finalizers ▸ "a b"',
    ],
  ],
}

const warned: Record<string, [text: string, expected: string[], minor?: Minor]> = {
  'of a certificate that is none': [
    secret('kubernetes.io/tls', 'stringData: {tls.crt: abc, tls.key: abc}'),
    ['api-warning data[tls.crt] ▸ abc'],
  ],
  'of certificate and key that are exchanged': [
    secret(
      'kubernetes.io/tls',
      'stringData: {tls.crt: "-----BEGIN EC PRIVATE KEY-----\\nAAAA\\n-----END EC PRIVATE KEY-----\\n", tls.key: abc}',
    ),
    ['api-warning data[tls.crt] ▸ "-----BEGIN EC PRIVATE KEY-----\\nAAAA\\n-----END EC PRIVATE KEY-----\\n"'],
  ],
  'of an owner that stands twice': [
    configMap('').replace(
      'name: a',
      'name: a, ownerReferences: [{apiVersion: v1, kind: Pod, name: a, uid: b}, {apiVersion: v1, kind: Pod, name: a, uid: b}]',
    ),
    ['api-warning metadata.ownerReferences ▸ {apiVersion: v1, kind: Pod, name: a, uid: b}'],
  ],
}

describe('configuration', () => {
  it.each(Object.entries(fine))('may be %s', (_, [text, minor]) => expect(said(text, minor)).toEqual([]))

  it.each(Object.entries(refused))('may not be %s', (_, [text, expected, minor]) =>
    expect(said(text, minor)).toEqual(expected),
  )

  it.each(Object.entries(warned))('is warned %s', (_, [text, expected, minor]) =>
    expect(said(text, minor)).toEqual(expected),
  )
})
