import { defineRule, objectsOf, type PodContainer } from '../../src/kit.ts'

const FOLDERS = new Set(
  '/ /bin /boot /dev /etc /lib /lib64 /proc /sbin /sys /usr /usr/bin /usr/lib /usr/local /usr/local/bin /usr/sbin /var'.split(
    ' ',
  ),
)

/** Whether an init container has the volume too: it puts there what the folder must have. */
function isFilled(volume: string | undefined, { pod, container }: PodContainer): boolean {
  return objectsOf(pod.spec.initContainers).some(
    ([each]) => each.name !== container.name && objectsOf(each.volumeMounts).some(([{ name }]) => name === volume),
  )
}

export default defineRule({
  summary: 'A volume that is mounted over a system folder hides what the image has there',
  severity: 'warning',
  on: 'container',
  check(subject, { report }) {
    const { pod, container } = subject
    for (const [{ name, mountPath = '', subPath, subPathExpr }, index] of objectsOf(container.volumeMounts)) {
      if (subPath || subPathExpr || !FOLDERS.has(mountPath.replace(/(?<=.)\/$/, ''))) continue
      const volume = objectsOf(pod.spec.volumes).find(([each]) => each.name === name)?.[0]
      if (volume === undefined || volume.hostPath !== undefined || isFilled(name, subject)) continue
      report({
        path: ['volumeMounts', index, 'mountPath'],
        message: `the volume "${name}" hides everything that the image has in "${mountPath}", which the program most likely needs to start`,
        hint: 'mount a folder of its own, or a single file with `subPath`',
      })
    }
  },
})
