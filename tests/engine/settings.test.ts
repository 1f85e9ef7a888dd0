import { describe, expect, it } from 'vitest'
import type { CheckOptions, Override, RuleSetting } from '../../src/check.ts'
import { checkFiles } from '../helpers/check.ts'

const deployment = (name: string, limit: number) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  revisionHistoryLimit: ${limit}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: web, image: 'web:2'}]}
`
const files = { 'a.yaml': deployment('a', 0), 'b/b.yaml': deployment('b', 3), 'c.yaml': 'a: [' }

function found(options: Partial<CheckOptions>): string[] {
  const of = new Set(['no-rollback-history', 'recommended-labels', 'syntax'])
  return checkFiles(files, { preset: 'recommended', ...options })
    .findings.filter(({ rule }) => of.has(rule))
    .map(({ file, severity, rule }) => `${file} ${severity} ${rule}`)
}

const override = (settings: Record<string, RuleSetting>, more: Partial<Override> = {}): Override => ({
  holdsIn: () => true,
  settings: new Map(Object.entries(settings)),
  ...more,
})
const named = (name: string) => ({ holdsFor: (resource: { name: string | undefined }) => resource.name === name })
const below = { holdsIn: (place: string) => place.startsWith('b/') }
const history = 'no-rollback-history'

describe('settings of rules', () => {
  it('are what findings weigh and what the options are', () => {
    expect(found({})).toEqual(['a.yaml warning no-rollback-history', 'c.yaml error syntax'])
    expect(found({ settings: new Map([[history, { least: 5 }]]) })).toEqual([
      'a.yaml warning no-rollback-history',
      'b/b.yaml warning no-rollback-history',
      'c.yaml error syntax',
    ])
    expect(found({ settings: new Map([[history, { severity: 'info', least: 5 }]]), only: [history] })).toEqual([
      'a.yaml info no-rollback-history',
      'b/b.yaml info no-rollback-history',
    ])
    expect(found({ settings: new Map([[history, { severity: 'off', least: 5 }]]) })).toEqual(['c.yaml error syntax'])
  })

  it('may be others for some files and resources: the last that says something counts', () => {
    const off = override({ [history]: 'off', syntax: 'warning' }, named('a'))
    expect(found({ overrides: [off] })).toEqual(['c.yaml error syntax'])
    const options = override({ [history]: { least: 5 } }, below)
    expect(found({ overrides: [off, options] })).toEqual([
      'b/b.yaml warning no-rollback-history',
      'c.yaml error syntax',
    ])
    const info = override({ [history]: 'info', syntax: 'info' })
    expect(found({ overrides: [off, options, info] })).toEqual([
      'a.yaml info no-rollback-history',
      'b/b.yaml info no-rollback-history',
      'c.yaml info syntax',
    ])
  })

  it('turn a rule on for some resources only', () => {
    const on = override({ 'recommended-labels': 'error' }, named('b'))
    expect(found({ overrides: [on] })).toContain('b/b.yaml error recommended-labels')
    expect(found({ overrides: [on] })).not.toContain('a.yaml error recommended-labels')
    expect(found({ overrides: [on], skip: ['recommended-labels'] })).not.toContain('b/b.yaml error recommended-labels')
    expect(found({ overrides: [on], only: ['recommended-labels'] })).toEqual([
      'a.yaml info recommended-labels',
      'b/b.yaml error recommended-labels',
    ])
  })
})
