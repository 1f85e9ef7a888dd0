import { defineRule, objectsOf } from '../../src/kit.ts'

/** A name in `$(...)`, or two dollars, which stand for one (third_party/forked/golang/expansion). */
const NAMED = /\$(?:\$|\(([^()]*)\))/g

/** What the kubelet sets for each Service, before all others. */
const OF_SERVICES = /_SERVICE_(?:HOST|PORT)/

export default defineRule({
  summary: 'A variable can only take up the value of one that is set before it',
  severity: 'warning',
  on: 'container',
  check({ container }, { report }) {
    // Sources of variables count as set before, whatever they hold.
    if (Array.isArray(container.envFrom) && container.envFrom.length > 0) return
    const variables = objectsOf(container.env)
    if (!variables.some(([{ value }]) => typeof value === 'string' && value.includes('$('))) return
    const last = new Map(variables.map(([{ name }, index]) => [name, index]))
    const known = new Set<unknown>()
    for (const [{ name, value }, index] of variables) {
      const early = namesIn(value).find((each) => !known.has(each) && last.has(each) && !OF_SERVICES.test(each))
      known.add(name)
      if (early === undefined) continue
      const isOwn = early === name
      report({
        path: ['env', index, 'value'],
        message: `"$(${early})" stays as it is written: ${isOwn ? 'a variable does not know what it was before, not even in the image' : `\`${early}\` is only set further down`}`,
        ...(!isOwn && {
          hint: `put \`${early}\` before \`${name}\``,
          related: [{ path: ['env', last.get(early)!, 'name'], message: 'it is set here' }],
        }),
      })
    }
  },
})

function namesIn(value: unknown): string[] {
  return typeof value === 'string' ? [...value.matchAll(NAMED)].flatMap(([, name]) => name ?? []) : []
}
