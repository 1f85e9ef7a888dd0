import { testRule } from '../../helpers/rule-tester.ts'
import { namespaceWith } from './namespaces.ts'

const annotated = (name: string) => `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations: {${name}: restricted}
`

testRule('pod-security-label-without-effect', {
  valid: {
    'the labels that there are': namespaceWith(
      'enforce: baseline',
      'enforce-version: latest',
      'warn-version: v1.30',
      'audit: baseline',
      'audit-version: latest',
    ),
    'annotations of others': annotated('pod-security.example.com/enforce'),
    'servers that do not look at the labels': { yaml: namespaceWith('level: strict'), kubernetes: '1.20' },
  },
  invalid: {
    'names that do not exist': {
      yaml: namespaceWith('enforced: baseline', 'profile: restricted'),
      expect: [
        'metadata.labels[pod-security.kubernetes.io/enforced] ▸ pod-security.kubernetes.io/enforced',
        'metadata.labels[pod-security.kubernetes.io/profile] ▸ pod-security.kubernetes.io/profile',
      ],
    },
    'the version of a level that is not set': {
      yaml: namespaceWith('enforce: baseline', 'audit-version: v1.30'),
      expect: ['metadata.labels[pod-security.kubernetes.io/audit-version] ▸ pod-security.kubernetes.io/audit-version'],
    },
    'an annotation': {
      yaml: annotated('pod-security.kubernetes.io/enforce'),
      expect: ['metadata.annotations[pod-security.kubernetes.io/enforce] ▸ pod-security.kubernetes.io/enforce'],
    },
  },
})
