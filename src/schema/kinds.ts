import type { StageProblem } from '../model/finding.ts'
import { formatApiVersion, type GVK, parseGVK } from '../model/gvk.ts'
import { didYouMean } from '../model/meant.ts'
import {
  existsInAll,
  existsInSome,
  formatMinor,
  formatVersions,
  type Lifespan,
  type VersionRange,
} from '../model/version.ts'
import { distance, nearest } from '../text/nearest.ts'
import { type Entry, get, getEntry, type MapNode } from '../yaml/node.ts'
import type { CustomDefinitions, CustomKind } from './custom/definitions.ts'
import { concerning, inWords, withoutSuccessor } from './migration.ts'
import { overlap } from './spans.ts'
import type { KindInfo, SchemaStore } from './types.ts'
import { found, oneOf, quote } from './words.ts'

/** What a resource's kind is found out from. */
export interface KindContext {
  readonly store: SchemaStore
  readonly versions: VersionRange
  readonly customs?: CustomDefinitions
}

/** What a resource is, how to walk it, and what is wrong with its `apiVersion` and `kind`. */
export interface ResolvedKind {
  readonly problems: readonly StageProblem[]
  /** The kind that the resource names (or clearly means). */
  readonly kind?: KindInfo
  readonly custom?: CustomKind
  /** The kind whose schema is walked: another than `kind` where that is gone from all minors. */
  readonly schema?: KindInfo
  /** The minors to walk for. */
  readonly range: VersionRange
  /** Put before the messages of the walk, where the schema is another than the one named. */
  readonly preface?: string
  /** What changed between the kind that is named and the schema that is walked, or between former kinds and that. */
  readonly migration?: readonly string[]
  /** Misspelt `apiVersion` and `kind` keys, reported here. */
  readonly skip?: ReadonlySet<string>
}

/** Finds out what a resource is (the server's "no matches for kind", with what was meant); `known` is what an item of an XxxList need not say itself. */
export function resolveKind(root: MapNode, context: KindContext, known?: GVK): ResolvedKind {
  const name = known === undefined ? nameIn(root) : `${formatApiVersion(known)} ${known.kind}`
  if (name === undefined) return new Resolution(root, context).resolve(known)
  const plain = plainKinds(context)
  let resolved = plain.get(name)
  if (resolved === undefined) {
    resolved = new Resolution(root, context).resolve(known)
    if (resolved.schema !== undefined && resolved.problems.length === 0) plain.set(name, resolved)
  }
  return resolved
}

/** As `apps/v1 Deployment`; undefined where one of both is no text. */
function nameIn(root: MapNode): string | undefined {
  const kind = get(root, 'kind')
  const apiVersion = get(root, 'apiVersion')
  return kind?.type === 'string' && apiVersion?.type === 'string' ? `${apiVersion.value} ${kind.value}` : undefined
}

const plainByStore = new WeakMap<SchemaStore, { versions: VersionRange; kinds: Map<string, ResolvedKind> }>()

/** Kinds about which there is nothing to say, as nearly all are: they are found out once. */
function plainKinds({ store, versions }: KindContext): Map<string, ResolvedKind> {
  let plain = plainByStore.get(store)
  if (plain?.versions !== versions) plainByStore.set(store, (plain = { versions, kinds: new Map() }))
  return plain.kinds
}

class Resolution {
  private readonly root: MapNode
  private readonly context: KindContext
  private readonly problems: StageProblem[] = []
  private skip: Set<string> | undefined

  constructor(root: MapNode, context: KindContext) {
    this.root = root
    this.context = context
  }

  resolve(known: GVK | undefined): ResolvedKind {
    if (known !== undefined) return this.byGVK(known)
    const kind = this.head('kind')
    const apiVersion = this.head('apiVersion', kind?.text)
    if (kind === undefined) return this.unresolved()
    if (apiVersion === undefined) return this.byName(kind.text)
    const gvk = parseGVK(apiVersion.text, kind.text)
    if (gvk === undefined) {
      this.problem(
        'invalid-value',
        'apiVersion',
        `\`apiVersion\` must be a version or group/version, not ${quote(apiVersion.text)}`,
      )
      return this.byName(kind.text)
    }
    return this.byGVK(gvk)
  }

