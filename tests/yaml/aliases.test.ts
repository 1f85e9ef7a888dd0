import { expect, it } from 'vitest'
import { readAnchors } from '../../src/yaml/aliases.ts'

/** Each anchor with the lines of itself and its aliases. */
function anchors(text: string, start = 0, end = text.length): [string, ...number[]][] {
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  return readAnchors(text, { start, end }).map(({ name, anchor, aliases }) => {
    for (const span of [anchor, ...aliases]) expect(text.slice(span.start, span.end)).toBe(name)
    return [name, ...[anchor, ...aliases].map((span) => lineOf(span.start))]
  })
}

it('are the anchors of a document with their aliases', () => {
  expect(anchors('a: &x 1\nb: *x\nc: [&y {z: *x}, *y]\n"*x": "&x" # &x *x\nd: |\n  &x *x\n')).toEqual([
    ['x', 1, 2, 3],
    ['y', 3, 3],
  ])
  expect(anchors('a: &x 1\nb: *x\nc: &x 2\nd: {<<: *x, *x : *x}\n')).toEqual([
    ['x', 1, 2],
    ['x', 3, 4, 4, 4],
  ])
})

it('are there as far as a document can be read', () => {
  expect(anchors('a: &x 1\nb: *x\nc: "\nd: *x\n')).toEqual([['x', 1, 2]])
  expect(anchors('a: *none\n')).toEqual([])
  expect(anchors('')).toEqual([])
  expect(anchors('a: &x 1\n---\nb: *x\n', 0, 8)).toEqual([['x', 1]])
})
