const DEFAULTS: Readonly<Record<string, string>> = {
  selector: '{matchLabels: {app: web}}',
  template: '{metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}',
}

/** A workload of `apps/v1` with that spec in flow style, in which selector and template have defaults. */
export function workload(kind: string, spec: Readonly<Record<string, string>> = {}, metadata = '{name: web}'): string {
  const fields = Object.entries({ ...DEFAULTS, ...spec }).filter(([, value]) => value !== '')
  const lines = fields.map(([name, value]) => `  ${name}: ${value}\n`)
  return `apiVersion: apps/v1\nkind: ${kind}\nmetadata: ${metadata}\nspec:\n${lines.join('')}`
}

/** A template of pods with these labels and this much more in the spec. */
export function template(more = '', labels = '{app: web}'): string {
  return `{metadata: {labels: ${labels}}, spec: {${more}${more && ', '}containers: [{name: web, image: "web:1"}]}}`
}
