import { testRule } from '../../helpers/rule-tester.ts'
import { namespaceWith } from './namespaces.ts'

testRule('pod-security-label', {
  valid: {
    'levels and versions': namespaceWith(
      'enforce: privileged',
      'warn: baseline',
      'audit: restricted',
      'warn-version: latest',
      'audit-version: v1.30',
    ),
    'a version that is yet to come': namespaceWith('enforce: baseline', 'enforce-version: v1.99'),
    'labels of others': namespaceWith(),
    'servers that do not look at the labels': { yaml: namespaceWith('enforce: strict'), kubernetes: '1.22' },
  },
  invalid: {
    'a level that does not exist': {
      yaml: namespaceWith('enforce: Baseline', 'warn: ""'),
      expect: [
        'metadata.labels[pod-security.kubernetes.io/enforce] ▸ Baseline',
        'metadata.labels[pod-security.kubernetes.io/warn] ▸ ""',
      ],
      messages: ['"Baseline" is no level of Pod Security: it must be "baseline", "privileged" or "restricted"'],
    },
    'a version that does not exist': {
      yaml: namespaceWith('audit: baseline', 'audit-version: 1.30.2', 'warn-version: newest'),
      expect: [
        'metadata.labels[pod-security.kubernetes.io/audit-version] ▸ 1.30.2',
        'metadata.labels[pod-security.kubernetes.io/warn-version] ▸ newest',
      ],
    },
  },
})
