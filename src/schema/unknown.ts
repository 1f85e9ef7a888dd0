import type { Problem, StageProblem } from '../model/finding.ts'
import { didYouMean } from '../model/meant.ts'
import type { FieldPath } from '../model/path.ts'
import { existsInSome, formatVersions, type VersionRange } from '../model/version.ts'
import { nearest } from '../text/nearest.ts'
import type { Entry, MapNode } from '../yaml/node.ts'
import { elsewhere, emptyAbove } from './elsewhere.ts'
import { strayKeyHint, strayLabelHint } from './hints.ts'
import { movesOf } from './migration.ts'
import { fieldMeantBy, otherKindHint } from './other-names.ts'
import { keyPlace, type ProblemList } from './problem-list.ts'
import { pairHint } from './short-forms.ts'
import { lifeOf } from './spans.ts'
import { misleadingKey } from './surprise.ts'
import type { Field, ObjectType } from './types.ts'
import { oneOf } from './words.ts'

/** Past this many unknown fields nobody reads what was meant. */
const GUESSES = 200

/** Says which fields a definition does not have, and what was meant. */
export class Unknown {
  private readonly out: ProblemList
  private guesses = 0

  constructor(out: ProblemList) {
    this.out = out
  }

  /** Reports a field of a map that the definition does not have; gives the name that was meant where it is one of the same level. Where it is `dropped` the server says nothing. */
  field(
    entry: Entry,
    map: MapNode,
    type: ObjectType,
    root: ObjectType | undefined,
    dropped: boolean,
  ): string | undefined {
    const { skip, migration, preface } = this.out.options
    if (this.out.trail.length === 0 && skip?.has(entry.key)) return undefined
    const moves = migration === undefined ? [] : movesOf([...this.out.trail.plainPath(), entry.key], migration)
    const guess = (preface === undefined || moves.length === 0) && this.guesses++ < GUESSES
    const other = guess ? fieldMeantBy(entry.key, type) : undefined
    const kind = guess && other === undefined ? this.placeHint(entry, map, type) : undefined
    const moved = other === undefined && kind === undefined ? moves : []
    const isKnown = !guess || kind !== undefined || moved.length > 0
    const spelling = isKnown ? undefined : (other ?? nearest(entry.key, namesIn(type, this.out.range)))
    const sure = isKnown || other !== undefined || spelling?.toLowerCase() === entry.key.toLowerCase()
    const places = sure ? [] : elsewhere(entry, map, this.out.trail.levels(root, type, this.out.range), this.out.range)
    const meant = places.length === 0 ? spelling : undefined
    const stray = kind ?? (spelling === undefined ? strayLabelHint(entry, type) : undefined)
    const written = this.out.text === undefined ? undefined : misleadingKey(entry, this.out.text)
    const more = dropped ? ', which the server drops without a word' : ''
    this.out.trail.push(entry.key)
    this.out.report(
      'unknown-field',
      `unknown field \`${entry.key}\`${written === undefined ? more : `: the key "${written}" is not text in YAML`}`,
      {
        ...keyPlace(entry),
        path: this.out.trail.plainPath(),
        ...hintFor(moved, stray, meant, places),
        severity: dropped ? 'warning' : undefined,
      },
    )
    this.out.trail.pop()
    return meant
  }

  /** What to do about a field that slipped out of the empty one above, that another kind has, or that is no field but an item or a name with its value. */
  private placeHint(entry: Entry, map: MapNode, type: ObjectType): string | undefined {
    const above = emptyAbove(entry, map, type, this.out.range)
    if (above !== undefined) return `indent it deeper: it belongs under \`${above}\``
    return otherKindHint(entry, type, this.out.trail.length) ?? pairHint(entry, map, type) ?? strayKeyHint(entry)
  }

  /** Reports a field that some minors of the range lack. */
  notInAll(entry: Entry, fields: readonly Field[], missing: VersionRange): void {
    this.out.trail.push(entry.key)
    const { range } = this.out
    const whole = missing.from === range.from && missing.to === range.to
    const rest = whole ? `checked for ${formatVersions(range)}` : `${formatVersions(missing)} does not know it`
    const path = this.out.trail.plainPath()
    this.out.report('unknown-field', `\`${entry.key}\` ${lifeOf(fields, missing)}; ${rest}`, {
      ...keyPlace(entry),
      path,
    })
    this.out.trail.pop()
  }
}

/** Paths of the fields that misspelt ones were meant for. */
export function misspeltIn(problems: readonly StageProblem[]): FieldPath[] {
  return problems.flatMap(({ rule, path, meant }) => {
    const [name] = meant ?? []
    return rule === 'unknown-field' && typeof name === 'string' ? [[...path.slice(0, -1), name]] : []
  })
}

/** What became of the field, else what was meant, else where it belongs. */
function hintFor(
  moved: readonly string[],
  stray: string | undefined,
  meant: string | undefined,
  places: readonly string[],
): Pick<Problem, 'hint' | 'meant'> {
  if (moved.length > 0) return { hint: moved.join('; ') }
  if (stray !== undefined) return { hint: stray }
  if (meant !== undefined || places.length === 0) return didYouMean(meant, '`')
  return { hint: places.includes('') ? 'belongs at the top level' : `belongs under ${oneOf(places)}` }
}

function namesIn(type: ObjectType, range: VersionRange): string[] {
  const names: string[] = []
  for (const [name, fields] of type.fields) if (fields.some((field) => existsInSome(field, range))) names.push(name)
  return names
}
