import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMailAddress } from '../../src/kubernetes/email.ts'

describe('a mail address', () => {
  it.each([
    'a@b.c',
    'a@localhost',
    ' a@b ',
    'A B <a@b.c>',
    '<a@b>',
    '"x y" <a@b>',
    '"a b"@c',
    'a@[1.2.3.4]',
    'a@[::1]',
    'é@b.c',
    'a.b@c-d.e (a (nested) name)',
    'some (comment) name <a@b>',
    '=?utf-8?q?x?= <a@b>',
    'friends: a@b;',
  ])('may be %j', (text) => expect(isMailAddress(text)).toBe(true))

  it.each([
    '',
    'a',
    '@b',
    'a@',
    'a..b@c',
    '.a@b',
    'a.@b',
    'a b@c',
    'a@b c',
    'A B',
    '<a@b',
    '"a@b',
    '""@c',
    'a@[1.2.3]',
    'a@[01.2.3.4]',
    'a@b, c@d',
    'friends: a@b, c@d;',
    'friends: ;',
    'a@b (no end',
    '=?koi8-r?q?x?= <a@b>',
  ])('may not be %j', (text) => expect(isMailAddress(text)).toBe(false))

  it('is read whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof isMailAddress(text) === 'boolean'))
  })
})
