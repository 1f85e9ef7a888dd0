import type { CST, Node as YamlNode } from 'yaml'
import { MapBuilder } from './map.ts'
import type { Entry, MapNode, Node, Style } from './node.ts'
import { formatFloatKey, type Resolved, resolvePlain, resolveTagged } from './scalars.ts'

type Yaml = typeof import('yaml')

const STYLES: Record<string, Style> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

let yaml: Yaml | undefined

/** The tree of the error-tolerant `yaml` package, which is loaded only now, with scalars read as the cluster reads them; undefined where there is none. In steps. */
export function* readTolerantly(source: string): Generator<undefined, Node | undefined> {
  try {
    yaml ??= process.getBuiltinModule('node:module').createRequire(`${import.meta.dirname}/tolerant.js`)('yaml') as Yaml
    return yield* new Recovery(yaml, source).root()
  } catch {
    // Whatever the package stumbles over, the syntax error itself is reported anyway.
    return undefined
  }
}

/** So many lexemes are one step. */
const STEP = 4096

class Recovery {
  readonly #yaml: Yaml
  readonly #source: string
  readonly #anchors = new Map<string, { readonly node: Node; readonly size: number }>()
  /** Nodes that whoever walks the tree comes by, those behind aliases each time again. */
  #size = 0

  constructor(yaml: Yaml, source: string) {
    this.#yaml = yaml
    this.#source = source
  }

  *root(): Generator<undefined, Node | undefined> {
    const options = {
      version: '1.1',
      schema: 'failsafe',
      strict: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    } as const
    const tokens = yield* this.#tokens()
    for (const { contents } of new this.#yaml.Composer(options).compose(tokens)) {
      if (contents === null) continue
      yield
      return this.#node(contents)
    }
    return undefined
  }

  *#tokens(): Generator<undefined, CST.Token[]> {
    const parser = new this.#yaml.Parser()
    const tokens: CST.Token[] = []
    let count = 0
    for (const lexeme of new this.#yaml.Lexer().lex(this.#source)) {
      tokens.push(...parser.next(lexeme))
      if (++count % STEP === 0) yield
    }
    tokens.push(...parser.end())
    yield
    return tokens
  }

  #node(node: YamlNode): Node {
    const { isAlias, isMap, isScalar } = this.#yaml
    const start = node.range?.[0] ?? 0
    const end = Math.max(node.range?.[1] ?? 0, start)
    if (isAlias(node)) {
      const anchored = this.#anchors.get(node.source)
      this.#count(anchored?.size ?? 1)
      return anchored === undefined ? empty(start, end) : { ...anchored.node, start, end }
    }
    const before = this.#size
    this.#count(1)
    const converted = this.#convert(node, start, end)
    if (node.anchor !== undefined && (isScalar(node) || isMap(node) || node.items !== undefined))
      this.#anchors.set(node.anchor, { node: converted, size: this.#size - before })
    return converted
  }

  /** Aliases that multiply would keep every later stage busy for ever. */
  #count(nodes: number): void {
    this.#size += nodes
    if (this.#size > 2 * this.#source.length + 10_000) throw new RangeError('too many nodes')
  }

  #convert(node: YamlNode, start: number, end: number): Node {
    const { isMap, isScalar, isSeq } = this.#yaml
    if (isScalar(node)) {
      const style = STYLES[node.type ?? ''] ?? 'plain'
      const value = typeof node.value === 'string' ? node.value : String(node.value ?? '')
      const resolved = resolve(value, style, node.tag)
      return { type: resolved.type, start, end, style, value: resolved.value }
    }
    // A template expression looks like a map in a map.
    if (this.#source.startsWith('{{', start)) return empty(start, end)
    if (isSeq(node)) {
      const items = node.items.map((item) => (item === null ? empty(end, end) : this.#node(item as YamlNode)))
      return { type: 'list', start, end: endOf(items, end), style: node.flow ? 'flow' : 'block', items }
    }
    if (isMap(node)) return this.#map(node.items as Pair[], start, end, node.flow ? 'flow' : 'block')
    return empty(start, end)
  }

  #map(pairs: readonly Pair[], start: number, end: number, style: Style): MapNode {
    const map = new MapBuilder()
    for (const { key, value } of pairs) {
      const keyNode = key === null ? empty(start, start) : this.#node(key)
      const valueNode = value === null ? empty(keyNode.end, keyNode.end) : this.#node(value)
      if (keyNode.type === 'string' && keyNode.value === '<<' && keyNode.style === 'plain') {
        for (const from of mergedMaps(valueNode)) for (const entry of from.entries) map.add({ ...entry, merged: true })
      } else if (keyNode.type !== 'list' && keyNode.type !== 'map') {
        map.add({
          key: keyText(keyNode),
          keyStart: keyNode.start,
          keyEnd: keyNode.end,
          value: valueNode,
          merged: false,
        })
      }
    }
    const entries = map.finish()
    return { type: 'map', start, end: style === 'flow' ? end : endOf(ownValues(entries), end), style, entries }
  }
}

interface Pair {
  readonly key: YamlNode | null
  readonly value: YamlNode | null
}

function ownValues(entries: readonly Entry[]): Node[] {
  return entries.filter((entry) => !entry.merged).map((entry) => entry.value)
}

function mergedMaps(value: Node): MapNode[] {
  const maps = value.type === 'list' ? [...value.items].reverse() : [value]
  return maps.filter((map) => map.type === 'map')
}

/** The package lets a block collection reach to the start of the next line; ours end with their last value. */
function endOf(children: readonly Node[], otherwise: number): number {
  const last = children[children.length - 1]
  return last === undefined ? otherwise : Math.min(last.end, otherwise)
}

function empty(start: number, end: number): Node {
  return { type: 'null', start, end, style: 'plain', value: null }
}

function resolve(value: string, style: Style, tag: string | undefined): Resolved {
  const text: Resolved = { type: 'string', value }
  if (tag !== undefined && tag !== '!') return resolveTagged(tag, value)
  return style === 'plain' && tag === undefined ? (resolvePlain(value) ?? text) : text
}

function keyText({ type, value }: Node & { value?: unknown }): string {
  return type === 'number' ? formatFloatKey(value as number) : String(value)
}
