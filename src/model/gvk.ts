/** Group, version and kind of a resource; the core group is the empty string. */
export interface GVK {
  readonly group: string
  readonly version: string
  readonly kind: string
}

/** The GVK of an `apiVersion` and a `kind`; undefined where apiVersion has more than one slash or an empty part (schema.ParseGroupVersion). */
export function parseGVK(apiVersion: string, kind: string): GVK | undefined {
  const slash = apiVersion.indexOf('/')
  if (slash === -1) return apiVersion === '' ? undefined : { group: '', version: apiVersion, kind }
  if (slash === 0 || slash === apiVersion.length - 1 || apiVersion.indexOf('/', slash + 1) !== -1) return undefined
  return { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1), kind }
}

/** `apps/v1`, or `v1` in the core group. */
export function formatApiVersion(gvk: { group: string; version: string }): string {
  return gvk.group === '' ? gvk.version : `${gvk.group}/${gvk.version}`
}
