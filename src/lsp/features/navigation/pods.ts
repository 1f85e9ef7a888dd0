import { shapeOf, templatePath, valueAt } from '../../../kubernetes/workload.ts'
import type { Span } from '../../../model/finding.ts'
import { type FieldPath, key as mapKey } from '../../../model/path.ts'
import { nameOf, type Resource } from '../../../model/resource.ts'
import { type PodName, podNames } from '../../../workspace/references/inner-rows.ts'
import { wordsIn } from '../../../workspace/references/mentions.ts'
import { referencesIn } from '../../../workspace/references/resolve.ts'
import { makeTrie, type Trie, walkTrie } from '../../../workspace/references/trie.ts'
import type { Surroundings } from '../../surroundings.ts'
import { type Place, placeAt, type Subject } from './subject.ts'

/** A row with its paths ready to be walked; at each end stands whether the name is declared there. */
interface Ready {
  readonly row: PodName
  readonly inPod: Trie<boolean>
  readonly beside: Trie<boolean>
  readonly elsewhere: Trie<boolean>
}

const trie = (declared: readonly string[] = [], used: readonly string[] = []) =>
  makeTrie([...declared.map((path) => [path, true] as const), ...used.map((path) => [path, false] as const)])

const ready: readonly Ready[] = podNames.map((row) => ({
  row,
  inPod: trie(row.declared, row.used),
  beside: trie(row.declaredBeside, row.usedBeside),
  elsewhere: trie([], row.usedElsewhere),
}))

/** A name in a resource: what it is of, and where it stands. */
interface Found {
  readonly name: string
  readonly path: FieldPath
  readonly isDeclared: boolean
  /** The key of an annotation ends in it. */
  readonly isInKey?: boolean
}

function namesIn({ row, inPod, beside }: Ready, owner: Resource): Found[] {
  const found: Found[] = []
  const template = templatePath(owner)
  const visit = ({ value, path }: { value: any; path: FieldPath }, isDeclared: boolean) => {
    if (typeof value === 'string' && value !== '') found.push({ name: value, path, isDeclared })
  }
  const pod = valueAt(owner.value, template)
  walkTrie(inPod, pod, visit, template)
  walkTrie(beside, owner.value, visit)
  const { annotation } = row
  if (annotation !== undefined)
    for (const each of Object.keys(pod?.metadata?.annotations ?? {}))
      if (each.startsWith(annotation))
        found.push({
          name: each.slice(annotation.length),
          path: [...template, 'metadata', 'annotations', mapKey(each)],
          isDeclared: false,
          isInKey: true,
        })
  return found
}

function namesElsewhere({ elsewhere }: Ready, user: Resource): Found[] {
  const found: Found[] = []
  walkTrie(elsewhere, user.value, ({ value, path }) => {
    if (typeof value === 'string') found.push({ name: value, path, isDeclared: false })
  })
  return found
}

function placeOf(resource: Resource, { path, isDeclared, isInKey, name }: Found): Place | undefined {
  const place = placeAt(resource, path, isDeclared ? 'declaration' : 'use', {
    part: isInKey ? 'key' : 'value',
    whole: isInKey ? 'entry' : 'object',
  })
  if (place === undefined || !isInKey) return place
  const at = resource.origin.text().slice(place.span.start, place.span.end).lastIndexOf(name)
  const start = place.span.start + Math.max(at, 0)
  return { ...place, span: { start, end: start + name.length }, isPart: true }
}

/** What has a name within a pod and stands at an offset of a resource. */
export function podSubject(around: Surroundings, resource: Resource, offset: number): Subject | undefined {
  for (const each of ready) {
    const isOwner = shapeOf(resource) !== undefined
    for (const found of isOwner ? namesIn(each, resource) : namesElsewhere(each, resource)) {
      const place = placeOf(resource, found)
      if (place === undefined || offset < place.span.start || offset > place.span.end) continue
      const owners = isOwner ? [resource] : ownersNamedBy(around, resource)
      return subjectOf(around, each, found.name, owners, place.span)
    }
  }
  return undefined
}

