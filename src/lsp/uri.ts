import { fileURLToPath, pathToFileURL } from 'node:url'
import { slashes } from '../sources/files.ts'

/** Where the file of a URI lies: absolute, with forward slashes; undefined for a URI of anything else. */
export function placeOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined
  try {
    const place = slashes(fileURLToPath(uri))
    return place.length > 1 && place.endsWith('/') ? place.slice(0, -1) : place
  } catch {
    return undefined
  }
}

/** The URI of a file. */
export function uriOf(place: string): string {
  return pathToFileURL(place).href
}

/** Whether a place is a folder or lies in it. */
export function isIn(folder: string, place: string): boolean {
  return place === folder || place.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}
