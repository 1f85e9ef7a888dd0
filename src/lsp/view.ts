import type { Position, Range } from 'vscode-languageserver-protocol'
import type { Finding, Span } from '../model/finding.ts'
import type { FieldPath } from '../model/path.ts'
import type { Recognised } from '../sources/recognise.ts'
import type { Manifest } from '../workspace/manifest.ts'
import type { PlainResource } from '../workspace/resource.ts'
import type { Client } from './client.ts'
import type { OpenDocument } from './documents.ts'
import { holds, type Spot, spotAt } from './spot.ts'
import type { Surroundings } from './surroundings.ts'

/** A place in a resource. */
export interface ResourceSpot extends Spot {
  readonly resource: PlainResource
  /** Relative to the resource. */
  readonly path: FieldPath & readonly (string | number)[]
}

/** An open document in its present version, with what lies around it, as features see it. */
export class View {
  readonly document: OpenDocument
  readonly around: Surroundings
  readonly client: Client
  /** What is wrong with it, as the client has been told. */
  readonly findings: readonly Finding[]

  constructor(document: OpenDocument, around: Surroundings, client: Client, findings: readonly Finding[]) {
    this.document = document
    this.around = around
    this.client = client
    this.findings = findings
  }

  /** Whether everything is still as it was when this was made. */
  get isCurrent(): boolean {
    return this.around.isCurrent && this.around.isAsJudged(this.document.key)
  }

  get text(): string {
    return this.document.positions.lines.text
  }

  /** Whether it is a file of JSON, by its name or language. */
  get isJsonFile(): boolean {
    const { key, language } = this.document
    return /\.jsonc?$/i.test(key) || /^json/.test(language)
  }

  /** Whether it is written in JSON, be it by how it begins. */
  get isJson(): boolean {
    return this.isJsonFile || /^\ufeff?\s*\{/.test(this.text)
  }

  get manifest(): Manifest {
    return this.document.manifest
  }

  /** Why it is no manifest; undefined where it is one. An empty document is `empty`. */
  get leftOut(): Recognised | undefined {
    return this.around.leftOut(this.document.key)
  }

  /** Its resources, in its order. */
  get resources(): readonly PlainResource[] {
    return this.around.resourcesIn(this.document.key)
  }

  offset(position: Position): number {
    return this.document.positions.offset(position)
  }

  range(span: Span): Range {
    return this.document.positions.between(span)
  }

  /** The resource that an offset lies in, or at an end of; undefined outside of all. */
  resourceAt(offset: number): PlainResource | undefined {
    return this.resources.find((each) => each.isAround(offset) && holds(each.node(), offset))
  }

  /** The same, and where in it. */
  spotAt(offset: number): ResourceSpot | undefined {
    for (const resource of this.resources) {
      const spot = resource.isAround(offset) ? spotAt(resource.node(), offset) : undefined
      if (spot !== undefined) return { ...spot, resource }
    }
    return undefined
  }
}
