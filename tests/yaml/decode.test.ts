import { describe, expect, test } from 'vitest'
import { decodeText } from '../../src/yaml/decode.ts'

const bytes = (...octets: number[]): Uint8Array => Uint8Array.from(octets)

describe('bytes', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode('a: é😀\n'), 'a: é😀\n'],
    ['a byte-order mark stays', bytes(0xef, 0xbb, 0xbf, 0x61), '\ufeffa'],
    ['UTF-16, little end first', bytes(0xff, 0xfe, 0x61, 0, 0x3d, 0xd8, 0x00, 0xde), 'a😀'],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0, 0x61, 0xd8, 0x3d, 0xde, 0x00), 'a😀'],
    ['nothing', bytes(), ''],
  ])('%s', (_, octets, text) => expect(decodeText(octets)).toEqual({ text }))

  test.each([
    ['a stray octet', bytes(0x61, 0x0a, 0xff), /^the octet 0xff in line 2 is not valid UTF-8/],
    ['Latin-1', bytes(0x61, 0x3a, 0x20, 0xe9, 0x0a), /^the octet 0xe9 in line 1/],
    ['a character that is cut off', bytes(0x61, 0xe2, 0x82), /^the octet 0xe2/],
    ['a surrogate', bytes(0xed, 0xa0, 0x80), /^the octet 0xed/],
    ['a form that is too long', bytes(0xc0, 0x80), /^the octet 0xc0/],
    ['an archive', bytes(0x1f, 0x8b, 0x08, 0x00), /^the file is binary/],
    ['half of UTF-16', bytes(0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00), /^the file starts as UTF-16/],
  ])('%s is refused', (_, octets, message) => expect(decodeText(octets).error).toMatch(message))

  test('the octets given are left as they are', () => {
    const octets = bytes(0xfe, 0xff, 0, 0x61)
    decodeText(octets)
    expect(octets).toEqual(bytes(0xfe, 0xff, 0, 0x61))
  })
})
