import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const FOLDER = new URL('../../../shared/oracle/', import.meta.url)

/** Whether the recorded answers of real API servers lie beside the project. */
export const hasOracle = existsSync(new URL('bases.json.gz', FOLDER))

/** A document as it was put to a server, and what the server said. */
export interface OracleCase {
  readonly id: string
  readonly text: string
  readonly kind: string
  /** The server takes it, without an unknown or duplicate field. */
  readonly accepted: boolean
  /** The fields that it names, as Kubernetes prints them. */
  readonly fields: readonly string[]
}

interface Change {
  readonly op: string
  readonly path: readonly (string | number)[]
  readonly value?: unknown
}

/** Every case of an area and a Kubernetes minor, such as `workloads` and 36; `folder` is `cases` or `written`. */
export function* oracleCases(folder: 'cases' | 'written', area: string, minor: number): Generator<OracleCase> {
  const file = new URL(`${folder}/${area}@1.${minor}.jsonl.gz`, FOLDER)
  if (!existsSync(file)) return
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    if (line === '') continue
    const recorded = JSON.parse(line)
    const text = recorded.text ?? JSON.stringify(changed(recorded))
    yield {
      id: recorded.id,
      text,
      kind: recorded.base ? bases()[recorded.base].kind : (/^kind:\s*["']?(\w+)/m.exec(text)?.[1] ?? ''),
      accepted: recorded.verdict === 'accept' && (recorded.strict ?? []).length === 0,
      fields: (recorded.errors ?? []).map((error: { field?: string }) => error.field ?? ''),
    }
  }
}

let loaded: Record<string, any> | undefined

function bases(): Record<string, any> {
  return (loaded ??= JSON.parse(gunzipSync(readFileSync(new URL('bases.json.gz', FOLDER))).toString('utf8')))
}

function changed(recorded: { base: string; changes?: Change[] } & Change): unknown {
  const document = structuredClone(bases()[recorded.base])
  for (const change of recorded.changes ?? [recorded]) apply(document, change)
  return document
}

function apply(document: any, { op, path, value }: Change): void {
  if (op === undefined) return
  let parent = document
  for (const step of path.slice(0, -1)) parent = parent[step]
  const last = path.at(-1)!
  if (op === 'delete') Array.isArray(parent) ? parent.splice(last as number, 1) : delete parent[last]
  else if (op === 'insert') parent.splice(last, 0, value)
  else if (op === 'rename') {
    const entries = Object.entries(parent)
    for (const [key] of entries) delete parent[key]
    for (const [key, each] of entries) parent[key === last ? (value as string) : key] = each
  } else parent[last] = value
}
