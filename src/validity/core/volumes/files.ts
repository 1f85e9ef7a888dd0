import { localPathFault } from '../../../kubernetes/paths.ts'
import type { Field } from '../../field.ts'
import { type Context, each } from '../../kind.ts'
import type {
  ConfigMapVolumeSource,
  DownwardAPIVolumeFile,
  DownwardAPIVolumeSource,
  KeyToPath,
  ProjectedVolumeSource,
  SecretVolumeSource,
  ServiceAccountTokenProjection,
  VolumeProjection,
} from '../../types/core-v1.ts'
import { validateObjectFieldSelector, validateResourceFieldSelector } from '../downward.ts'

/** Checks the files that a volume makes of a ConfigMap or Secret (validateConfigMapVolumeSource, validateSecretVolumeSource). */
export function validateKeyFiles(
  { defaultMode, items }: ConfigMapVolumeSource | SecretVolumeSource,
  path: Field,
): void {
  validateFileMode(defaultMode, path.at('defaultMode'))
  each(items, path.at('items'), validateKeyToPath)
}

function validateFileMode(mode: number | undefined, path: Field): void {
  if (mode === undefined || (mode >= 0 && mode <= 0o777)) return
  const decimal = String(mode)
  const hint = /^[0-7]{3}$/.test(decimal)
    ? { hint: `did you mean 0${decimal}, in octal?`, meant: [Number.parseInt(decimal, 8)] }
    : undefined
  path.invalid(mode, 'must be between 0 and 0777 (511 in decimal)', hint)
}

function validateKeyToPath({ key, path: target = '', mode }: KeyToPath, path: Field): void {
  if (!key) path.at('key').required()
  if (target === '') path.at('path').required()
  else path.at('path').matches(target, localPathFault)
  validateFileMode(mode, path.at('mode'))
}

/** Checks the files that a volume makes of a pod's own fields (validateDownwardAPIVolumeSource). */
export function validateDownwardAPI(
  { defaultMode, items }: DownwardAPIVolumeSource,
  path: Field,
  context: Context,
): void {
  validateFileMode(defaultMode, path.at('defaultMode'))
  each(items, path.at('items'), (file, itemPath) => validateDownwardFile(file, path.standingAt(itemPath), context))
}

/** What a file of a volume can hold of its pod; variables can hold more. */
const POD_FIELDS = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid']

/** The server names no index: `path` is that of the list's parent. */
function validateDownwardFile(file: DownwardAPIVolumeFile, path: Field, { minor }: Context): void {
  const { path: target = '', fieldRef, resourceFieldRef, mode } = file
  if (target === '') path.at('path').required()
  else path.at('path').matches(target, localPathFault)
  if (fieldRef !== undefined) {
    validateObjectFieldSelector(fieldRef, path.at('fieldRef'), POD_FIELDS)
    if (resourceFieldRef !== undefined) path.invalid(undefined, 'may have `fieldRef` or `resourceFieldRef`, not both')
  } else if (resourceFieldRef !== undefined)
    validateResourceFieldSelector(resourceFieldRef, path.at('resourceFieldRef'), { minor, inVolume: true })
  else path.required('must have `fieldRef` or `resourceFieldRef`')
  validateFileMode(mode, path.at('mode'))
}

/** Checks the files that a volume collects from several sources (validateProjectedVolumeSource). */
export function validateProjected(
  { defaultMode, sources }: ProjectedVolumeSource,
  path: Field,
  context: Context,
): void {
  validateFileMode(defaultMode, path.at('defaultMode'))
  const files = new ProjectedFiles(path)
  each(sources, path.at('sources'), (source, itemPath) => {
    validateProjection(source, itemPath, files, context)
    if (given(source) > 1) itemPath.forbidden(`may have one of ${KINDS}, this has ${given(source)}`)
  })
}

const KINDS = '`secret`, `configMap`, `downwardAPI` and `serviceAccountToken`'

function given({ secret, configMap, downwardAPI, serviceAccountToken }: VolumeProjection): number {
  return [secret, configMap, downwardAPI, serviceAccountToken].filter((one) => one !== undefined).length
}

/** The files of a projected volume: a path that two sources write is blamed on the volume. */
class ProjectedFiles {
  private readonly known = new Map<string, Field>()
  readonly volume: Field

  constructor(volume: Field) {
    this.volume = volume
  }

  add(target: string | undefined, place: Field): void {
    if (!target) return
    const first = this.known.get(target)
    if (first === undefined) this.known.set(target, place)
    else
      this.volume.standingAt(place).invalid(target, 'is the path of another file of this volume too', {
        related: [{ path: first.path(), message: 'the other file' }],
      })
  }
}

function validateProjection(source: VolumeProjection, path: Field, files: ProjectedFiles, context: Context): void {
  for (const name of ['secret', 'configMap'] as const) {
    const at = path.at(name)
    if (source[name] === undefined) continue
    if (!source[name].name) at.at('name').required()
    each(source[name].items, at.at('items'), (item, itemPath) => {
      validateKeyToPath(item, itemPath)
      files.add(item.path, itemPath.at('path'))
    })
  }
  const at = path.at('downwardAPI')
  each(source.downwardAPI?.items, at.at('items'), (file, itemPath) => {
    validateDownwardFile(file, at.standingAt(itemPath), context)
    files.add(file.path, itemPath.at('path'))
  })
  const { serviceAccountToken: token } = source
  if (token !== undefined) validateToken(token, path.at('serviceAccountToken'), files.volume, context)
}

/** The minor that judges the path of a token: those before took any text. */
const TOKEN_PATH_SINCE = 30
const LONGEST_TOKEN = 2 ** 32

/** The server blames the path on the volume. */
function validateToken(token: ServiceAccountTokenProjection, path: Field, volume: Field, { minor }: Context): void {
  const { expirationSeconds: seconds = 3600, path: target = '' } = token
  if (seconds < 600) path.at('expirationSeconds').invalid(seconds, 'must be at least 600, ten minutes')
  if (seconds > LONGEST_TOKEN) path.at('expirationSeconds').invalid(seconds, `must be at most ${LONGEST_TOKEN}`)
  const at = volume.at('path').standingAt(path.at('path'))
  if (target === '') at.required()
  else if (minor >= TOKEN_PATH_SINCE) at.matches(target, localPathFault)
}
