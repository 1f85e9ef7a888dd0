import type { Override } from '../engine/settings.ts'
import type { Resource } from '../model/resource.ts'
import type { Config, MatchConfig } from './config.ts'
import { matchPaths } from './globs.ts'
import { isLike } from './names.ts'

/** The overrides of a config, in the order in which they count. */
export function overridesOf({ overrides }: Pick<Config, 'overrides'>): Override[] {
  return overrides.map(({ value: { match, rules }, file }) => ({
    holdsIn: match.paths === undefined ? () => true : remembered(matchPaths(file.base, match.paths)),
    holdsFor: resourceMatcher(match),
    settings: new Map(Object.entries(rules)),
  }))
}

/** A test that knows its answer for the latest place: one file after the other is asked about, each many times. */
export function remembered(matches: (place: string) => boolean): (place: string) => boolean {
  let last: string | undefined
  let answer = false
  return (place) => {
    if (place !== last) {
      last = place
      answer = matches(place)
    }
    return answer
  }
}

/** Tells which resources are meant; undefined where nothing is said of resources. */
export function resourceMatcher({ kind, namespace, name, labels }: MatchConfig): Override['holdsFor'] {
  const tests: ((resource: Resource) => boolean)[] = []
  const test = (wanted: string | readonly string[] | undefined, read: (resource: Resource) => readonly unknown[]) => {
    if (wanted === undefined) return
    const patterns = [wanted].flat()
    tests.push((resource) => read(resource).some((text) => typeof text === 'string' && isAny(text, patterns)))
  }
  test(kind, (resource) => [resource.kind, `${resource.kind}.${resource.gvk.group}`])
  test(namespace, (resource) => [resource.namespace])
  test(name, (resource) => [resource.name])
  for (const [label, values] of Object.entries(labels ?? {})) test(values, (resource) => [labelOf(resource, label)])
  return tests.length === 0 ? undefined : (resource) => tests.every((holds) => holds(resource))
}

function isAny(text: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => isLike(text, pattern))
}

function labelOf({ metadata }: Resource, label: string): unknown {
  const labels = metadata?.labels
  return typeof labels === 'object' && labels !== null && Object.hasOwn(labels, label) ? labels[label] : undefined
}
