import type { Merged } from './merge.ts'

/** Replaces the definition's name in a type expression. */
export function expressionWith(expression: string, rename: (name: string) => string): string {
  const start = expression.search(/[^[\]]*$/)
  const inner = expression.startsWith('map[string]') ? 'map[string]'.length : expression.startsWith('[]') ? 2 : 0
  if (inner > 0) return expression.slice(0, inner) + expressionWith(expression.slice(inner), rename)
  const name = expression.slice(start)
  return /[A-Z]/.test(name) ? rename(name) : name
}

/** The name as it stands in the file of that stem. */
export function shorten(name: string, stem: string, packages: ReadonlyMap<string, string>): string {
  const own = packages.get(packageOf(name)) as string
  return own === stem ? localName(name) : `${own}.${localName(name)}`
}

/** The full name of what stands in the file of that stem. */
export function lengthen(name: string, stem: string, packages: ReadonlyMap<string, string>): string {
  const dot = name.indexOf('.')
  return dot === -1 ? `${packages.get(stem)}.${name}` : `${packages.get(name.slice(0, dot))}.${name.slice(dot + 1)}`
}

/** The name without its last part. */
export function packageOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.'))
}

/** The last part of the name. */
export function localName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** File names: a package's is its last two words where it is versioned, a group's is that of the package that defines its kinds. */
export function stemsOf({ types, kinds }: Merged): { package: Map<string, string>; group: Map<string, string> } {
  const packages = new Map<string, string>()
  for (const name of types.keys()) {
    const words = packageOf(name).split('.')
    const versioned = /^v\d/.test(words.at(-1) as string)
    packages.set(packageOf(name), words.slice(versioned ? -2 : -1).join('-'))
  }
  const groups = new Map<string, string>()
  for (const [key, { type }] of kinds) {
    const [group, version] = key.split('/') as [string, string]
    const own = !type.includes('.apimachinery.')
    const fallback = `${group === '' ? 'core' : group.split('.')[0]}-${version}`
    if (own) groups.set(`${group}/${version}`, packages.get(packageOf(type)) as string)
    else if (!groups.has(`${group}/${version}`)) groups.set(`${group}/${version}`, fallback)
  }
  return { package: packages, group: groups }
}

/** Sorts entries by their first value. */
export function byFirst(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}
