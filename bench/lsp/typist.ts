import type { Random } from '../random.ts'

/** One change of a text: some characters, counted in UTF-16 units, make way for others. */
export interface Stroke {
  readonly offset: number
  readonly removed: number
  readonly text: string
}

/** Something that a person writes: where, and what. */
interface Piece {
  /** The line after which it stands or at whose end it begins. */
  readonly line: RegExp
  /** What an editor adds by itself: a line with the indentation of the one before and some more. */
  readonly below?: string
  readonly text: string
}

/** From broken flow collections and half a key to a name that others refer to. */
const PIECES: readonly Piece[] = [
  { line: /^ {2}replicas: \d+$/m, below: '', text: 'minReadySeconds: 5' },
  { line: /^ +image: \S+$/m, below: '', text: 'imagePullPolicy: IfNotPresent' },
  { line: /^ +image: \S+$/m, below: '', text: 'args: ["--verbose", "--port=80"]' },
  { line: /^ +labels:$/m, below: '  ', text: 'tier: "back"' },
  { line: /^ {2}name: [\w-]+$/m, text: '-next' },
  { line: /^kind: ConfigMap$/m, below: '', text: 'immutable: true' },
  { line: /^ {4}spec:$/m, below: '  ', text: 'terminationGracePeriodSeconds: 45 # seconds' },
  { line: /^ {2}type: ClusterIP$/m, text: '#' },
]

/** A person who writes something, character by character, deletes it and goes on elsewhere; the same for the same random numbers. */
export class Typist {
  readonly #random: Random
  #piece = 0
  #start = 0
  #at = 0
  #left: string[] = []

  constructor(random: Random) {
    this.#random = random
  }

  /** What is typed next into a text that only this person writes in; nothing is written where it would have to be deleted first. */
  next(text: string): Stroke {
    if (this.#left.length === 0) return this.#elsewhere(text)
    const [character] = this.#left.splice(0, 1) as [string]
    const stroke = { offset: this.#at, removed: 0, text: character }
    this.#at += character.length
    return stroke
  }

  /** Takes back what was written last; undefined where it is not finished. */
  undo(): Stroke | undefined {
    if (this.#left.length > 0 || this.#at === this.#start) return undefined
    const stroke = { offset: this.#start, removed: this.#at - this.#start, text: '' }
    this.#at = this.#start
    return stroke
  }

  /** Where the next character will stand. */
  get cursor(): number {
    return this.#at
  }

  #elsewhere(text: string): Stroke {
    const { line, below, text: piece } = this.#nextPiece(text)
    const found = [...text.matchAll(new RegExp(line, 'gm'))]
    const match = this.#random.pick(found)
    const indent = /^ */.exec(match[0])![0]
    this.#start = match.index + match[0].length
    this.#at = this.#start
    this.#left = [...(below === undefined ? [] : [`\n${indent}${below}`]), ...piece]
    return this.next(text)
  }

  #nextPiece(text: string): Piece {
    for (;;) {
      const piece = PIECES[this.#piece++ % PIECES.length]!
      if (piece.line.test(text)) return piece
    }
  }
}
