import type { Document } from '../../src/yaml/document.ts'
import { parseBody, parseStream } from '../../src/yaml/parse.ts'
import { toJson } from '../../src/yaml/value.ts'

/** The JSON of the first document as the API server reads it, or `error: ` and the message. */
export function read(text: string): string {
  return show(parseBody(text))
}

/** The JSON of each document with content as kubectl reads them, or `error: ` and the message. */
export function readStream(text: string): string[] {
  return parseStream(text)
    .filter((document) => document.root !== undefined || document.error !== undefined)
    .map(show)
}

function show(document: Document): string {
  if (document.error !== undefined) return `error: ${document.error.message}`
  return document.root === undefined ? 'null' : toJson(document.root)
}

/** Turns numbers that are no JSON numbers of JavaScript, such as -0, into what JSON.parse makes of them. */
export function sameJson(a: string, b: string): boolean {
  return a === b || sorted(JSON.parse(a)) === sorted(JSON.parse(b))
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([x], [y]) => (x < y ? -1 : 1)))
      : each,
  )
}