  private byGVK(gvk: GVK): ResolvedKind {
    if (gvk.group === '' && gvk.version === 'v1' && gvk.kind === 'List') return this.emptyList()
    const info = this.context.store.kind(gvk)
    if (info !== undefined) return this.builtIn(info)
    const custom = this.context.customs?.kind(gvk)
    if (custom !== undefined) return this.defined(custom)
    return this.unknown(gvk)
  }

  /** The text of `apiVersion` or `kind`; a misspelt key counts, and everything wrong is said. */
  private head(name: 'apiVersion' | 'kind', kind?: string): { text: string } | undefined {
    let entry = getEntry(this.root, name)
    if (entry === undefined) {
      entry = this.root.entries.find((one) => nearest(one.key, [name]) !== undefined && one.value.type === 'string')
      this.missing(name, entry, kind)
      if (entry !== undefined) (this.skip ??= new Set()).add(entry.key)
    } else if (entry.value.type === 'null' || (entry.value.type === 'string' && entry.value.value === ''))
      this.missing(name, undefined, kind)
    const value = entry?.value
    if (value?.type === 'string' && value.value !== '') return { text: value.value as string }
    if (value !== undefined && value.type !== 'string' && value.type !== 'null')
      this.problem('wrong-type', name, `\`${name}\` must be a string, ${found(value)}`)
    return undefined
  }

  private missing(name: 'apiVersion' | 'kind', misspelt: Entry | undefined, kind: string | undefined): void {
    if (misspelt !== undefined) {
      this.problems.push({
        rule: 'required-value',
        path: [name],
        range: { start: misspelt.keyStart, end: misspelt.keyEnd },
        message: `\`${name}\` is required: \`${misspelt.key}\` is written instead`,
        ...didYouMean(name, '`'),
      })
      return
    }
    const known = name === 'apiVersion' && kind !== undefined ? this.newest(kind) : undefined
    this.problems.push({
      rule: 'required-value',
      path: [name],
      message: `\`${name}\` is required`,
      hint: known === undefined ? undefined : `${kind} is in \`apiVersion: ${formatApiVersion(known)}\``,
    })
  }

  private newest(kind: string): KindInfo | undefined {
    return this.creatable(kind)[0]
  }

  /** Kinds of that name that some of the minors serve, newest stable first. */
  private creatable(kind: string): KindInfo[] {
    const { store, versions } = this.context
    return store.kindsNamed(kind).filter((info) => info.creatable && existsInSome(info.published, versions))
  }

  /** Without a usable apiVersion the kind's name must do. */
  private byName(kind: string): ResolvedKind {
    const info = this.newest(kind)
    return info === undefined ? this.unresolved() : this.walkAs(info, '')
  }

  private builtIn(info: KindInfo): ResolvedKind {
    const { versions } = this.context
    if (info.itemKind !== undefined) return this.emptyList()
    if (!info.creatable) {
      this.problem('unknown-kind', 'kind', `${nameOf(info)} cannot be created: it is no resource of its own`)
      return { ...this.unresolved(), kind: info }
    }
    const { since = 0 } = info.published
    const until = lastMinor(info)
    if (until < versions.from) return this.removed(info)
    if (since > versions.to) return this.tooNew(info)
    if (until < versions.to) this.removed(info)
    if (since > versions.from) this.tooNew(info)
    const range = overlap(served(info), versions)
    if (until >= versions.to) this.deprecated(info)
    this.notEnabled(info, range)
    const migration = this.migrationTo(info)
    return { problems: this.problems, kind: info, schema: info, range, migration, skip: this.skip }
  }

  /** What changed on the way to a kind from those whose place it took: who only changed the version has still to change the rest. */
  private migrationTo(info: KindInfo): readonly string[] | undefined {
    const former = this.context.store.kindsNamed(info.kind).filter((one) => one.life.replacement !== undefined)
    const found = former.map((one) => this.replacement(one)).filter(({ target }) => target === info)
    return found.length === 0 ? undefined : [...new Set(found.flatMap(({ migration }) => migration))]
  }

  /** The items of a list are resources of their own; this is one without. */
  private emptyList(): ResolvedKind {
    const items = getEntry(this.root, 'items')?.value
    if (items?.type !== 'list')
      this.problems.push({
        rule: 'required-value',
        path: ['items'],
        message: '`items` is required, a list of resources',
      })
    return this.unresolved()
  }