/** The resources with pods that another one names, such as those that an autoscaler scales. */
function ownersNamedBy(around: Surroundings, user: Resource): readonly Resource[] {
  const owners = around
    .unitsOf(user)
    .flatMap((unit) => referencesIn(unit).foundBy(user))
    .flatMap(({ target }) => (shapeOf(target) === undefined ? [] : [target]))
  return [...new Set(owners)]
}

function subjectOf(
  around: Surroundings,
  each: Ready,
  name: string,
  owners: readonly Resource[],
  here: Span,
): Subject | undefined {
  const last = owners.at(-1)
  if (last === undefined) return undefined
  const { row } = each
  const named = (found: readonly Found[]) => found.filter((one) => one.name === name)
  return {
    title: `${row.what} "${name}" of ${nameOf(last)}`,
    name,
    here,
    declaring: owners,
    usersOf: (owner) =>
      row.usedElsewhere === undefined ? [] : around.unitsOf(owner).map((unit) => referencesIn(unit).usedBy(owner)),
    declaringOf: (user) => (shapeOf(user) === undefined ? ownersNamedBy(around, user) : []),
    placesIn: (resource, known) => {
      const found = known.has(resource) ? namesIn(each, resource) : []
      const elsewhere =
        shapeOf(resource) === undefined && ownersNamedBy(around, resource).some((owner) => known.has(owner))
          ? namesElsewhere(each, resource)
          : []
      return named([...found, ...elsewhere]).flatMap((one) => placeOf(resource, one) ?? [])
    },
    naming: {
      meansText: (text, { as }) => text === name && (as === 'item' || as === 'text'),
      refusal: (declaring) => {
        for (const owner of declaring) {
          if (!named(namesIn(each, owner)).some(({ isDeclared }) => isDeclared))
            return `${nameOf(owner)} has no ${row.what} of that name`
          const claim = claimUsed(around, owner, name)
          if (claim !== undefined) return `others name the claims that are made of it, such as "${claim}"`
        }
        return undefined
      },
      isMentionedBy: owners.some((owner) => hasClaims(owner, name))
        ? (text) => owners.some((owner) => wordsIn(text).some((word) => word.startsWith(`${name}-${owner.name}-`)))
        : undefined,
      caution: (declaring) => {
        const owner = [...declaring].find((each) => hasClaims(each, name))
        return (
          owner &&
          `the claim templates of ${nameOf(owner)} cannot be changed in a cluster, and new claims begin without data`
        )
      },
      taken: (wanted, declaring) => {
        for (const owner of declaring)
          if (namesIn(each, owner).some((one) => one.name === wanted))
            return `${nameOf(owner)} has a ${row.what} "${wanted}" already`
        return undefined
      },
    },
  }
}

/** A claim that a StatefulSet makes of a template of that name, and that is named by others; undefined where there is none. */
function claimUsed(around: Surroundings, owner: Resource, name: string): string | undefined {
  const start = `${name}-${owner.name}-`
  if (!hasClaims(owner, name)) return undefined
  for (const unit of around.unitsOf(owner)) {
    const { lookup, uses } = referencesIn(unit)
    if (lookup.places(CLAIM, `${start}0`) !== undefined) return `${start}0`
    for (const missed of uses.missed.keys())
      if (missed.startsWith(`${CLAIM} ${start}`)) return missed.slice(CLAIM.length + 1)
  }
  return undefined
}

const CLAIM = 'PersistentVolumeClaim'

/** Whether a StatefulSet makes claims of a template of that name. */
function hasClaims({ value, kind }: Resource, name: string): boolean {
  const templates = kind === 'StatefulSet' ? value.spec?.volumeClaimTemplates : undefined
  return Array.isArray(templates) && templates.some((each) => each?.metadata?.name === name)
}
