import { objectsOf } from '../../../kubernetes/lists.ts'
import { shapeOf, templateOf } from '../../../kubernetes/workload.ts'
import type { Resource } from '../../../model/resource.ts'
import type { Choice } from '../../../workspace/references/choices.ts'
import { bareKind } from '../../../workspace/references/identity.ts'
import { offers } from '../../../workspace/references/offers.ts'

/** Of so many names it is told what is in them: that asks for their values. */
const DESCRIBED = 50
/** So many keys are told of. */
const SHOWN = 12

/** Where a name comes from: `Secret shop/login · 3 keys · secrets/login.yaml`; of those behind the first ones without what is in it. */
export function describe(kind: string, { is, by, name }: Choice, index: number): string {
  const bare = bareKind(kind)
  switch (is) {
    case 'standing':
      return `${bare} · in every cluster`
    case 'generated':
      return `${bare} · a kustomization generates it`
    case 'made':
      return `${bare} · made by ${placed(by!)} · ${by!.origin.file}`
    case 'agreed':
      return bare === 'Namespace' ? 'Namespace · others are in it' : `${bare} · named by ${placed(by!)}`
    case 'found': {
      const facts = index < DESCRIBED ? factOf(by!) : undefined
      return [`${bare} ${by!.namespaced && by!.namespace ? `${by!.namespace}/` : ''}${name}`, facts, by!.origin.file]
        .filter(Boolean)
        .join(' · ')
    }
  }
}

/** What is in a resource, in Markdown, never a value of a Secret; undefined where there is little to tell. */
export function documentationOf({ is, by }: Choice, index: number): string | undefined {
  if (is !== 'found' || by === undefined || index >= DESCRIBED) return undefined
  const keys = offers(by, 'key')?.all()
  if (keys !== undefined) return excerpt('data', keys.map(String))
  const ports = offers(by, 'port') && objectsOf<any>(by.value.spec?.ports)
  if (ports !== undefined) {
    const selector = Object.entries(by.value.spec?.selector ?? {}).map(([key, value]) => `${key}: ${value}`)
    return [
      excerpt('selector', selector),
      excerpt(
        'ports',
        ports.map(([port]) => portOf(port)),
      ),
    ].join('\n\n')
  }
  return shapeOf(by) === undefined ? undefined : excerpt('images', imagesOf(by))
}

function excerpt(title: string, lines: readonly string[]): string {
  const shown = lines.slice(0, SHOWN).map((line) => `- \`${line.replaceAll('`', "'")}\``)
  const more = lines.length > SHOWN ? [`- and ${lines.length - SHOWN} more`] : []
  return [`**${title}**`, '', ...(shown.length === 0 ? ['none'] : shown), ...more].join('\n')
}

function factOf(by: Resource): string | undefined {
  const keys = offers(by, 'key')?.all()
  if (keys !== undefined) return keys.length === 1 ? '1 key' : `${keys.length} keys`
  const ports = offers(by, 'port') && objectsOf<any>(by.value.spec?.ports)
  if (ports === undefined) return undefined
  const isHeadless = by.value.spec?.clusterIP === 'None'
  const numbers = ports.map(([{ port }]) => port).join(', ')
  return [isHeadless && 'headless', numbers && `port ${numbers}`].filter(Boolean).join(' · ')
}

function portOf({ name, port, targetPort }: any): string {
  return `${name === undefined ? '' : `${name} `}${port}${targetPort === undefined ? '' : ` → ${targetPort}`}`
}

function imagesOf(by: Resource): string[] {
  const { containers } = templateOf(by)?.spec ?? {}
  return objectsOf<any>(containers).flatMap(([{ image }]) => (typeof image === 'string' ? [image] : []))
}

/** `Certificate shop/web`. */
export function placed({ kind, namespaced, namespace, name }: Resource): string {
  return `${kind} ${namespaced && namespace !== undefined ? `${namespace}/` : ''}${name}`
}
