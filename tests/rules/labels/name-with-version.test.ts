import { testRule } from '../../helpers/rule-tester.ts'

const named = (name: string, kind = 'Deployment') => `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: ${name}}`

testRule('name-with-version', {
  valid: {
    'a name': named('kubia'),
    'a number': named('shard-2'),
    'another kind': named('kubia-v1', 'ReplicaSet'),
    'versions side by side': `${named('reviews-v1')}\nspec: {selector: {matchLabels: {app: reviews, version: v1}}}`,
  },
  invalid: {
    'v and a number': { yaml: named('kubia-v1'), expect: ['metadata.name ▸ kubia-v1'], messages: [/the version "v1"/] },
    'a version number': { yaml: named('kubia-1-2-3'), expect: ['metadata.name ▸ kubia-1-2-3'], messages: [/"1-2-3"/] },
  },
})
