import {
  defineRule,
  didYouMean,
  eachCommand,
  isForWindows,
  isInFolder,
  type MountedFiles,
  mountedFiles,
  nearName,
  objectsOf,
  withoutSlashes,
} from '../../src/kit.ts'

const EXECUTABLE = 0o111

export default defineRule({
  summary: 'A program that is started out of a ConfigMap or Secret must be there, with the permission to execute it',
  severity: 'error',
  on: 'container',
  unit: true,
  check({ pod, container, resource }, { unit, report }) {
    if (container.volumeMounts === undefined || isForWindows(pod.spec)) return
    eachCommand(container, (path, [word]) => {
      if (word === undefined || !/^\/[^\s$]+$/.test(word)) return
      const index = mountAround(word, container.volumeMounts)
      const mounted = mountedFiles(unit, resource, pod.spec, container).find((each) => each.index === index)
      const problem = mounted && problemOf(word, mounted)
      if (problem !== undefined) report({ path: [...path, 0], ...problem })
    })
  },
})

/** The index of the mount that a path lies in: of several the innermost. */
function mountAround(path: string, mounts: readonly any[] | undefined): number | undefined {
  const around = objectsOf<any>(mounts).filter(([{ mountPath }]) => isInFolder(path, withoutSlashes(String(mountPath))))
  const length = ([{ mountPath }]: (typeof around)[number]) => String(mountPath).length
  return around.sort((a, b) => length(b) - length(a))[0]?.[1]
}

/** Why a program in mounted files cannot be started; undefined where it can, or where that is not known. */
function problemOf(word: string, { mountPath, subPath, words, files: filesOf, modeOf }: MountedFiles) {
  const rest = word.slice(mountPath.length + 1)
  const file = [subPath, rest].filter(Boolean).join('/')
  if (file === '' || file.startsWith('..')) return undefined
  const files = filesOf()
  if (files !== undefined && !files.includes(file)) {
    if (subPath !== undefined) return undefined
    const meant = nearName(file, files)
    return {
      message: `"${word}" is not there: ${words} is mounted over "${mountPath}", and has no "${file}"`,
      ...(meant === undefined
        ? { hint: `mount it elsewhere, or single files of it with \`subPath\`` }
        : didYouMean(`${mountPath}/${meant}`)),
    }
  }
  const mode = modeOf(file)
  if ((mode & EXECUTABLE) !== 0) return undefined
  return {
    message: `"${word}" may not be executed: the files of ${words} have the mode 0${mode.toString(8)}`,
    hint: 'write `defaultMode: 0755` at the volume, or let a shell read it: `[sh, …]`',
  }
}
