import { describe, expect, it } from 'vitest'
import { podWith } from '../../helpers/pods.ts'
import { blamed, said } from '../../helpers/validity.ts'

const VOLUMES = 'volumes: [{name: v, emptyDir: {}}, {name: c, persistentVolumeClaim: {claimName: c}}]'
const M = 'spec.containers[0].volumeMounts'
const D = 'spec.containers[0].volumeDevices'

describe('mounts', () => {
  it.each([
    'volumeMounts: [{name: v, mountPath: /a, subPath: b/c}, {name: v, mountPath: /b, subPathExpr: $(A)}]',
    'volumeMounts: [{name: v, mountPath: /a, readOnly: true, recursiveReadOnly: Enabled}]',
    'volumeMounts: [{name: v, mountPath: /a, mountPropagation: Bidirectional}], securityContext: {privileged: true}',
    'volumeDevices: [{name: c, devicePath: /dev/a}]',
  ])('may be %s', (container) => expect(said(podWith(container, VOLUMES))).toEqual([]))

  it.each([
    ['of a volume that is none', '{name: w, mountPath: /a}', [`dangling-name ${M}[0].name ▸ w`]],
    [
      'in one place twice',
      '{name: v, mountPath: /a}, {name: c, mountPath: /a}',
      [`invalid-value ${M}[1].mountPath ▸ /a`],
    ],
    ['of a folder above', '{name: v, mountPath: /a, subPath: ../b}', [`invalid-value ${M}.subPath ▸ ../b`]],
    [
      'of a folder by its full path',
      '{name: v, mountPath: /a, subPathExpr: /b}',
      [`invalid-value ${M}.subPathExpr ▸ /b`],
    ],
    [
      'of two folders',
      '{name: v, mountPath: /a, subPath: a, subPathExpr: b}',
      [`invalid-value ${M}[0].subPathExpr ▸ b`],
    ],
    [
      'that are shown to the host',
      '{name: v, mountPath: /a, mountPropagation: Bidirectional}',
      [`forbidden-field ${M}.mountPropagation ▸ Bidirectional`],
    ],
    [
      'that are writable and read-only',
      '{name: v, mountPath: /a, recursiveReadOnly: IfPossible}',
      [`forbidden-field ${M}.recursiveReadOnly ▸ IfPossible`],
    ],
    [
      'of a volume that is not there because it is wrong',
      '{name: x, mountPath: /a}',
      [`dangling-name ${M}[0].name ▸ x`],
    ],
  ])('may not be %s', (_, mounts, expected) =>
    expect(said(podWith(`volumeMounts: [${mounts}]`, VOLUMES))).toEqual(expected),
  )

  it.each([
    ['of other volumes than claims', 'volumeDevices: [{name: v, devicePath: /a}]', [`invalid-value ${D}[0].name`]],
    ['of nothing', 'volumeDevices: [{name: w, devicePath: /a}]', [`dangling-name ${D}[0].name`]],
    [
      'twice',
      'volumeDevices: [{name: c, devicePath: /a}, {name: c, devicePath: /a}]',
      [`invalid-value ${D}[1].devicePath`, `invalid-value ${D}[1].name`],
    ],
    ['above', 'volumeDevices: [{name: c, devicePath: /a/..}]', [`invalid-value ${D}[0].devicePath`]],
    [
      'that are mounted too',
      'volumeDevices: [{name: c, devicePath: /a}], volumeMounts: [{name: c, mountPath: /a}]',
      [
        `invalid-value ${D}[0].devicePath`,
        `invalid-value ${D}[0].name`,
        `invalid-value ${M}[0].mountPath`,
        `invalid-value ${M}[0].name`,
      ],
    ],
  ])('as devices may not be %s', (_, container, expected) =>
    expect(blamed(podWith(container, VOLUMES))).toEqual(expected),
  )
})