  private removed(info: KindInfo, field: 'apiVersion' | 'kind' = 'apiVersion'): ResolvedKind {
    const { versions } = this.context
    const { removed = lastMinor(info) + 1 } = info.life
    const { target, ...rest } = this.replacement(info)
    const migration = concerning(rest.migration, this.root)
    const gone = `${nameOf(info)} was removed in ${formatMinor(removed)}`
    const partly = removed > versions.from ? `, ${formatVersions({ from: removed, to: versions.to })} refuses it` : ''
    this.problem('removed-api', field, gone + partly, {
      hint: target === undefined ? withoutSuccessor(info.kind) : this.useInstead(info, target),
      ...(field === 'apiVersion' && target && this.instead(info, target, migration)),
      why: inWords(info.kind, migration),
    })
    if (target !== undefined && existsInSome(target.published, versions)) return this.walkAs(target, info)
    const last = info.published.until ?? versions.to
    return { ...this.unresolved(), kind: info, schema: info, range: { from: last, to: last } }
  }

  private tooNew(info: KindInfo): ResolvedKind {
    const { versions } = this.context
    const since = info.published.since!
    const others = this.creatable(info.kind).filter((one) => one !== info)
    const partly = since <= versions.to
    this.problem(
      'unknown-kind',
      'apiVersion',
      partly
        ? `${nameOf(info)} exists since ${formatMinor(since)}, ${formatVersions({ from: versions.from, to: since - 1 })} does not know it`
        : `${nameOf(info)} exists since ${formatMinor(since)}; checked for ${formatVersions(versions)}`,
      this.useOneOf(others),
    )
    return { ...this.unresolved(), kind: info, schema: info, range: { from: since, to: since } }
  }

  /** Of versions of a kind those that all minors have; where there are none, which minors have which. */
  private useOneOf(others: readonly KindInfo[]): Pick<StageProblem, 'hint' | 'meant'> {
    const { versions } = this.context
    const everywhere = others.filter((one) => existsInAll(served(one), versions))
    if (everywhere.length > 0) {
      const meant = everywhere.map(formatApiVersion)
      return { hint: `use ${oneOf(meant)}`, meant }
    }
    if (others.length === 0) return {}
    const parts = others.map(
      (one) => `\`${formatApiVersion(one)}\` in ${formatVersions(overlap(served(one), versions))}`,
    )
    return { hint: `no version is served by all of ${formatVersions(versions)}: ${parts.join(', ')}` }
  }

  private deprecated(info: KindInfo): void {
    const { versions } = this.context
    const { deprecated, removed } = info.life
    if (deprecated === undefined || deprecated > versions.to) return
    const { target, ...rest } = this.replacement(info)
    const migration = concerning(rest.migration, this.root)
    const gone = removed === undefined ? '' : ` and gone in ${formatMinor(removed)}`
    this.problem(
      'deprecated-api',
      'apiVersion',
      `${nameOf(info)} is deprecated since ${formatMinor(deprecated)}${gone}`,
      {
        hint: target === undefined ? undefined : this.useInstead(info, target),
        ...(target && this.instead(info, target, migration)),
        why: inWords(info.kind, migration),
      },
    )
  }

  private useInstead(info: KindInfo, target: KindInfo): string {
    const { since = 0 } = target.published
    const later = since > this.context.versions.from ? `, which exists since ${formatMinor(since)}` : ''
    const other = target.kind === info.kind ? '' : ` ${target.kind}`
    return `use \`${formatApiVersion(target)}\`${other}${later}`
  }

  /** Where nothing else has to change, and all minors have it. */
  private instead(info: KindInfo, target: KindInfo, migration: readonly string[]): Pick<StageProblem, 'meant'> {
    const isPlain =
      migration.length === 0 && target.kind === info.kind && existsInAll(target.published, this.context.versions)
    return isPlain ? { meant: [formatApiVersion(target)] } : {}
  }

