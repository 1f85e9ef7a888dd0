import { testRule } from '../../helpers/rule-tester.ts'
import { HOST_POD, namespaceWith, POD } from './namespaces.ts'

testRule('pod-security-audit-level', {
  valid: {
    'a pod that keeps to the level': namespaceWith('audit: baseline') + POD,
    'what is refused': namespaceWith('enforce: baseline', 'audit: baseline') + HOST_POD,
    'what is warned about': namespaceWith('warn: baseline', 'audit: baseline') + HOST_POD,
    'a level that is only warned about': namespaceWith('warn: restricted') + HOST_POD,
  },
  invalid: {
    'a Pod': {
      yaml: namespaceWith('audit: baseline') + HOST_POD,
      expect: ['spec.hostNetwork ▸ true'],
      messages: [/: namespace "shop" audits what violates the Pod Security level baseline$/],
    },
  },
})
