import type { Config, ConfigFile, Placed, PlacedSetting } from './config.ts'

/** Single values count from the last file that has them, lists are put together, and what is said of rules counts by rule and option. */
export function mergeConfigs(files: readonly ConfigFile[]): Config {
  const last = <K extends 'kubernetesVersion' | 'preset' | 'namespace' | 'closed' | 'baseline' | 'compat'>(key: K) => {
    const file = files.findLast(({ value }) => value[key] !== undefined)
    return file && { value: file.value[key]!, file, path: [key] }
  }
  const all = <T>(key: 'overrides' | 'suppress' | 'ignore' | 'units' | 'external' | 'crds'): Placed<T>[] =>
    files.flatMap((file) =>
      ((file.value[key] ?? []) as readonly T[]).map((value, index) => ({ value, file, path: [key, index] })),
    )
  return {
    file: files.at(-1)!,
    kubernetesVersion: last('kubernetesVersion'),
    preset: last('preset'),
    namespace: last('namespace'),
    closed: last('closed'),
    baseline: last('baseline'),
    rules: mergeRules(files),
    overrides: all('overrides'),
    suppress: all('suppress'),
    compat: last('compat'),
    ignore: all('ignore'),
    units: all('units'),
    external: all('external'),
    crds: all('crds'),
  }
}

function mergeRules(files: readonly ConfigFile[]): Map<string, PlacedSetting> {
  const merged = new Map<string, PlacedSetting>()
  for (const file of files)
    for (const [id, setting] of Object.entries(file.value.rules ?? {})) {
      const before = merged.get(id)
      const { severity, ...options } = typeof setting === 'string' ? { severity: setting } : setting
      const path = ['rules', id]
      const placed = Object.entries(options).map(
        ([name, value]) => [name, { value, file, path: [...path, name] }] as const,
      )
      merged.set(id, {
        severity: severity === undefined ? before?.severity : { value: severity, file, path },
        options: new Map([...(before?.options ?? []), ...placed]),
      })
    }
  return merged
}
