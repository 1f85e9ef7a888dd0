import { SourceError } from '../check.ts'
import { LineIndex } from '../text/lines.ts'
import type { Document } from '../yaml/document.ts'
import { parseBody, parseStream } from '../yaml/parse.ts'
import { toJson } from '../yaml/value.ts'

/** A file to print: `text` throws SourceError where it cannot be read. */
export interface JsonFile {
  readonly path: string
  text(): string
}

/**
 * Writes one JSON line for each document with content as the cluster reads it: `{"file","document","value","duplicates":[{"line","key"}]}` or
 * `{"file","document","error","line","column"}`. Integers are exact; lines and columns are 1-based; a duplicate's line is that of its value, as in the cluster's message.
 * Gives whether every document could be read.
 */
export function runJson(files: Iterable<JsonFile>, write: (line: string) => void): boolean {
  let isReadable = true
  for (const file of files) {
    const text = readText(file)
    if (typeof text !== 'string') {
      isReadable = false
      write(`${JSON.stringify({ file: file.path, document: 0, error: text.message, line: 1, column: 1 })}\n`)
      continue
    }
    const lines = new LineIndex(text)
    readDocuments(text).forEach((document, index) => {
      if (document.error !== undefined) isReadable = false
      write(`${formatDocument(file.path, index, document, lines)}\n`)
    })
  }
  return isReadable
}

function readText(file: JsonFile): string | SourceError {
  try {
    return file.text()
  } catch (error) {
    if (error instanceof SourceError) return error
    throw error
  }
}

/** The first document as the API server reads a request body, the others as kubectl cuts the stream; a stream of JSON values as kubectl reads it. */
function readDocuments(text: string): Document[] {
  const documents = parseStream(text).filter(hasContent)
  const first = documents[0]
  if (first === undefined || (first.error === undefined && text[first.start] === '{')) return documents
  const body = parseBody(text)
  if (!hasContent(body)) return documents
  return [
    body,
    ...documents.filter((document, index) => (body.error === undefined ? document.start > body.end : index > 0)),
  ]
}

function hasContent(document: Document): boolean {
  return document.root !== undefined || document.error !== undefined
}

function formatDocument(path: string, index: number, { root, error, duplicates }: Document, lines: LineIndex): string {
  const head = `{"file":${JSON.stringify(path)},"document":${index}`
  if (error !== undefined) {
    const { line, column } = lines.position(error.gaveUp)
    return `${head},"error":${JSON.stringify(error.message)},"line":${line},"column":${column}}`
  }
  const twice = duplicates.map(({ key, valueStart }) => ({ line: lines.position(valueStart).line, key }))
  return `${head},"value":${root === undefined ? 'null' : toJson(root)},"duplicates":${JSON.stringify(twice)}}`
}
