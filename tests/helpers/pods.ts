/** A Pod with one container, given as what stands beside its name and image in flow style, and what else its spec has. */
export function podWith(container: string, spec = ''): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: a${comma(container)}}]\n${lines(spec)}`
}

/** A Pod with an init container besides. */
export function podWithInit(container: string, spec = ''): string {
  return podWith('', `initContainers: [{name: i, image: i${comma(container)}}]\n${spec}`)
}

/** A Deployment whose pods have that container. */
export function deploymentWith(container: string, spec = ''): string {
  const template = `template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers: [{name: a, image: a${comma(container)}}]\n`
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  ${template}${lines(spec, '      ')}`
}

function comma(text: string): string {
  return text === '' ? '' : `, ${text}`
}

function lines(text: string, indent = '  '): string {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `${indent}${line}\n`)
    .join('')
}
