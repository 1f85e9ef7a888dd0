import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { ConfigError } from '../../config/config.ts'
import { findConfig } from '../../config/find.ts'
import type { Schema } from '../../config/read.ts'
import { installedText } from '../../library/installed.ts'
import { formatMinor, formatVersions } from '../../model/version.ts'
import { Configs } from '../../project/configs.ts'
import type { SchemaStore } from '../../schema/types.ts'
import { looksLikeManifest, recogniseOther, recognisePath } from '../../sources/recognise.ts'
import type { OpenDocument } from '../documents.ts'
import { versionsOf } from '../group.ts'
import { uriOf } from '../uri.ts'

/** What a document is judged with, for clients that show it. */
export interface Status {
  /** As 1.36 or 1.29-1.31; null where the config cannot be used. */
  readonly kubernetesVersion: string | null
  /** The URI of the nearest config file; null where there is none. */
  readonly config: string | null
  /** What is wrong with the config; null where nothing is. */
  readonly problem: string | null
  /** What the document is instead of a manifest, as `a Helm template`; null for manifests and for what is empty. */
  readonly otherwise: string | null
  /** The versions that are known, from the oldest to the newest. */
  readonly versions: readonly string[]
}

/** What a document is judged with; one without a name goes by the config of `folder`. */
export function statusOf(document: OpenDocument, folder: string, store: SchemaStore): Status {
  const { place } = document
  const at = place === undefined ? folder : posix.dirname(place)
  const { config } = findConfig(at)
  const minors = Array.from({ length: store.newest - store.oldest + 1 }, (_, index) => store.oldest + index)
  return {
    ...judgedBy(at, store),
    config: config === undefined ? null : uriOf(config),
    otherwise: otherwise(place ?? '', document.positions.lines.text),
    versions: minors.map(formatMinor),
  }
}

function judgedBy(folder: string, store: SchemaStore): Pick<Status, 'kubernetesVersion' | 'problem'> {
  try {
    const schema = () => JSON.parse(installedText('docs/config.schema.json')) as Schema
    const config = new Configs({ cwd: folder, schema }).at(folder)
    return { kubernetesVersion: formatVersions(versionsOf(config, store)), problem: null }
  } catch (error) {
    if (error instanceof ConfigError) return { kubernetesVersion: null, problem: error.message }
    throw error
  }
}

function otherwise(path: string, text: string): string | null {
  const byName = path === '' ? undefined : recognisePath(path, existsSync)
  if (byName !== undefined) return byName.message
  if (looksLikeManifest(text)) return null
  const { reason, message } = recogniseOther(path, text)
  return reason === 'empty' ? null : message
}
