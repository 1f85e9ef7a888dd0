import { defineRule, key, storageOf } from '../../src/kit.ts'

const ANNOTATIONS = ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class']

export default defineRule({
  summary: 'At most one StorageClass should be marked as the default',
  severity: 'warning',
  on: 'StorageClass',
  unit: true,
  check(storageClass, { resource, unit, versions, report }) {
    const defaults = [...storageOf(unit).classes.values()].filter(({ isDefault }) => isDefault)
    const [first] = defaults
    if (first === undefined || first.resource === resource) return
    const annotations = storageClass.metadata?.annotations ?? {}
    const annotation = ANNOTATIONS.find((each) => annotations[each] === 'true')
    if (annotation === undefined) return
    const names = defaults.map(({ name }) => `"${name}"`).join(', ')
    const happens =
      versions.from < 26
        ? 'before Kubernetes 1.26 a claim without a class is then refused, later it gets the class that was created last'
        : 'a claim without a class gets the one that was created last'
    report({
      path: ['metadata', 'annotations', key(annotation)],
      message: `${defaults.length} StorageClasses are marked as the default (${names}): ${happens}`,
      related: [{ resource: first.resource, path: ['metadata', 'annotations'], message: 'the first default class' }],
    })
  },
})
