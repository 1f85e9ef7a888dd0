import { objectsOf } from './lists.ts'
import { addQuantities, compareQuantities, parseQuantity, type Quantity } from './quantity.ts'

/** Amounts by the name of the resource: `cpu`, `memory`. */
export type Amounts = ReadonlyMap<string, Quantity>

/** What a container or pod asks for, and what it may use at most. */
export interface Needs {
  readonly requests: Amounts
  readonly limits: Amounts
}

type List = keyof Needs

/** What a container has that says nothing of its own. */
export const NO_NEEDS: Needs = { requests: new Map(), limits: new Map() }

/** The amounts of a list of resources; what is no amount is left out. */
export function amountsOf(list: unknown): Map<string, Quantity> {
  const amounts = new Map<string, Quantity>()
  if (typeof list !== 'object' || list === null) return amounts
  for (const [name, written] of Object.entries(list)) {
    if (typeof written !== 'string' && typeof written !== 'number') continue
    const amount = parseQuantity(written)
    if (amount !== undefined) amounts.set(name, amount)
  }
  return amounts
}

/** What a container asks for: a request that is missing is its limit (SetDefaults_Pod); what neither says comes from `defaults`. */
export function containerNeeds(container: any, defaults: Needs = NO_NEEDS): Needs {
  const limits = amountsOf(container?.resources?.limits)
  const requests = filledUp(amountsOf(container?.resources?.requests), limits)
  return { requests: filledUp(requests, defaults.requests), limits: filledUp(limits, defaults.limits) }
}

/** Adds what is missing. */
function filledUp(amounts: Map<string, Quantity>, others: Amounts): Map<string, Quantity> {
  for (const [name, amount] of others) if (!amounts.has(name)) amounts.set(name, amount)
  return amounts
}

/** What a pod takes of its node: its containers and sidecars together, or what starting it needs where that is more (resource.PodRequests, PodLimits; without the overhead of a RuntimeClass). */
export function podNeeds(spec: any, defaults: Needs = NO_NEEDS): Needs {
  const read = (list: any) =>
    objectsOf<any>(list).map(([container]) => ({ container, needs: containerNeeds(container, defaults) }))
  const [regular, first] = [read(spec?.containers), read(spec?.initContainers)]
  const amounts = (list: List) => podAmounts(spec, list, regular, first)
  return { requests: amounts('requests'), limits: amounts('limits') }
}

/** Resources that a pod can ask for as a whole, instead of its containers. */
const OF_PODS = new Set(['cpu', 'memory'])

interface NeedyContainer {
  readonly container: any
  readonly needs: Needs
}

function podAmounts(
  spec: any,
  list: List,
  regular: readonly NeedyContainer[],
  first: readonly NeedyContainer[],
): Amounts {
  let sum: Amounts = new Map()
  for (const { needs } of regular) sum = combine(sum, needs[list], addQuantities)
  let sidecars: Amounts = new Map()
  let starting: Amounts = new Map()
  for (const { container, needs } of first) {
    const together = combine(sidecars, needs[list], addQuantities)
    if (container.restartPolicy === 'Always') {
      sum = combine(sum, needs[list], addQuantities)
      sidecars = together
    }
    starting = combine(starting, together, larger)
  }
  const whole = new Map(combine(sum, starting, larger))
  for (const [name, amount] of amountsOf(spec?.resources?.[list])) if (OF_PODS.has(name)) whole.set(name, amount)
  return whole
}

function combine(a: Amounts, b: Amounts, how: (x: Quantity, y: Quantity) => Quantity): Amounts {
  if (a.size === 0 || b.size === 0) return a.size === 0 ? b : a
  const result = new Map(a)
  for (const [name, amount] of b) {
    const known = result.get(name)
    result.set(name, known === undefined ? amount : how(known, amount))
  }
  return result
}

function larger(a: Quantity, b: Quantity): Quantity {
  return compareQuantities(a, b) < 0 ? b : a
}
