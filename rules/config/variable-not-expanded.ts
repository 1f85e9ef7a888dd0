import { defineRule, eachCommand, isShell, objectsOf, variablesTaken } from '../../src/kit.ts'

/** A name in `$(...)`, or two dollars, which stand for one (third_party/forked/golang/expansion). */
const NAMED = /\$(?:\$|\(([^()]*)\))/g

export default defineRule({
  summary: 'Probes and hooks do not take up all the variables that a command of a container does',
  severity: 'warning',
  on: 'container',
  unit: true,
  check({ container, resource }, { unit, report }) {
    const own = (name: string) => objectsOf(container.env).filter(([each]) => each.name === name)
    const isTaken = (name: string) => variablesTaken(unit, resource, container).some((each) => each.name === name)

    /** What becomes of a name: a probe knows the variables of `env` alone, and of these only what is written (ExpandContainerCommandOnlyStatic). */
    const fate = (name: string, isHook: boolean): string | undefined => {
      const variables = own(name)
      if (isHook) return variables.length > 0 || isTaken(name) ? 'stays as it is written' : undefined
      if (variables.some(([{ valueFrom }]) => valueFrom !== undefined)) return 'becomes an empty text'
      return variables.length === 0 && isTaken(name) ? 'stays as it is written' : undefined
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
