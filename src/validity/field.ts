import type { StageProblem } from '../model/finding.ts'
import { didYouMean } from '../model/meant.ts'
import { type FieldPath, MapKey, type Segment } from '../model/path.ts'
import { oneOf, quote, respellingHint } from '../schema/words.ts'
import { nearest } from '../text/nearest.ts'
import { placeholderHint } from '../text/placeholder.ts'

/** What else a problem can say: see `Problem`. `subject` replaces the name that the message begins with. */
export type More = Partial<Pick<StageProblem, 'at' | 'part' | 'why' | 'hint' | 'meant' | 'related' | 'severity'>> & {
  readonly subject?: string
}

/** Says what is wrong with a text, as the rest of a sentence that begins with its name: `must be at most 63 characters`; undefined where nothing is. */
export type Grammar = (text: string) => string | undefined

/** The value of an absent or shown value in a message. */
type Shown = string | number | bigint | boolean | undefined

/** What was found so far; problems are only ever added, or replaced by the same at another place. */
class Tally {
  readonly problems: StageProblem[]
  private counted = 0
  private refused = 0

  constructor(problems: StageProblem[]) {
    this.problems = problems
  }

  /** For how many reasons a server refuses the resource so far. */
  refusals(): number {
    for (; this.counted < this.problems.length; this.counted++)
      if (isRefusal(this.problems[this.counted]!)) this.refused++
    return this.refused
  }
}

/**
 * A place in a resource and what can be wrong there: one method for each kind of error that a server gives (apimachinery field.Error). Messages begin with the
 * name of the field and the value, so that a fault is the rest of the sentence: `must be between 1 and 65535`.
 */
export class Field {
  private readonly tally: Tally
  private readonly parent: Field | undefined
  private readonly step: Segment
  private readonly isLate: boolean
  /** Where it stands in truth, if the server misnames it. */
  private readonly place: Field | undefined

  /** The place of a whole resource, which adds what it is told to `problems`. */
  static root(problems: StageProblem[]): Field {
    return new Field(new Tally(problems), undefined, '', false)
  }

  private constructor(tally: Tally, parent: Field | undefined, step: Segment, late: boolean, place?: Field) {
    this.tally = tally
    this.parent = parent
    this.step = step
    this.isLate = late
    this.place = place
  }

  /** The place one step further down: a field's name, an index, or `key(…)` of a map with free keys. */
  at(step: Segment): Field {
    return new Field(this.tally, this, step, this.isLate, this.place?.at(step))
  }

  /** The same place, where servers accept what is wrong now and a controller fails later: all problems below are warnings. */
  late(): Field {
    return new Field(this.tally, this.parent, this.step, true, this.place)
  }

  /** The same place under the server's name for it, where a person finds it at `place`; so do all fields below. */
  standingAt(place: Field): Field {
    return new Field(this.tally, this.parent, this.step, this.isLate, place.place ?? place)
  }

  /** The steps from the resource to here. */
  path(): FieldPath {
    const steps: Segment[] = []
    for (let at: Field = this; at.parent !== undefined; at = at.parent) steps.push(at.step)
    return steps.reverse()
  }

  /** Lets `judge` say what is wrong and moves it to where a person finds it, where the server counts the items of a list otherwise than they are written; its warnings count them as they are. */
  moving(judge: () => void, place: (path: FieldPath) => FieldPath): void {
    const { problems } = this.tally
    const start = problems.length
    judge()
    for (let i = start; i < problems.length; i++) {
      const problem = problems[i]!
      const at = place(problem.at ?? problem.path)
      problems[i] = { ...problem, at, ...(problem.rule === 'api-warning' && { path: place(problem.path) }) }
    }
  }

  /** The steps to where a person finds it. */
  placePath(): FieldPath {
    return (this.place ?? this).path()
  }

  /** Takes over what another check found. */
  adopt(problems: readonly StageProblem[]): void {
    for (const problem of problems) this.tally.problems.push(this.isLate ? { ...problem, ...LATE } : problem)
  }

  /** For how many reasons a server refuses the resource so far: for checks that it only makes where others found nothing. */
  get count(): number {
    return this.tally.refusals()
  }

