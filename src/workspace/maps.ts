/** The map under a key, made where there is none. */
export function within<V extends Map<any, any>>(map: Map<string, V>, key: string): V {
  let inner = map.get(key)
  if (inner === undefined) map.set(key, (inner = new Map() as V))
  return inner
}

/** A function whose answer is worked out once for each object that it is asked about. */
export function oncePer<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>()
  return (key) => {
    let answer = known.get(key)
    if (answer === undefined) known.set(key, (answer = { value: make(key) }))
    return answer.value
  }
}

/** A function whose latest answers are at hand, few enough to look through; what was asked about longer ago is worked out again. */
export function recently<K, V>(make: (key: K) => V, most = 64): (key: K) => V {
  const keys: K[] = []
  const answers: V[] = []
  let next = 0
  return (key) => {
    const at = keys.indexOf(key)
    if (at !== -1) return answers[at]!
    const answer = make(key)
    keys[next] = key
    answers[next] = answer
    next = (next + 1) % most
    return answer
  }
}

/** Adds to a map that keeps so many entries, those that came last. */
export function keepLatest<K, V>(kept: Map<K, V>, most: number, key: K, value: V): void {
  kept.set(key, value)
  if (kept.size > most) kept.delete(kept.keys().next().value!)
}

/** One thing, or a list of several: where most are alone a list for each would take most of the room. */
export type Several<V extends object> = V | V[]

/** Adds to what is under a key. */
export function add<K, V extends object>(map: Map<K, Several<V>>, key: K, value: V): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, value)
  else if (Array.isArray(known)) known.push(value)
  else map.set(key, [known, value])
}

/** All of them, as a list. */
export function all<V extends object>(several: Several<V> | undefined): readonly V[] {
  if (several === undefined) return []
  return Array.isArray(several) ? several : [several]
}

/** Appends to the list under a key. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
