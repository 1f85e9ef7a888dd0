import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rules } from '../../rules/index.ts'
import { pagePath } from '../engine/rule.ts'
import { packageFolder } from '../library/installed.ts'

let pages: ReadonlyMap<string, string> | undefined

/** The URI of the page of a rule; undefined where there is no such rule. */
export function pageOf(rule: string): string | undefined {
  pages ??= new Map(rules.map((each) => [each.id, pathToFileURL(join(packageFolder(), pagePath(each))).href]))
  return pages.get(rule)
}
