import { existsSync } from 'node:fs'
import { ConfigError } from '../../config/config.ts'
import { findConfig } from '../../config/find.ts'
import type { Schema } from '../../config/read.ts'
import { installedText } from '../../library/installed.ts'
import { formatMinor, formatVersions } from '../../model/version.ts'
import { Configs } from '../../project/configs.ts'
import type { SchemaStore } from '../../schema/types.ts'
import { looksLikeManifest, recogniseOther, recognisePath } from '../../sources/recognise.ts'
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

/** What a document is judged with: by the folder that it lies in, its path and text where it has them. */
export function statusOf(folder: string, { path = '', text = '' }: Described, store: SchemaStore): Status {
  const { config } = findConfig(folder)
  const minors = Array.from({ length: store.newest - store.oldest + 1 }, (_, index) => store.oldest + index)
  return {
    ...judgedBy(folder, store),
    config: config === undefined ? null : uriOf(config),
    otherwise: otherwise(path, text),
    versions: minors.map(formatMinor),
  }
}

interface Described {
  readonly path?: string
  readonly text?: string
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