  private notEnabled(info: KindInfo, range: VersionRange): void {
    const on = info.enabledByDefault
    const off = on === undefined ? range : switchedOff(on, range)
    if (off === undefined) return
    const { gate, group, plural } = info
    const feature = gate === undefined ? '' : `--feature-gates=${gate}=true and `
    const flag = `--runtime-config=${formatApiVersion(info)}${group === '' ? '' : `/${plural}`}=true`
    const { target } = this.replacement(info)
    const isBetter = target?.enabledByDefault !== undefined && existsInAll(target.enabledByDefault, range)
    const needs = `the API server needs ${feature}${flag}`
    this.problem(
      'api-not-enabled',
      'apiVersion',
      `${formatApiVersion(info)} is off by default in ${formatVersions(off)}`,
      {
        hint: isBetter ? `${this.useInstead(info, target)}: for this one ${needs}` : needs,
        ...(gate !== undefined && { severity: 'error' }),
      },
    )
  }

  private defined(custom: CustomKind): ResolvedKind {
    if (custom.warning !== undefined) this.problem('deprecated-api', 'apiVersion', custom.warning)
    return { ...this.unresolved(), custom }
  }

  private unknown(gvk: GVK): ResolvedKind {
    const { store, versions } = this.context
    const same = this.creatable(gvk.kind)
    const groups = groupsOf(store)
    if (!groups.has(gvk.group)) {
      const near = misspeltGroup(gvk.group, groups)
      const named = store.kindsNamed(gvk.kind).filter((info) => info.group === near)
      const old = named.find((info) => info.version === gvk.version) ?? named[0]
      const meant = same.find((info) => info.group === near) ?? (old && this.replacement(old).target)
      if (old !== undefined || !gvk.group.includes('.')) return this.wrongGroup(gvk, meant, same, old)
      return this.custom(gvk)
    }
    if (same.length > 0) return this.wrongGroup(gvk, same[0], same)
    const here = store.kinds().filter((one) => one.group === gvk.group && one.version === gvk.version)
    const near =
      nearest(
        gvk.kind,
        here.map((one) => one.kind),
      ) ??
      nearest(
        gvk.kind,
        store.kinds().map((one) => one.kind),
      )
    const meant = near === undefined ? undefined : (this.inGroup(near, gvk) ?? this.newest(near))
    this.problem(
      'unknown-kind',
      'kind',
      `no kind "${gvk.kind}" in ${formatApiVersion(gvk)} of Kubernetes ${formatVersions(versions)}`,
      {
        ...(meant && kindMeant(meant, gvk)),
      },
    )
    return meant === undefined ? this.unresolved() : this.walkAs(meant, '')
  }

  private inGroup(kind: string, gvk: GVK): KindInfo | undefined {
    return this.creatable(kind).find((info) => info.group === gvk.group && info.version === gvk.version)
  }

  /** What takes the place of a kind and what changes on the way: of several replacements in turn the first that the last minor has switched on, else the first that it has. */
  private replacement(old: KindInfo): Replacement {
    const { store, versions } = this.context
    const migration: string[] = []
    let first: Replacement | undefined
    let target: KindInfo | undefined = old
    do {
      migration.push(...(target.life.migration ?? []))
      target = target.life.replacement && store.kind(target.life.replacement)
      if (target === undefined || lastMinor(target) < versions.to) continue
      const found = { target, migration: [...migration] }
      if (isOn(target, versions.to)) return found
      first ??= found
    } while (target !== undefined)
    return first ?? { target: undefined, migration: [] }
  }

  private wrongGroup(gvk: GVK, meant: KindInfo | undefined, same: readonly KindInfo[], old?: KindInfo): ResolvedKind {
    const homes = [...new Set(same.map(formatApiVersion))]
    let where = homes.length === 0 ? '' : `: it is in ${oneOf(homes)}`
    if (homes.length === 0 && old !== undefined)
      where = `: it was in \`${formatApiVersion(old)}\` until ${formatMinor(old.published.until ?? 0)}`
    this.problem('unknown-kind', 'apiVersion', `no kind "${gvk.kind}" in ${formatApiVersion(gvk)}${where}`, {
      ...(meant && { hint: `use \`${formatApiVersion(meant)}\``, meant: [formatApiVersion(meant)] }),
    })
    if (meant !== undefined) return { ...this.walkAs(meant, ''), migration: old && this.replacement(old).migration }
    return homes.length === 0 && old !== undefined ? this.removed(old, 'kind') : this.unresolved()
  }

