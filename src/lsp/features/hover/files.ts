import { fileModeInWords } from '../../../kubernetes/file-mode.ts'
import { mountsOf } from '../../../kubernetes/mounts.ts'
import { grouped } from '../../../kubernetes/quantity-words.ts'
import { isPodVolumeSource } from '../../../kubernetes/storage.ts'
import { innerFields, innerNames } from '../../../workspace/references/inner.ts'
import { code, type Prose, say } from '../../markdown.ts'
import { ownerOf, type Says, templateIn } from './place.ts'
import { some } from './words.ts'

/** Who may do what with a file. */
export const mode: Says = ({ scalar }) => {
  const words = typeof scalar === 'number' ? fileModeInWords(scalar) : undefined
  return words === undefined ? [] : [say`${words}`]
}

/** How much base64 text stands for; what it is stays untold. */
export const encodedSize: Says = ({ scalar }) => {
  if (typeof scalar !== 'string') return []
  const text = scalar.replace(/[\r\n]/g, '')
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return []
  const bytes = (text.length / 4) * 3 - (/=*$/.exec(text)?.[0].length ?? 0)
  return [say`${size(bytes)} when decoded`]
}

/** How long a text is. */
export const textSize: Says = ({ scalar }) => (typeof scalar === 'string' ? [say`${size(utf8Length(scalar))}`] : [])

function size(bytes: number): string {
  return `${grouped(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length
}

/** What is meant by a name that is given in the same resource: a volume with its source, a container. */
export const inner: Says = (place) => {
  const { resource, path, scalar } = place
  if (typeof scalar !== 'string') return []
  for (const field of innerFields(resource, path)) {
    if (field.row.what === 'port' || field.row.form !== undefined) continue
    const found = innerNames(field, path, resource.value).find(({ name }) => name === scalar)
    if (found === undefined) continue
    const source = Object.keys(found.owner ?? {}).find(isPodVolumeSource)
    const holds = source === undefined ? [] : say`: ${sourceWords(source, found.owner[source])}`
    return [say`${field.row.what} ${code(scalar)}${holds}`]
  }
  return []
}

/** The fields of a volume that name what it holds. */
const NAMED = ['name', 'secretName', 'claimName', 'driver', 'path', 'server']

function sourceWords(source: string, value: any): Prose {
  const name = NAMED.map((field) => value?.[field]).find((each) => typeof each === 'string')
  return name === undefined ? say`${source}` : say`${source} ${code(name)}`
}

/** Where the volume of a pod, or of a claim template, is mounted. */
export const volumeName: Says = (place) => {
  const spec = templateIn(place)?.spec
  const lines = mountsOf(spec)
    .filter(({ name }) => name === place.scalar)
    .map(({ list, container, mount }) => {
      const at = mount.mountPath === undefined ? '' : say` at ${code(mount.mountPath)}`
      return say`container ${code(String(spec[list][container]?.name))}${at}`
    })
  return lines.length > 0 ? [say`mounted in ${some(lines)}`] : [say`no container mounts it`]
}

/** The same for a template of claims; other metadata has other names. */
export const claimName: Says = (place) =>
  place.path[1] === 'volumeClaimTemplates' && ownerOf(place, 2)?.spec !== undefined
    ? [
        say`each pod gets a claim ${code(`${String(place.scalar)}-${place.resource.name ?? ''}-0`)}, and so on`,
        ...volumeName(place),
      ]
    : []
