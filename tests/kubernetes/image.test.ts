import fc from 'fast-check'
import { expect, it } from 'vitest'
import { imageReferenceFault, imageReferenceParts } from '../../src/kubernetes/image.ts'

const sha = `sha256:${'0a'.repeat(32)}`

it.each([
  ['nginx', 'docker.io', 'library/nginx', '', ''],
  ['nginx:1.27', 'docker.io', 'library/nginx', '1.27', ''],
  ['bitnami/redis', 'docker.io', 'bitnami/redis', '', ''],
  ['index.docker.io/nginx', 'docker.io', 'library/nginx', '', ''],
  ['localhost/a', 'localhost', 'a', '', ''],
  ['localhost:5000/a/b:v1', 'localhost:5000', 'a/b', 'v1', ''],
  ['[::1]:5000/a', '[::1]:5000', 'a', '', ''],
  ['Registry/a', 'Registry', 'a', '', ''],
  [`ghcr.io/a/b:v1@${sha}`, 'ghcr.io', 'a/b', 'v1', sha],
  ['a__b.c--d', 'docker.io', 'library/a__b.c--d', '', ''],
  ['my_registry.io/a', '', 'my_registry.io/a', '', ''],
])('%s', (text, registry, repository, tag, digest) => {
  expect(imageReferenceParts(text)).toEqual({ registry, repository, tag, digest })
})

it.each([
  '',
  ' nginx',
  'Nginx',
  'nginx:',
  'nginx:-1',
  `nginx:${'a'.repeat(129)}`,
  'nginx@sha256:abc',
  `nginx@${sha.toUpperCase()}`,
  'a//b',
  'a/',
  'a_-b',
  'https://ghcr.io/a',
  '0a'.repeat(32),
  'a'.repeat(256),
])('refuses %j', (text) => {
  expect(imageReferenceParts(text)).toBeUndefined()
})

it('puts together what it takes apart', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '/', ':', '@', '.', '_', '-', 'A', '1', sha, 'é') })
  fc.assert(
    fc.property(fc.oneof(fc.string(), text), (each) => {
      const parts = imageReferenceParts(each)
      if (parts === undefined) return
      const { registry, repository, tag, digest } = parts
      const whole = `${registry && `${registry}/`}${repository}${tag && `:${tag}`}${digest && `@${digest}`}`
      expect(imageReferenceParts(whole)).toEqual(parts)
      expect(whole.endsWith(each)).toBe(true)
    }),
  )
})

it('stays quick on long texts', () => {
  const start = performance.now()
  for (const text of ['a', '-', '_', 'a.', 'a/', ':', '@', 'a-']) imageReferenceParts(`x/${text.repeat(100_000)}`)
  expect(performance.now() - start).toBeLessThan(1000)
})

it.each([
  ['nginx', undefined, undefined],
  ['MyApp:V1', 'must be in small letters before the tag', 'myapp:V1'],
  ['docker://a/b:1', 'may not begin with "docker://"', 'a/b:1'],
  ['https://ghcr.io/a/', 'may not begin with "https://"', 'ghcr.io/a'],
  ['a b', 'may have no blanks', undefined],
  ['localhost:5000/a:', 'ends with a colon, but has no tag behind it', 'localhost:5000/a'],
  ['a@sha256:1', 'must have `sha256:` and 64 hexadecimal digits in small letters behind the `@`', undefined],
  ['0a'.repeat(32), 'is the number of an image, which needs a name and `@sha256:` before it', undefined],
  ['a//b', expect.stringMatching(/^must be a path of small letters/), undefined],
  ['a:1+b', expect.stringMatching(/^has the tag "1\+b", which must be/), undefined],
])('says of %j what is wrong', (text, fault, meant) => {
  const found = imageReferenceFault(text)
  expect([found?.fault, found?.meant]).toEqual([fault, meant])
})

it('finds a fault in what is refused, and only in that', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aB1.:/@_- ') }), (text) => {
      expect(imageReferenceFault(text) === undefined).toBe(imageReferenceParts(text) !== undefined)
    }),
  )
})
