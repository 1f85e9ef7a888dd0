import type { SymbolKind, WorkspaceSymbol } from 'vscode-languageserver-protocol'
import { compareText } from '../../text/compare.ts'
import type { PlainResource } from '../../workspace/resource.ts'
import type { Client } from '../client.ts'
import type { Surroundings } from '../surroundings.ts'
import type { WorkspaceFeature } from './feature.ts'
import { matchWords, wordsOf } from './matching.ts'
import { nameSpan, RESOURCE } from './symbols.ts'

/** The resources of everything that is open, by kind, name and namespace. */
export const workspaceSymbol: WorkspaceFeature = {
  method: 'workspace/symbol',
  about: 'workspace',
  capabilities: ({ resolvesSymbols }) => ({
    workspaceSymbolProvider: resolvesSymbols ? { resolveProvider: true } : true,
  }),
  answer: symbolsFor,
}

/** Where such a resource stands in its file. */
export const resolveWorkspaceSymbol: WorkspaceFeature = {
  method: 'workspaceSymbol/resolve',
  about: 'workspace',
  capabilities: () => ({}),
  answer: resolve,
}

/** So many are given; who looks for one of more types on. */
const MOST = 256
/** So many, where the files of all have to be read for it. */
const MOST_READ = 64
/** Between so many resources others have their turn. */
const AT_ONCE = 4000

/** What a symbol is found by again. */
interface SymbolData {
  readonly key: string
  readonly index: number
  readonly kind: string
  readonly name: string | undefined
}

interface Match {
  readonly resource: PlainResource
  readonly around: Surroundings
  readonly score: number
}

async function symbolsFor(
  all: readonly Surroundings[],
  { query }: { query?: unknown },
  { resolvesSymbols }: Client,
): Promise<WorkspaceSymbol[]> {
  const matches = await matchesOf(all, typeof query === 'string' ? query : '')
  const symbols: WorkspaceSymbol[] = []
  for (const { resource, around } of matches.slice(0, resolvesSymbols ? MOST : MOST_READ)) {
    const { namespace } = resource
    const named = { name: labelOf(resource), kind: KIND, ...(namespace !== undefined && { containerName: namespace }) }
    if (resolvesSymbols) {
      symbols.push({ ...named, location: { uri: around.uriOf(resource) }, data: dataOf(resource, around) })
      continue
    }
    const location = around.locationOf(resource, nameSpan(resource.node()))
    if (location !== undefined) symbols.push({ ...named, location })
    await others()
  }
  return symbols
}

const KIND: SymbolKind = RESOURCE

/** The best first; of those that are equally good by name and place. */
async function matchesOf(all: readonly Surroundings[], query: string): Promise<Match[]> {
  const words = wordsOf(query)
  const matches: Match[] = []
  let looked = 0
  for (const around of all)
    for (const resource of around.resources) {
      const { kind, name = '', namespace = '' } = resource
      const score = matchWords(words, { name, kind, namespace })
      if (score !== undefined) matches.push({ resource, around, score })
      if (++looked % AT_ONCE === 0) await others()
    }
  return matches.sort(compareMatches).filter((match, index) => index === 0 || !areSame(matches[index - 1]!, match))
}

function compareMatches({ resource: a, score }: Match, { resource: b, score: other }: Match): number {
  return (
    other - score ||
    compareText(a.name ?? '', b.name ?? '') ||
    compareText(a.kind, b.kind) ||
    compareText(a.namespace ?? '', b.namespace ?? '') ||
    compareText(a.place, b.place) ||
    a.document - b.document
  )
}

/** A file may be there twice: for itself, and for those that are judged with it. */
function areSame({ resource: a }: Match, { resource: b }: Match): boolean {
  return a.place === b.place && a.document === b.document && a.kind === b.kind && a.name === b.name
}

function labelOf({ kind, name }: PlainResource): string {
  return name === undefined ? kind : `${kind} ${name}`
}

function dataOf(resource: PlainResource, around: Surroundings): SymbolData {
  const key = around.keyOf(resource)
  const index = around.resourcesIn(key).indexOf(resource)
  return { key, index, kind: resource.kind, name: resource.name }
}

/** What is no longer there stays as it was. */
function resolve(all: readonly Surroundings[], symbol: Partial<WorkspaceSymbol>): unknown {
  const { key, index, kind, name } = (symbol.data ?? {}) as Partial<SymbolData>
  if (typeof key !== 'string') return symbol
  for (const around of all) {
    const there = around.resourcesIn(key)
    const isMeant = (each: PlainResource) => each.kind === kind && each.name === name
    const resource = there.find((each, at) => at === index && isMeant(each)) ?? there.find(isMeant)
    const location = resource && around.locationOf(resource, nameSpan(resource.node()))
    if (location !== undefined) return { ...symbol, location }
  }
  return symbol
}

function others(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
