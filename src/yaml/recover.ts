import { createRequire } from 'node:module'
import type { Node as YamlNode } from 'yaml'
import { compose } from './compose.ts'
import type { Replacement } from './document.ts'
import { diagnose } from './explain.ts'
import { MapBuilder } from './map.ts'
import type { Entry, MapNode, Node, Style } from './node.ts'
import { formatFloatKey, type Resolved, resolvePlain, resolveTagged } from './scalars.ts'

type Yaml = typeof import('yaml')

/** Beyond this many characters a broken document is not worth the time that recovery takes. */
const MAX_LENGTH = 1_000_000
/** Deeper text overflows the stack of the package. */
const MAX_DEPTH = 300
/** The package needs ever longer for each further error. */
const MAX_INDICATORS = 20_000

const STYLES: Record<string, Style> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

/** So many mistakes are repaired in one document. */
const MAX_REPAIRS = 60

let yaml: Yaml | undefined

/**
 * What can be saved of a broken document. The mistakes whose repair is plain are repaired in a copy, which is then read as the cluster would;
 * where that does not suffice, it is the tree of the error-tolerant `yaml` package, with scalars read as the cluster reads them.
 */
export function recover(text: string, start: number, end: number): Node | undefined {
  const source = text.slice(start, end)
  if (source.length > MAX_LENGTH || isTooDeep(source)) return undefined
  const copy = new Copy(source, start)
  const root = repairAll(copy) ?? recoverTree(copy.text)
  return root === undefined || hasLostIndentation(root) ? undefined : copy.moveBack(root)
}

/** Keys without a value in a broken document mean that what belonged below them stands beside them: whoever judged that would be wrong. */
function hasLostIndentation(root: Node): boolean {
  if (root.type === 'list') return root.items.some(hasLostIndentation)
  if (root.type !== 'map') return false
  return root.entries.some(
    ({ value }) =>
      (value.type === 'null' && value.end === value.start && root.style === 'block') || hasLostIndentation(value),
  )
}

function repairAll(copy: Copy): Node | undefined {
  for (let repaired = 0; ; repaired++) {
    const { root, error } = compose(copy.text, 0, copy.text.length, true)
    if (error === undefined) return root
    if (repaired === MAX_REPAIRS) return undefined
    const { repair } = diagnose(copy.text, error, 0, copy.text.length)
    if (repair === undefined || !copy.apply(repair)) return undefined
  }
}

/** A document under repair, which knows where in the file each of its characters comes from. */
class Copy {
  text: string
  #origins: Int32Array

  constructor(text: string, shift: number) {
    this.text = text
    this.#origins = Int32Array.from({ length: text.length + 1 }, (_, at) => at + shift)
  }

  /** Applies replacements; false where they change nothing. */
  apply(replacements: readonly Replacement[]): boolean {
    const before = this.text
    let text = ''
    const origins: number[] = []
    let from = 0
    for (const each of [...replacements, { start: before.length, end: before.length, text: '' }]) {
      text += before.slice(from, each.start) + each.text
      for (let at = from; at < each.start; at++) origins.push(this.#origins[at]!)
      for (let at = 0; at < each.text.length; at++) origins.push(this.#origins[each.start]!)
      from = each.end
    }
    origins.push(this.#origins[before.length]!)
    this.text = text
    this.#origins = Int32Array.from(origins)
    return text !== before
  }

  /** The same tree with the offsets of the file. */
  moveBack(root: Node): Node {
    const seen = new Map<unknown, readonly Node[] | readonly Entry[]>()
    const at = (offset: number) => this.#origins[Math.min(offset, this.text.length)]!
    const move = (node: Node): Node => {
      const [start, end] = [at(node.start), at(node.end)]
      if (node.type === 'list') {
        const items = (seen.get(node.items) ?? node.items.map(move)) as readonly Node[]
        seen.set(node.items, items)
        return { ...node, start, end, items }
      }
      if (node.type !== 'map') return { ...node, start, end }
      const entries = (seen.get(node.entries) ??
        node.entries.map((entry) => ({
          ...entry,
          keyStart: at(entry.keyStart),
          keyEnd: at(entry.keyEnd),
          value: move(entry.value),
        }))) as readonly Entry[]
      seen.set(node.entries, entries)
      return { ...node, start, end, entries }
    }
    return move(root)
  }
}

function recoverTree(source: string): Node | undefined {
  try {
    yaml ??= createRequire(`${import.meta.dirname}/recover.js`)('yaml') as Yaml
    return new Recovery(yaml, source).root()
  } catch {
    // Whatever the package stumbles over, the syntax error itself is reported anyway.
    return undefined
  }
}

/** Counts brackets and indentation: cheap, and never too low. */
function isTooDeep(source: string): boolean {
  let open = 0
  let deepest = 0
  let column = 0
  let indicators = 0
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === 91 || code === 123) {
      deepest = Math.max(deepest, ++open)
      indicators++
    } else if (code === 93 || code === 125) open--
    else if (code === 10) column = 0
    else if (code === 32 || code === 45 || code === 63 || code === 58) column++
    if (column > MAX_DEPTH && code !== 32) return true
    if (code === 63 || code === 38 || code === 42 || code === 33) indicators++
  }
  return deepest > MAX_DEPTH || indicators > MAX_INDICATORS
}

class Recovery {
  readonly #yaml: Yaml
  readonly #source: string
  readonly #anchors = new Map<string, Node>()

  constructor(yaml: Yaml, source: string) {
    this.#yaml = yaml
    this.#source = source
  }

  root(): Node | undefined {
    const options = {
      version: '1.1',
      schema: 'failsafe',
      strict: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    } as const
    const documents = this.#yaml.parseAllDocuments(this.#source, options)
    for (const document of documents) if (document.contents !== null) return this.#node(document.contents)
    return undefined
  }

  #node(node: YamlNode): Node {
    const { isAlias, isMap, isScalar } = this.#yaml
    const start = node.range?.[0] ?? 0
    const end = Math.max(node.range?.[1] ?? 0, start)
    if (isAlias(node)) {
      const anchored = this.#anchors.get(node.source)
      return anchored === undefined ? empty(start, end) : { ...anchored, start, end }
    }
    const converted = this.#convert(node, start, end)
    if (node.anchor !== undefined && (isScalar(node) || isMap(node) || node.items !== undefined))
      this.#anchors.set(node.anchor, converted)
    return converted
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
