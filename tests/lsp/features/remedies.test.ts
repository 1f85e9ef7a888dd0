import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { readClient } from '../../../src/lsp/client.ts'
import { OpenDocument } from '../../../src/lsp/documents.ts'
import type { Faulty, Provider } from '../../../src/lsp/features/actions/action.ts'
import { ignore } from '../../../src/lsp/features/actions/ignore.ts'
import { repair, replace } from '../../../src/lsp/features/actions/replace.ts'
import { unsuppress } from '../../../src/lsp/features/actions/unsuppress.ts'
import { Positions } from '../../../src/lsp/positions.ts'
import type { Surroundings } from '../../../src/lsp/surroundings.ts'
import { View } from '../../../src/lsp/view.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { Project } from '../../../src/project/project.ts'
import type { Replacement } from '../../../src/yaml/document.ts'
import { store } from '../../helpers/store.ts'

type Case = readonly [path: string, text: string]

/** Manifests by their paths: the wrong example of each rule, each example and each fixture. */
const cases: readonly Case[] = [
  ...rules.flatMap(({ group, id }) => wrongExample(`rules/${group}/${id}.md`)),
  ...manifestsIn('examples'),
  ...manifestsIn('tests/fixtures'),
]

function wrongExample(page: string): [string, string][] {
  const wrong = /^## Wrong\n[\s\S]*?^```yaml[^\n]*\n([\s\S]*?)^```$/m.exec(readFileSync(page, 'utf8'))?.[1]
  return wrong === undefined ? [] : [[page, wrong]]
}

function manifestsIn(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ya?ml|json)$/.test(file))
    .sort()
    .map((file) => [`${folder}/${file}`, readFileSync(join(folder, file), 'utf8')])
}

const newest = store().newest

/** A text that is judged by itself. */
function judged(path: string, text: string): Project {
  const suppress = { today: '2026-06-15' }
  const versions = { from: newest, to: newest }
  const project = new Project({ store: store(), rules, versions, preset: 'all', suppress })
  project.addAll([{ path, explicit: true, text: () => text }])
  return project
}

function faultiesIn(path: string, text: string, project: Project): Faulty[] {
  const document = new OpenDocument(`file:///${path}`, 'yaml', 1, new Positions(text, 'utf-16', true))
  const around = { resourcesIn: () => project.resourcesIn(path), leftOut: () => undefined } as unknown as Surroundings
  const { findings } = project.report()
  const view = new View(document, around, readClient({}), findings)
  const { lines } = document.positions
  return findings.map((finding) => {
    const { start, end } = finding.range
    return { finding, view, start: lines.offset(start.line, start.column), end: lines.offset(end.line, end.column) }
  })
}

function applied(text: string, edits: readonly Replacement[]): string {
  return edits.reduceRight((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text)
}

/** What a finding is about. */
function placeOf({ rule, path, document }: Finding): string {
  return `${rule} ${document} ${path}`
}

/** How often something is there. */
function counted(all: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1)
  return counts
}

interface Outcome {
  readonly finding: Finding
  readonly isGone: boolean
  /** What was not found there before. */
  readonly news: readonly Finding[]
  readonly text: string
}

/** What becomes of each thing that some providers offer about a text, by its title. */
function outcomesOf([path, text]: Case, providers: readonly Provider[]): [title: string, outcome: Outcome][] {
  const project = judged(path, text)
  const faulties = faultiesIn(path, text, project)
  const before = faulties.map(({ finding }) => finding)
  const [places, said] = [counted(before.map(placeOf)), counted(before.map(inFull))]
  return faulties.flatMap((faulty) =>
    providers.flatMap((provide) =>
      provide(faulty).map(({ title, edits = [] }) => {
        const now = applied(text, edits)
        const { findings } = judged(path, now).report()
        const [placesNow, saidNow] = [counted(findings.map(placeOf)), counted(findings.map(inFull))]
        const news = findings.filter((each) => placesNow.get(placeOf(each))! > (places.get(placeOf(each)) ?? 0))
        const isGone = (saidNow.get(inFull(faulty.finding)) ?? 0) < said.get(inFull(faulty.finding))!
        return [`${path}: ${title}: ${faulty.finding.message}`, { finding: faulty.finding, isGone, news, text: now }]
      }),
    ),
  )
}

