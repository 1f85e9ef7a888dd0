import { expect, it } from 'vitest'
import { checkFiles } from '../../helpers/check.ts'
import { testRule } from '../../helpers/rule-tester.ts'
import { deployment, policy } from './manifests.ts'

const DNS = 'podSelector: {matchLabels: {k8s-app: kube-dns}}'
const SYSTEM = 'namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}'
const to = (...peers: string[]) => policy('p', ['podSelector: {}', `egress: [{to: [${peers.join(', ')}]}]`])

testRule('network-policy-dns-elsewhere', {
  valid: {
    'both in one item': to(`{${DNS}, ${SYSTEM}}`),
    'all namespaces': to(`{${DNS}, namespaceSelector: {}}`),
    'the namespace alone': to(`{${SYSTEM}}`),
    'other pods': to('{podSelector: {matchLabels: {k8s-app: web}}}'),
    'pods that there are here':
      to(`{${DNS}}`) + deployment('kube-dns').replaceAll('app: kube-dns', 'k8s-app: kube-dns'),
    'a policy of the namespace itself': to(`{${DNS}}`).replace('metadata: {', 'metadata: {namespace: kube-system, '),
  },
  invalid: {
    'no namespace': {
      yaml: to(`{${DNS}}`),
      expect: ['spec.egress[0].to[0].podSelector ▸ {matchLabels: {k8s-app: kube-dns}}'],
      messages: [
        'only pods of namespace "default" are meant by this, and cluster DNS runs in "kube-system": nothing is allowed by it',
      ],
    },
    'the namespace in an item of its own': {
      yaml: to(`{${SYSTEM}}`, `{${DNS}}`),
      expect: ['spec.egress[0].to[1].podSelector ▸ {matchLabels: {k8s-app: kube-dns}}'],
    },
  },
})

it('says what is missing, or which dash is too much', () => {
  const hint = (...peers: string[]) =>
    checkFiles({ 'a.yaml': to(...peers) }).findings.find(({ rule }) => rule === 'network-policy-dns-elsewhere')?.hint
  expect(hint(`{${DNS}}`)).toBe(
    'add `namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}` beside it',
  )
  expect(hint(`{${SYSTEM}}`, `{${DNS}}`)).toMatch(/before `podSelector`/)
  expect(hint(`{${DNS}}`, `{${SYSTEM}}`)).toMatch(/before `namespaceSelector`/)
})
