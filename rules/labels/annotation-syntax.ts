import { defineRule, type FieldPath, key, labelKeyFault, valueAt, workloadShape } from '../../src/kit.ts'

/** Reviews are answered and never stored: nobody looks at their annotations. */
const UNSTORED = /^auth(?:entication|orization)\.k8s\.io$/

/** All keys and values of one object together (apimachinery ValidateAnnotationsSize). */
const LIMIT = 256 * 1024

export default defineRule({
  summary: 'Keys of annotations must have the form that Kubernetes allows, and all together at most 256 KiB',
  severity: 'error',
  authority: 'api-server',
  on: 'resource',
  check(resource, { report }) {
    if (UNSTORED.test(resource.gvk.group)) return
    const places: FieldPath[] = [['metadata', 'annotations']]
    const template = resource.builtIn ? workloadShape(resource.kind)?.template : undefined
    if (template !== undefined && template.length > 0) places.push([...template, 'metadata', 'annotations'])
    for (const path of places) {
      let size = 0
      const annotations = path[0] === 'metadata' ? resource.metadata?.annotations : valueAt(resource.value, path)
      if (typeof annotations !== 'object' || Array.isArray(annotations)) continue
      for (const name in annotations) {
        const value = annotations[name]
        const fault = labelKeyFault(name.toLowerCase())
        if (fault !== undefined)
          report({ path, at: [...path, key(name)], part: 'key', message: `the annotation key "${name}" ${fault}` })
        if (typeof value === 'string') size += name.length + value.length
      }
      if (size > LIMIT)
        report({
          path,
          part: 'key',
          message: `the annotations have ${size} characters together, at most ${LIMIT} bytes are allowed`,
          hint: 'keep large texts in a ConfigMap; `kubectl apply` copies the whole object into an annotation, `--server-side` does not',
        })
    }
  },
})
