import { defineRule, didYouMean, type MountedFiles, mountedFiles, nameOf, nearName } from '../../src/kit.ts'

/** Folders mostly have no ending. */
const ENDING = /[^.]\.\w+$/

export default defineRule({
  summary: 'A file of a ConfigMap or Secret must be mounted with `subPath`, under its exact name',
  severity: 'error',
  on: 'container',
  unit: true,
  check({ pod, container, resource }, { unit, report }) {
    if (container.volumeMounts === undefined) return
    for (const mounted of mountedFiles(unit, resource, pod.spec, container)) {
      const { index, mountPath, subPath, words, source } = mounted
      const related = source && [{ resource: source, path: ['metadata', 'name'], message: `${nameOf(source)} is here` }]
      if (isMissing(mounted)) {
        const files = mounted.files()!
        report({
          path: ['volumeMounts', index, 'subPath'],
          message: `${words} has no file "${subPath}", so "${mountPath}" becomes an empty folder`,
          ...didYouMean(nearName(subPath!, files) ?? (files.length === 1 ? files[0] : undefined)),
          related,
        })
      }
      const name = mountPath.slice(mountPath.lastIndexOf('/') + 1)
      if (subPath === undefined && ENDING.test(name) && mounted.files()?.includes(name))
        report({
          path: ['volumeMounts', index, 'mountPath'],
          message: `"${mountPath}" becomes a folder that holds ${words}: the container does not start where its image has a file of this name`,
          hint: `add \`subPath: ${name}\` to mount this file alone`,
          related,
        })
    }
  },
})

/** Whether the file or folder that is asked for is known not to be there; `..data` and the like are made by the kubelet. */
function isMissing({ subPath, files }: MountedFiles): boolean {
  if (subPath === undefined || subPath.startsWith('..')) return false
  return files()?.some((file) => file === subPath || file.startsWith(`${subPath}/`)) === false
}
