import { defineRule, type IngressPath, ingressPaths, key, withoutSlashes } from '../../src/kit.ts'

const REWRITE = 'nginx.ingress.kubernetes.io/rewrite-target'

export default defineRule({
  summary: 'A rewrite of ingress-nginx keeps only what groups of the path catch',
  severity: 'info',
  on: 'Ingress',
  check(ingress, { report }) {
    const target = ingress.metadata?.annotations?.[REWRITE]
    if (target === undefined) return
    const lost = ingressPaths(ingress).filter((path) => losesRest(path, target))
    const [first] = lost
    if (first === undefined) return
    const start = withoutSlashes(first.path.split(/[(*]/, 1)[0]!).replace(/^\/$/, '')
    report({
      path: ['metadata', 'annotations', key(REWRITE)],
      message: `every request under "${start || '/'}"${lost.length > 1 ? ` and ${lost.length - 1} more` : ''} reaches the pods as "${target.replace(/\$\d/g, '')}": what follows in its path is lost`,
      why: 'the target replaces the whole path, and `$1`, `$2` and so on take over what the groups of the path catch',
      hint: `write \`path: ${start}(/|$)(.*)\` with \`pathType: ImplementationSpecific\`, and here \`${target === '/' ? '/$2' : target.replace(/\$\d/g, () => '$2')}\``,
      related: lost.map(({ at }) => ({ path: [...at, 'path'], message: 'it is rewritten' })),
    })
  },
})

/** Whether what follows a path goes nowhere: nothing catches what the target takes over, or the target is the root and takes over nothing; one that is the path itself rewrites nothing (buildProxyPass). */
function losesRest({ path, type }: IngressPath, target: string): boolean {
  if (path === target || /\$\D/.test(target)) return false
  const taken = Math.max(0, ...[...target.matchAll(/\$(\d)/g)].map(([, number]) => Number(number)))
  const caught = path.match(/(?<!\\)\((?!\?)/g)?.length ?? 0
  return taken > 0 ? taken > caught : target === '/' && type !== 'Exact' && !path.endsWith('$')
}
