import { defineRule, eachCommand, isShell, objectsOf, type PodContainer, variablesTaken } from '../../src/kit.ts'

/** A name in `$(...)`, or two dollars, which stand for one (third_party/forked/golang/expansion). */
const NAMED = /\$(?:\$|\(([^()]*)\))/g

export default defineRule({
  summary: 'Probes and hooks do not take up all the variables that a command of a container does',
  severity: 'warning',
  on: 'container',
  unit: true,
  check({ container, resource }, { unit, report }) {
    let own: ReadonlyMap<string | undefined, boolean> | undefined
    const isReferred = (name: string) => (own ??= ownVariables(container)).get(name)
    let taken: ReadonlySet<string> | undefined
    const isTaken = (name: string) =>
      (taken ??= new Set(variablesTaken(unit, resource, container).map((each) => each.name))).has(name)

    /** What becomes of a name: a probe knows the variables of `env` alone, and of these only what is written (ExpandContainerCommandOnlyStatic). */
    const fate = (name: string, isHook: boolean): string | undefined => {
      const referred = isReferred(name)
      if (isHook) return referred !== undefined || isTaken(name) ? 'stays as it is written' : undefined
      if (referred) return 'becomes an empty text'
      return referred === undefined && isTaken(name) ? 'stays as it is written' : undefined
    }

    eachCommand(container, (path, words) => {
      if (path.length === 1) return
      const isHook = path[0] === 'lifecycle'
      for (const [index, word] of words.entries())
        for (const [text, name] of word?.matchAll(NAMED) ?? []) {
          const becomes = name === undefined ? undefined : fate(name, isHook)
          if (becomes === undefined) continue
          const isScript = words.slice(0, index).some((each) => each !== undefined && isShell(each))
          return report({
            path: [...path, index],
            message: `"${text}" ${becomes}: ${isHook ? 'a hook takes up no variables' : 'a probe takes up only variables of `env` with a `value`'}`,
            hint: isScript ? `write \`$${name}\` for the shell` : `let a shell read it: \`[sh, -c, "… $${name} …"]\``,
          })
        }
    })
  },
})

/** By name whether a variable of `env`, or one of several of that name, has its value from elsewhere. */
function ownVariables({ env }: PodContainer['container']): Map<string | undefined, boolean> {
  const found = new Map<string | undefined, boolean>()
  for (const [{ name, valueFrom }] of objectsOf(env))
    found.set(name, found.get(name) === true || valueFrom !== undefined)
  return found
}