  private custom(gvk: GVK): ResolvedKind {
    const { customs } = this.context
    const served = customs?.versionsOf(gvk.group, gvk.kind)
    const near = served === undefined ? nearest(gvk.kind, customs?.kindsIn(gvk.group) ?? []) : undefined
    const place = formatApiVersion(gvk)
    if (served !== undefined)
      this.problem('unknown-kind', 'apiVersion', `no kind "${gvk.kind}" is served in ${place}`, {
        ...(served.length > 0 && {
          hint: `its definition serves ${oneOf(served)}`,
          meant: served.map((version) => formatApiVersion({ ...gvk, version })),
        }),
      })
    else if (near !== undefined)
      this.problem('unknown-kind', 'kind', `no kind "${gvk.kind}" in ${place}`, { ...didYouMean(near, '`') })
    else
      this.problem(
        'unknown-kind',
        'kind',
        `no custom resource definition known for ${gvk.kind} in ${place}, only its shape as a resource is checked`,
        { severity: 'info' },
      )
    return this.unresolved()
  }

  /** Goes on with the schema of what was meant or what replaces it. */
  private walkAs(schema: KindInfo, old: KindInfo | ''): ResolvedKind {
    const { versions } = this.context
    const range = overlap(schema.published, versions)
    const preface = old === '' ? undefined : `in ${formatApiVersion(schema)} `
    const migration = old === '' ? undefined : this.replacement(old).migration
    return { ...this.unresolved(), kind: old === '' ? schema : old, schema, range, preface, migration }
  }

  private unresolved(): ResolvedKind {
    return { problems: this.problems, range: this.context.versions, skip: this.skip }
  }

  private problem(rule: string, field: 'apiVersion' | 'kind', message: string, more?: Partial<StageProblem>): void {
    const value = getEntry(this.root, field)?.value
    const scalar = value !== undefined && value.type !== 'map' && value.type !== 'list'
    const range = scalar ? { start: value.start, end: value.end } : undefined
    this.problems.push({ rule, path: [field], message, ...(range && { range }), ...more })
  }
}

interface Replacement {
  readonly target: KindInfo | undefined
  readonly migration: readonly string[]
}

/** Whether servers of a minor have a kind without being asked to. */
function isOn({ enabledByDefault }: KindInfo, minor: number): boolean {
  return enabledByDefault !== undefined && existsInAll(enabledByDefault, { from: minor, to: minor })
}

/** The last minor whose servers have the kind: some were published longer, for those who switched them on. */
function lastMinor({ published, life }: KindInfo): number {
  return Math.min(published.until ?? 999, (life.removed ?? 1000) - 1)
}

const groupsByStore = new WeakMap<SchemaStore, ReadonlySet<string>>()

/** The API groups that Kubernetes itself has. */
function groupsOf(store: SchemaStore): ReadonlySet<string> {
  let groups = groupsByStore.get(store)
  if (groups === undefined) groupsByStore.set(store, (groups = new Set(store.kinds().map((one) => one.group))))
  return groups
}

/** Groups of others may look much like those of Kubernetes: only a slip or two count, and the suffix for experiments never. */
function misspeltGroup(group: string, groups: Iterable<string>): string | undefined {
  if (group.endsWith('.x-k8s.io')) return undefined
  const near = nearest(group, groups)
  return near !== undefined && distance(group, near, 2) <= 2 ? near : undefined
}

function nameOf(info: GVK): string {
  return `${formatApiVersion(info)} ${info.kind}`
}

function kindMeant(meant: KindInfo, gvk: GVK): Pick<StageProblem, 'hint' | 'meant'> {
  if (meant.group === gvk.group && meant.version === gvk.version) return didYouMean(meant.kind, '`')
  return { hint: `did you mean \`${meant.kind}\` in \`${formatApiVersion(meant)}\`?` }
}

/** The minors of the range in which something that is on in `on` is off, from the first to the last. */
function switchedOff(on: { since?: number; until?: number }, range: VersionRange): VersionRange | undefined {
  const { since = 0, until = 999 } = on
  if (until < range.from || since > range.to) return range
  if (since > range.from) return { from: range.from, to: since - 1 }
  if (until < range.to) return { from: until + 1, to: range.to }
  return undefined
}

/** The minors that serve a kind. */
function served(info: KindInfo): Lifespan {
  return { since: info.published.since, until: lastMinor(info) }
}