  /** Something must be here. */
  required(fault = 'is required', more?: More): void {
    this.report('required-value', `${this.subject(more)} ${fault}`, more)
  }

  /** The value is none that the field can hold. */
  invalid(value: Shown, fault: string, more?: More): void {
    this.report('invalid-value', `${this.subject(more)}${shown(value)} ${fault}`, withPlaceholder(value, more))
  }

  /** Judges a text by a grammar; true where it is fine. */
  matches(value: string, grammar: Grammar, more?: More): boolean {
    const fault = grammar(value)
    if (fault === undefined) return true
    const fixed = respellingHint(value, grammar)
    this.invalid(value, fault, { ...fixed, ...more })
    return false
  }

  /** The value is none of those that the field knows. */
  unsupported(value: Shown, accepted: readonly string[], more?: More): void {
    const meant = typeof value === 'string' ? nearest(value, accepted) : undefined
    const hint = didYouMean(meant)
    const fault = `must be ${oneOf([...accepted].sort(), '"')}`
    this.report('unsupported-value', `${this.subject(more)}${shown(value)} ${fault}`, {
      ...withPlaceholder(value, hint),
      ...more,
    })
  }

  /** The value stands in the list twice. */
  duplicate(value: Shown, more?: More): void {
    this.report('duplicate-value', `${this.subject(more)}${shown(value)} is given twice`, more)
  }

  /** Nothing may be here: `may not be set when `type` is "Recreate"`. */
  forbidden(fault: string, more?: More): void {
    this.report('forbidden-field', `${this.subject(more)} ${fault}`, more)
  }

  /** The text is longer than `most`; `unit` is what is counted. */
  tooLong(most: number, length: number, more?: More & { readonly unit?: string }): void {
    const fault = `must have at most ${most} ${more?.unit ?? 'characters'}, this has ${length}`
    this.report('too-long', `${this.subject(more)} ${fault}`, more)
  }

  /** The list or map has more than `most` items. */
  tooMany(most: number, length: number, more?: More): void {
    this.report('too-many', `${this.subject(more)} must have at most ${most} items, this has ${length}`, more)
  }

  /** The name is that of nothing which exists: `names no volume of this pod`. */
  notFound(value: Shown, fault: string, more?: More): void {
    this.report('dangling-name', `${this.subject(more)}${shown(value)} ${fault}`, more)
  }

  /** The server accepts it with a warning. */
  warn(fault: string, more?: More): void {
    this.report(WARNING, `${this.subject(more)} ${fault}`, more)
  }

  private report(rule: string, message: string, more: More | undefined): void {
    const { subject: _, ...rest } = more ?? {}
    const at = this.place?.path()
    this.tally.problems.push({
      rule,
      path: this.path(),
      message,
      ...(at && { at }),
      ...(this.isLate && rule !== WARNING && LATE),
      ...rest,
    })
  }

  /** The last name on the way: `the item of `args``, `the value of "app"`, or the field itself. */
  private subject(more: More | undefined): string {
    if (more?.subject !== undefined) return more.subject
    if (this.place !== undefined) return this.place.subject(undefined)
    let at: Field = this
    while (typeof at.step === 'number' && at.parent !== undefined) at = at.parent
    if (at.parent === undefined) return 'the resource'
    const name = at.step instanceof MapKey ? `the value of ${quote(at.step.key)}` : `\`${at.step}\``
    return at === this ? name : `an item of ${name}`
  }
}

/** Whether a server refuses the resource for a problem, instead of warning about it or leaving it to a controller. */
function isRefusal({ rule, severity }: StageProblem): boolean {
  return rule !== WARNING && severity !== 'warning'
}

/** What a server warns about now, it says even of what it judges later. */
const WARNING = 'api-warning'

const LATE: Partial<StageProblem> = {
  severity: 'warning',
  why: 'the server accepts it here and refuses the pods or claims that are made of it',
}

function shown(value: Shown): string {
  if (value === undefined) return ''
  return ` ${typeof value === 'string' ? quote(value) : value}`
}

function withPlaceholder(value: Shown, more: More | undefined): More | undefined {
  const hint = typeof value === 'string' ? placeholderHint(value) : undefined
  return hint === undefined ? more : { ...more, hint, meant: undefined }
}
