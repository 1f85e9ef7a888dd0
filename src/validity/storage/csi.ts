import { labelKeyFault } from '../../kubernetes/labels.ts'
import { dnsSubdomainFault } from '../../kubernetes/names.ts'
import { parseQuantity } from '../../kubernetes/quantity.ts'
import { key } from '../../model/path.ts'
import { warnAboutNodeLabel } from '../core/node-labels.ts'
import { validateDriverName } from '../core/volumes/sources.ts'
import type { Field } from '../field.ts'
import { type Context, each } from '../kind.ts'
import { validateLabelSelector } from '../meta/label-selector.ts'
import type { LabelSelector } from '../types/meta-v1.ts'
import type { CSIDriver, CSINode, CSINodeDriver, CSIStorageCapacity, TokenRequest } from '../types/storage-v1.ts'

const LONGEST_TOKEN = 2 ** 32
/** The minor from which on tokens can be given to a driver apart from the attributes of its volumes (CSIServiceAccountTokenSecrets). */
const SECRET_TOKENS_SINCE = 35

/** Checks a CSIDriver, with warnings (ValidateCSIDriver, csiDriverStrategy.WarningsOnCreate). */
export function validateCSIDriver({ spec = {} }: CSIDriver, path: Field, { minor }: Context): void {
  const at = path.at('spec')
  const { tokenRequests = [], serviceAccountTokenInSecrets, volumeLifecycleModes, fsGroupPolicy } = spec
  if (fsGroupPolicy === '') at.at('fsGroupPolicy').unsupported('', ['File', 'None', 'ReadWriteOnceWithFSType'])
  if (volumeLifecycleModes?.includes('')) at.at('volumeLifecycleModes').unsupported('', ['Ephemeral', 'Persistent'])
  validateTokenRequests(tokenRequests, at.at('tokenRequests'))
  if (minor < SECRET_TOKENS_SINCE) return
  const place = at.at('serviceAccountTokenInSecrets')
  if (serviceAccountTokenInSecrets === undefined) {
    if (tokenRequests.length > 0)
      place.standingAt(at.at('tokenRequests')).warn('lets tokens be logged with the attributes of volumes', {
        hint: 'set `serviceAccountTokenInSecrets: true` if the driver can read them there',
      })
  } else if (tokenRequests.length === 0) place.invalid(undefined, 'may only be set with `tokenRequests`')
}

function validateTokenRequests(requests: readonly TokenRequest[], path: Field): void {
  const audiences = new Set<string>()
  each(requests, path, ({ audience = '', expirationSeconds: seconds }, itemPath) => {
    if (audiences.has(audience)) {
      itemPath.at('audience').duplicate(audience)
      return
    }
    audiences.add(audience)
    if (seconds === undefined) return
    const at = itemPath.at('expirationSeconds')
    if (seconds < 600) at.invalid(seconds, 'must be at least 600, ten minutes')
    if (seconds > LONGEST_TOKEN) at.invalid(seconds, `must be at most ${LONGEST_TOKEN}`)
  })
}

/** Checks a CSINode (ValidateCSINode). */
export function validateCSINode({ spec }: CSINode, path: Field, context: Context): void {
  const names = new Set<string>()
  each(spec?.drivers, path.at('spec').at('drivers'), (driver, itemPath) => {
    const { name = '' } = driver
    validateDriverName(name, itemPath.at('name'))
    if (names.has(name)) itemPath.at('name').duplicate(name)
    names.add(name)
    validateNodeID(driver, itemPath.at('nodeID'), context)
    validateTopologyKeys(driver, itemPath)
  })
}

function validateNodeID({ nodeID = '' }: CSINodeDriver, path: Field, { minor }: Context): void {
  const longest = minor < 22 ? 128 : minor < 23 ? 192 : 256
  const length = new TextEncoder().encode(nodeID).length
  if (length > longest) path.invalid(undefined, `must have at most ${longest} characters, this has ${length}`)
}

/** The server blames keys on the driver. */
function validateTopologyKeys({ topologyKeys }: CSINodeDriver, path: Field): void {
  const keys = new Set<string>()
  each(topologyKeys, path.at('topologyKeys'), (label, itemPath) => {
    const at = path.standingAt(itemPath)
    if (label === '') at.required('must not be empty')
    else at.matches(label, labelKeyFault)
    if (keys.has(label)) at.duplicate(label)
    keys.add(label)
  })
}

/** The minor that warns of old labels of nodes. */
const WARNINGS_SINCE = 25

/** Checks a CSIStorageCapacity, with warnings (ValidateCSIStorageCapacity, GetWarningsForCSIStorageCapacity). */
export function validateCSIStorageCapacity(capacity: CSIStorageCapacity, path: Field, context: Context): void {
  const { nodeTopology, storageClassName = '', capacity: amount } = capacity
  validateLabelSelector(nodeTopology, path.at('nodeTopology'), context)
  path.at('storageClassName').matches(storageClassName, dnsSubdomainFault)
  const quantity = amount === undefined ? undefined : parseQuantity(amount)
  if (quantity !== undefined && quantity.mantissa < 0n) path.at('capacity').invalid(amount, 'must not be negative')
  if (context.minor >= WARNINGS_SINCE) warnAboutSelector(nodeTopology, path.at('nodeTopology'), context)
}

function warnAboutSelector({ matchExpressions, matchLabels }: LabelSelector = {}, path: Field, context: Context): void {
  each(matchExpressions, path.at('matchExpressions'), ({ key: label = '' }, itemPath) =>
    warnAboutNodeLabel(label, itemPath.at('key'), context),
  )
  const labels = path.at('matchLabels')
  for (const label in matchLabels)
    warnAboutNodeLabel(label, labels.at(label).standingAt(labels.at(key(label))), context)
}
