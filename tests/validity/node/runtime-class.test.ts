import { describe, expect, it } from 'vitest'
import { blamed, said } from '../../helpers/validity.ts'

function runtime(rest: string, version = 'v1'): string {
  return `apiVersion: node.k8s.io/${version}\nkind: RuntimeClass\nmetadata: {name: kata}\n${rest}\n`
}

const scheduled = (rest: string) => runtime(`handler: kata\nscheduling: {${rest}}`)
const tolerating = (...tolerations: string[]) => scheduled(`tolerations: [${tolerations.join(', ')}]`)

describe('runtime classes', () => {
  it.each([
    ['with a handler', runtime('handler: runsc')],
    ['with overhead', runtime('handler: kata\noverhead: {podFixed: {cpu: 250m, example.com/card: 1}}')],
    ['for some nodes', scheduled('nodeSelector: {runtime: kata}, tolerations: [{operator: Exists}]')],
    ['that tolerate a taint for two times', tolerating('{key: a, effect: NoExecute}', '{key: a, effect: NoSchedule}')],
  ])('%s are fine', (_, text) => expect(said(text)).toEqual([]))

  it.each([
    ['with a dotted handler', runtime('handler: run.sc'), ['invalid-value handler']],
    ['for nodes with bad labels', scheduled('nodeSelector: {a b: c}'), ['invalid-value scheduling.nodeSelector']],
    ['that tolerate nothing', tolerating('{}'), ['invalid-value scheduling.tolerations[0].operator']],
    ['that tolerate a taint twice', tolerating('{key: a}', '{key: a}'), ['duplicate-value scheduling.tolerations[1]']],
  ])('%s are refused', (_, text, expected) => expect(blamed(text)).toEqual(expected))

  it('have overhead named as limits', () =>
    expect(said(runtime('handler: kata\noverhead: {podFixed: {pods: 1}}'))).toEqual([
      'invalid-value overhead.limits[pods] ▸ pods',
    ]))

  it('have tolerations named twice before 1.35', () => {
    const text = tolerating('{key: a, operator: In}')
    expect(blamed(text, 35)).toEqual(['unsupported-value scheduling.tolerations[0].operator'])
    expect(said(text, 34)).toEqual(['unsupported-value scheduling.tolerations.tolerations[0].operator ▸ In'])
  })

  it('have a place that minors name differently named once, as the newest does', () => {
    expect(said(tolerating('{key: a, operator: In}'), 30, 36)).toEqual([
      'unsupported-value scheduling.tolerations[0].operator ▸ In',
    ])
    expect(said(tolerating('{}'), 30, 36)).toEqual(['invalid-value scheduling.tolerations[0].operator ▸ {}'])
  })

  it('with old labels of nodes are warned of', () =>
    expect(said(scheduled('nodeSelector: {beta.kubernetes.io/os: linux}'))).toEqual([
      'api-warning scheduling.nodeSelector ▸ beta.kubernetes.io/os',
    ]))
})
