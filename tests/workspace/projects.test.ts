import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { collectUnits } from '../../src/cli/units.ts'
import { outsideOf } from '../../src/config/outside.ts'
import { formatPath } from '../../src/model/path.ts'
import type { Resource } from '../../src/model/resource.ts'
import { type Outcome, referencesIn } from '../../src/workspace/references/resolve.ts'
import { isUnwritten } from '../../src/workspace/references/standing.ts'
import type { Unit } from '../../src/workspace/unit.ts'
import { checkFiles } from '../helpers/check.ts'

const FOLDER = 'tests/fixtures/projects/'
/** Projects that have all that they name, and those in which much lives elsewhere. */
const COMPLETE = ['shop', 'database', 'platform']
const PARTIAL = ['app-of-a-team', 'tools']

type Files = Readonly<Record<string, string>>

function read(project: string): Files {
  const names = readdirSync(FOLDER + project, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  )
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(`${FOLDER}${project}/${name}`, 'utf8')]))
}

/** Errors and warnings, each with its rule; kinds without definition are no matter here. */
function findings(files: Files, closed: boolean) {
  const { findings } = checkFiles(files, { preset: 'recommended', outside: outsideOf({ closed, external: [] }) })
  return findings.filter(({ severity }) => severity !== 'info')
}

describe('projects of our own', () => {
  it.each(COMPLETE)('%s has all that it names', (project) => expect(findings(read(project), true)).toEqual([]))
  it.each(PARTIAL)('%s names what lives elsewhere', (project) => expect(findings(read(project), false)).toEqual([]))
  it.each(PARTIAL)('%s is not complete', (project) => expect(findings(read(project), true)).not.toEqual([]))
})

interface Place {
  readonly file: string
  readonly start: number
  readonly end: number
  readonly words: string
}

/** An Ingress that asks for a certificate makes the Secret that it names. */
function isOfItself(outcome: Outcome, resource: Resource): boolean {
  return 'by' in outcome && outcome.by === resource
}

/** Where the names stand that a project has. */
function placesOf(files: Files): Place[] {
  const units: Unit[] = []
  checkFiles(files, { rules: [...rules.filter((rule) => 'stage' in rule), collectUnits(units)] })
  return units.flatMap((unit) =>
    unit.resources.flatMap((resource) =>
      referencesIn(unit)
        .of(resource)
        .filter(({ kind, optional }) => !optional && !isUnwritten(kind))
        .filter((reference) => !isOfItself(referencesIn(unit).resolve(reference), resource))
        .map(({ path }) => ({
          file: resource.origin.file,
          words: `${resource.kind} ${resource.name} ${formatPath(path)}`,
          ...resource.origin.locate(path, 'value'),
        })),
    ),
  )
}

describe.each(COMPLETE)('a wrong name in %s', (project) => {
  const files = read(project)
  const places = placesOf(files)
  it('has many places', () => expect(places.length).toBeGreaterThan(15))
  it.each(places.map((place) => [place.words, place] as const))('%s', (_, { file, start, end }) => {
    const text = files[file]!
    const name = text.slice(start, end)
    const wrong = { ...files, [file]: `${text.slice(0, start)}none-of-${name}${text.slice(end)}` }
    expect(findings(wrong, true)).not.toEqual([])
  })
})
