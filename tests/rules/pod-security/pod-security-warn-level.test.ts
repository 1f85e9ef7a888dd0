import { testRule } from '../../helpers/rule-tester.ts'
import { HOST_POD, namespaceWith, POD } from './namespaces.ts'

testRule('pod-security-warn-level', {
  valid: {
    'a pod that keeps to the level': namespaceWith('warn: baseline') + POD,
    'what the same level refuses': namespaceWith('enforce: baseline') + HOST_POD,
    'what a stricter level refuses': namespaceWith('enforce: restricted', 'warn: baseline') + HOST_POD,
    'a level that is only audited': namespaceWith('audit: restricted') + HOST_POD,
  },
  invalid: {
    'a Pod': {
      yaml: namespaceWith('warn: baseline') + HOST_POD,
      expect: ['spec.hostNetwork ▸ true'],
      messages: [/: namespace "shop" warns about what violates the Pod Security level baseline$/],
    },
    'what the enforced level lets through': {
      yaml: namespaceWith('enforce: baseline', 'warn: restricted', 'warn-version: v1.7') + HOST_POD,
      expect: ['spec.securityContext.runAsNonRoot ▸ spec'],
    },
  },
})
