import { testRule } from '../../helpers/rule-tester.ts'
import { volume } from './manifests.ts'

const bare = (...lines: string[]) =>
  `apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: pv}\nspec:\n${lines.map((line) => `  ${line}\n`).join('')}`
const [modes, capacity, source] = [
  'accessModes: [ReadWriteOnce]',
  'capacity: {storage: 1Gi}',
  'nfs: {server: a, path: /b}',
]

testRule('incomplete-volume', {
  valid: { 'a whole volume': volume() },
  invalid: {
    'no mode': { yaml: bare(capacity!, source!), expect: ['spec.accessModes ▸ spec'] },
    'no capacity': { yaml: bare(modes!, source!), expect: ['spec.capacity ▸ spec'] },
    'a capacity of nothing': {
      yaml: bare(modes!, source!, 'capacity: {storage: 0}'),
      expect: ['spec.capacity[storage] ▸ 0'],
    },
    'a capacity of null': {
      yaml: bare(modes!, source!, 'capacity: {storage: null}'),
      expect: ['spec.capacity[storage] ▸ null'],
    },
    'no source': { yaml: bare(modes!, capacity!), expect: ['spec ▸ spec'] },
  },
})
