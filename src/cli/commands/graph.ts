import { extname } from 'node:path'
import { rules } from '../../../rules/index.ts'
import { check } from '../../check.ts'
import type { Finding } from '../../model/finding.ts'
import { dotGraph } from '../../report/graph/dot.ts'
import { htmlGraph } from '../../report/graph/html.ts'
import { jsonGraph } from '../../report/graph/json.ts'
import { mermaidGraph } from '../../report/graph/mermaid.ts'
import { svgGraph } from '../../report/graph/svg.ts'
import type { SchemaStore } from '../../schema/types.ts'
import { printable } from '../../text/width.ts'
import { type Graph, type GraphOptions, graphOf, JUDGES } from '../../workspace/graph.ts'
import { bareKind, groupOfKind } from '../../workspace/references/identity.ts'
import type { Unit } from '../../workspace/unit.ts'
import type { ParsedArgs } from '../args.ts'
import { complain, EXIT } from '../command.ts'
import { findInput } from '../input.ts'
import { ownVersion } from '../installation.ts'
import type { Io } from '../io.ts'
import { openOutput, outputFile } from '../output.ts'
import { readSettings } from '../settings.ts'
import { loadStore } from '../store.ts'
import { collectUnits } from '../units.ts'

const FORMATS: ReadonlyMap<string, (graphs: readonly Graph[]) => string> = new Map([
  ['mermaid', mermaidGraph],
  ['dot', dotGraph],
  ['json', (graphs) => jsonGraph(graphs, ownVersion())],
  ['svg', svgGraph],
  ['html', htmlGraph],
])

/** The format that the ending of an output file means. */
const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['.dot', 'dot'],
  ['.gv', 'dot'],
  ['.json', 'json'],
  ['.svg', 'svg'],
  ['.html', 'html'],
  ['.htm', 'html'],
])

/** The command `graph`: 2 where there is nothing to draw, or a path leads nowhere. */
export async function runGraph(args: ParsedArgs, io: Io): Promise<number> {
  const store = loadStore()
  const settings = await readSettings(args, io, store)
  const { versions } = settings
  const input = await findInput(args, io, settings)
  const units: Unit[] = []
  const { findings, summary } = check(input.files, {
    store,
    rules: [...rules.filter((rule) => 'stage' in rule || JUDGES.has(rule.id)), collectUnits(units)],
    versions,
    preset: 'recommended',
    namespace: settings.namespace,
    units: settings.units,
    outside: settings.outside,
  })
  const unread = summary.leftOut.filter(({ explicit, reason }) => explicit || reason === 'unreadable')
  for (const { file, reason, message } of unread)
    complain(io, `cannot ${reason === 'unreadable' ? 'read' : 'draw'} "${printable(file)}": ${printable(message)}`)
  mentionBroken(findings, io)

  const neighbours = new Set(input.files.filter(({ context }) => context).map(({ path }) => path))
  const options: GraphOptions = {
    versions,
    judgement: judgementsIn(findings),
    isNamespaced: namespacedIn(store),
    standing: args.flags.get('standing') === true,
    isNeighbour: ({ origin }) => neighbours.has(origin.file),
  }
  const graphs = units.map((unit) => graphOf(unit, options)).filter(({ nodes }) => nodes.length > 0)
  if (graphs.length === 0) {
    complain(io, 'nothing to draw: no resource was found')
    return EXIT.failure
  }
  const ending = extname(outputFile(args) ?? '').toLowerCase()
  const format = args.values.get('format')?.at(-1) ?? ENDINGS.get(ending) ?? 'mermaid'
  const output = openOutput(args, io)
  output.write(FORMATS.get(format)!(graphs))
  output.end()
  return input.problems.length + unread.length > 0 ? EXIT.failure : EXIT.clean
}

/** Finds what rules say about fields as errors or warnings. */
function judgementsIn(findings: readonly Finding[]): GraphOptions['judgement'] {
  const keyOf = (rule: string, place: string, document: number, name: unknown, path: string) =>
    JSON.stringify([rule, place, document, name, path])
  const messages = new Map<string, string>()
  for (const { rule, severity, file, document, resource, path, message } of findings)
    if (severity !== 'info' && resource !== undefined)
      messages.set(keyOf(rule, file, document, [resource.kind, resource.namespace, resource.name], path), message)
  return (rule, { kind, namespace, name, origin }, path) =>
    messages.get(keyOf(rule, origin.file, origin.document, [kind, namespace, name], path))
}

/** Whether a kind with its group lives in namespaces; of a kind that is not known its name tells, as those of custom resources do. */
function namespacedIn(store: SchemaStore): (kind: string) => boolean {
  const known = new Map<string, boolean>()
  return (kind) => {
    let isNamespaced = known.get(kind)
    if (isNamespaced === undefined) known.set(kind, (isNamespaced = lookUp(kind, store)))
    return isNamespaced
  }
}

function lookUp(kind: string, store: SchemaStore): boolean {
  const [name, group] = [bareKind(kind), groupOfKind(kind)]
  const info = store.kindsNamed(name).find((each) => each.group === group)
  return info?.namespaced ?? !/^Cluster|Class$/.test(name)
}

/** A document that cannot be read is not in the picture. */
function mentionBroken(findings: readonly Finding[], io: Io): void {
  const [first, ...others] = findings.filter(({ rule }) => rule === 'syntax')
  if (first === undefined) return
  const { file, range, message } = first
  const more = others.length === 0 ? '' : `, and ${others.length} more`
  complain(
    io,
    `a document that cannot be read is left out: ${printable(file)}:${range.start.line}:${range.start.column} ${printable(message)}${more}`,
  )
}