/** A finding but for its line. */
function inFull(finding: Finding): string {
  return `${placeOf(finding)} ${finding.message}`
}

function errorsIn(findings: readonly Finding[]): string[] {
  return findings.filter(({ severity }) => severity === 'error').map(placeOf)
}

function outcomes(...providers: readonly Provider[]): [title: string, outcome: Outcome][] {
  return cases.flatMap((each) => outcomesOf(each, providers))
}

/** Those that are not as they should be, by title. */
function failures(all: readonly [string, Outcome][], isFine: (outcome: Outcome) => boolean): string[] {
  return all.flatMap(([title, outcome]) =>
    isFine(outcome) ? [] : [`${title}\n${outcome.news.map((each) => `  ${inFull(each)}\n`).join('')}`],
  )
}

describe('what is offered', { timeout: 120_000 }, () => {
  it('as what was meant makes the finding go away and brings no error', () => {
    const all = outcomes(replace)
    expect(new Set(all.map(([, { finding }]) => finding.rule)).size).toBeGreaterThan(25)
    expect(failures(all, ({ isGone, news }) => isGone && errorsIn(news).length === 0)).toEqual([])
  })

  it('as what was meant undoes slips', () => {
    let [slips, undone] = [0, 0]
    for (const [path, text] of manifestsIn('examples')) {
      const errors = new Set(errorsIn(judged(path, text).report().findings))
      for (const slip of slipsIn(text)) {
        slips++
        const remedies = outcomesOf([path, slip], [replace])
        if (remedies.some(([, outcome]) => outcome.text === text)) undone++
        for (const [title, { isGone, news, finding }] of remedies) {
          expect(isGone, title).toBe(true)
          if (finding.rule !== 'removed-api')
            expect(
              errorsIn(news).filter((each) => !errors.has(each)),
              title,
            ).toEqual([])
        }
      }
    }
    expect(slips).toBeGreaterThan(100)
    expect(undone / slips).toBeGreaterThan(0.7)
  })

  it('is what the hint asks for', () => {
    const asking = cases.flatMap(([path, text]) => {
      const { findings } = judged(path, text).report()
      return findings.filter(({ hint }) => hint?.startsWith('did you mean'))
    })
    expect(asking.length).toBeGreaterThan(30)
    const without = asking.filter(({ meant }) => meant === undefined)
    // There nothing stands yet that could be replaced.
    expect(without.map(({ path }) => path)).toEqual(['spec.scaleTargetRef.apiVersion'])
  })

  it('as a repair makes the mistake go away', () => {
    const all = outcomes(repair)
    expect(all.length).toBeGreaterThan(5)
    expect(failures(all, ({ isGone }) => isGone)).toEqual([])
  })

  it('to ignore something suppresses it and is itself in order', () => {
    const seen = new Set<string>()
    // What a rule finds more than once in a text is ignored alike.
    const all = outcomes((faulty) => {
      const { rule, file } = faulty.finding
      const isNew = seen.size < seen.add(`${file} ${rule}`).size
      return isNew ? ignore(faulty) : []
    })
    expect(all.length).toBeGreaterThan(500)
    expect(failures(all, ({ isGone, news }) => isGone && news.length === 0)).toEqual([])
  })

  it('to remove a suppression leaves no other finding', () => {
    const all = outcomes(unsuppress)
    expect(all.length).toBeGreaterThan(1)
    expect(failures(all, ({ isGone, news }) => isGone && news.length === 0)).toEqual([])
  })
})

/** The text with one slip in each of some keys and values in turn: a letter left out, doubled, or swapped with the next. */
function slipsIn(text: string): string[] {
  const words = [...text.matchAll(/(?<=^[ -]*)[a-zA-Z]{5,}(?=:)|(?<=: )[A-Za-z]{5,}$/gm)]
  return words.flatMap(({ 0: word, index }, at) => {
    const middle = 2 + (at % (word.length - 3))
    const [before, letter, after] = [word.slice(0, middle), word[middle]!, word.slice(middle + 1)]
    const slips = [
      before + after,
      before + letter + letter + after,
      before + after.slice(0, 1) + letter + after.slice(1),
    ]
    const slip = slips[(at / 3) % 3]
    return at % 3 !== 0 || slip === word ? [] : [text.slice(0, index) + slip + text.slice(index + word.length)]
  })
}
