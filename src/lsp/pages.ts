import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rules } from '../../rules/index.ts'
import { pagePath } from '../engine/rule.ts'
import { packageFolder } from '../library/installed.ts'

const pages: ReadonlyMap<string, string> = new Map(rules.map((rule) => [rule.id, pagePath(rule)]))

/** The URI of the page of a rule; undefined where there is no such rule. */
export function pageOf(rule: string): string | undefined {
  const page = pages.get(rule)
  return page && pathToFileURL(join(packageFolder(), page)).href
}
