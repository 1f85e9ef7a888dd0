/** The map under a key, made where there is none. */
export function within<V extends Map<any, any>>(map: Map<string, V>, key: string): V {
  let inner = map.get(key)
  if (inner === undefined) map.set(key, (inner = new Map() as V))
  return inner
}

/** Appends to the list under a key. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
