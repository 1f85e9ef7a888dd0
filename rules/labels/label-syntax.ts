import {
  defineRule,
  type FieldPath,
  key,
  kindsWithSelectors,
  type Labels,
  labelKeyFault,
  labelValueFault,
  placeholderHint,
  selectorsIn,
  valueAt,
  workloadShape,
} from '../../src/kit.ts'

/** Reviews are answered and never stored: nobody looks at their labels. */
const UNSTORED = /^auth(?:entication|orization)\.k8s\.io$/

/** A label that the server writes over in every Namespace. */
const WRITTEN_OVER = 'kubernetes.io/metadata.name'

/** Kinds that have labels or selectors besides those of their metadata. */
const WITH_MORE: ReadonlySet<string> = new Set(['Service', ...kindsWithSelectors])

/** Since then the values of expressions are checked as well. */
const VALUES_SINCE = 27

export default defineRule({
  summary: 'Keys and values of labels must have the form that Kubernetes allows',
  severity: 'error',
  authority: 'api-server',
  on: 'resource',
  check(resource, { versions, report }) {
    if (UNSTORED.test(resource.gvk.group)) return
    const checkMap = (path: FieldPath, labels: Labels | undefined) => {
      if (typeof labels !== 'object' || Array.isArray(labels)) return
      for (const name in labels) {
        const value = labels[name]
        if (resource.kind === 'Namespace' && name === WRITTEN_OVER) continue
        const wrongKey = labelKeyFault(name)
        if (wrongKey !== undefined)
          report({ path, at: [...path, key(name)], part: 'key', message: `the label key "${name}" ${wrongKey}` })
        if (typeof value !== 'string') continue
        const wrongValue = labelValueFault(value)
        if (wrongValue !== undefined)
          report({ path, at: [...path, key(name)], part: 'value', ...problem(value, wrongValue) })
      }
    }
    checkMap(['metadata', 'labels'], resource.metadata?.labels)
    if (!resource.builtIn || !WITH_MORE.has(resource.kind)) return
    const object = resource.value
    const checkAt = (path: FieldPath) => checkMap(path, valueAt(object, path))
    if (resource.kind === 'Service') checkAt(['spec', 'selector'])
    const template = workloadShape(resource.kind)?.template
    if (template !== undefined) {
      if (template.length > 0) checkAt([...template, 'metadata', 'labels'])
      checkAt([...template, 'spec', 'nodeSelector'])
    }
    for (const { path, value } of selectorsIn(resource.kind, object)) {
      checkAt([...path, 'matchLabels'])
      const expressions: any[] = Array.isArray(value.matchExpressions) ? value.matchExpressions : []
      for (let index = 0; index < expressions.length; index++) {
        const at = [...path, 'matchExpressions', index]
        const { key: name, values } = expressions[index] ?? {}
        const wrongKey = typeof name === 'string' ? labelKeyFault(name) : undefined
        if (wrongKey !== undefined) report({ path: [...at, 'key'], message: `the label key "${name}" ${wrongKey}` })
        if (versions.from < VALUES_SINCE || !Array.isArray(values)) continue
        for (let each = 0; each < values.length; each++) {
          const wrong = typeof values[each] === 'string' ? labelValueFault(values[each]) : undefined
          if (wrong !== undefined) report({ path: [...at, 'values', each], ...problem(values[each], wrong) })
        }
      }
    }
  },
})

function problem(value: string, fault: string): { message: string; hint?: string } {
  const shown = value.length > 70 ? `${value.slice(0, 67)}…` : value
  const message = `the label value ${JSON.stringify(shown)} ${fault}`
  const placeholder = placeholderHint(value)
  if (placeholder !== undefined) return { message, hint: placeholder }
  if (/[“”‘’]/.test(value)) return { message, hint: 'typographic quotes are a part of the text: write " instead' }
  return /\s/.test(value.trim()) || value.length > 63
    ? { message, hint: 'free text belongs into an annotation' }
    : { message }
}
