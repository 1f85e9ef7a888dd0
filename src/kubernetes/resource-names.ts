import { qualifiedNameFault } from './names.ts'

const HUGE_PAGES = 'hugepages-'
const REQUESTS = 'requests.'

const CONTAINER = new Set(['cpu', 'memory', 'ephemeral-storage'])

const INTEGERS = new Set([
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
])

const STANDARD = new Set([
  ...CONTAINER,
  ...INTEGERS,
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'requests.storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'storage',
])

/** Whether a resource is huge memory pages of some size, as `hugepages-2Mi` (helper.IsHugePageResourceName). */
export function isHugePages(name: string): boolean {
  return name.startsWith(HUGE_PAGES)
}

/** The page size in the name of huge pages. */
export function pageSizeIn(name: string): string {
  return name.slice(HUGE_PAGES.length)
}

/** Whether a resource without a prefix is one that Kubernetes knows (helper.IsStandardResourceName). */
export function isStandardResource(name: string): boolean {
  return STANDARD.has(name) || isHugePages(name) || name.startsWith(REQUESTS + HUGE_PAGES)
}

/** Whether a resource without a prefix is one that containers have (helper.IsStandardContainerResourceName). */
export function isContainerResource(name: string): boolean {
  return CONTAINER.has(name) || isHugePages(name)
}

/** Whether a resource is Kubernetes' own: without a prefix, or with one that has `kubernetes.io/` (helper.IsNativeResource). */
export function isNativeResource(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/')
}

/** Whether a resource is one that devices of a node offer, as `example.com/gpu` (helper.IsExtendedResourceName). */
export function isExtendedResource(name: string): boolean {
  return !isNativeResource(name) && !name.startsWith(REQUESTS) && qualifiedNameFault(REQUESTS + name) === undefined
}

/** Whether a resource comes in whole units only (helper.IsIntegerResourceName). */
export function isIntegerResource(name: string): boolean {
  return INTEGERS.has(name) || isExtendedResource(name)
}

/** Whether containers may use more of a resource than they ask for (helper.IsOvercommitAllowed). */
export function canOvercommit(name: string): boolean {
  return isNativeResource(name) && !isHugePages(name)
}

/** What keeps a text from naming a resource; undefined for a name (validateResourceName). */
export function resourceNameFault(name: string): string | undefined {
  const fault = qualifiedNameFault(name)
  if (fault !== undefined || name.includes('/') || isStandardResource(name)) return fault
  return 'must be a resource of Kubernetes such as "cpu" or "memory", or have a prefix such as "example.com/gpu"'
}

/** Whether a resource without a prefix is one that quotas know (helper.IsStandardQuotaResourceName). */
export function isQuotaResource(name: string): boolean {
  return isStandardResource(name) && name !== 'storage'
}

/** What keeps a text from naming what a quota counts; undefined for a name (ValidateResourceQuotaResourceName). */
export function quotaResourceNameFault(name: string): string | undefined {
  const fault = resourceNameFault(name)
  if (fault !== undefined || name.includes('/') || isQuotaResource(name)) return fault
  return 'cannot be counted by itself: write "requests.storage" for what claims ask for'
}

/** What keeps a text from naming a resource of containers; undefined for a name (validateContainerResourceName). */
export function containerResourceNameFault(name: string): string | undefined {
  if (CONTAINER.has(name)) return undefined
  const fault = resourceNameFault(name)
  if (fault !== undefined) return fault
  if (!name.includes('/'))
    return isContainerResource(name)
      ? undefined
      : 'is no resource of containers: those are "cpu", "ephemeral-storage", "memory", "hugepages-…" and names with a prefix'
  if (isNativeResource(name) || isExtendedResource(name)) return undefined
  return `must not start with \`${REQUESTS}\` and have at most ${253 - REQUESTS.length} characters before the \`/\``
}
