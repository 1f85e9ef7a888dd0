import {
  coversHost,
  defineRule,
  type IngressPath,
  ingressClass,
  ingressesOf,
  ingressPaths,
  placeholderHint,
  type Resource,
  type Unit,
} from '../../src/kit.ts'

/** What patterns are written with and no path of a request has; words in braces are filled in by others. */
const PATTERN = /[|^\\[\]?*]|\.\+|\$$/
const BRACES = /\{[^{}]*\}/g

/** What a prefix says by itself: everything below it. */
const EVERYTHING_BELOW = /(?:\(\/\|\$\))?\/?(?:\.?\*|\(\.\*\))?$/

/** With one of them ingress-nginx takes all paths of the host for regular expressions (ingress-nginx annotations, "use-regex"). */
const PREFIX = 'nginx.ingress.kubernetes.io/'
const USE_REGEX = `${PREFIX}use-regex`
const REWRITE_TARGET = `${PREFIX}rewrite-target`
/** With it that of NGINX takes all paths for regular expressions, whatever their type (nginx.org/path-regex). */
const PATH_REGEX = 'nginx.org/path-regex'

export default defineRule({
  summary: 'A path of an Ingress is a pattern, but is compared as it is written',
  severity: 'warning',
  unit: true,
  on: 'Ingress',
  check(ingress, { resource, unit, report }) {
    const { annotations = {} } = resource.metadata ?? {}
    if (annotations[PATH_REGEX] !== undefined) return
    for (const path of ingressPaths(ingress)) {
      if (!isPattern(path)) continue
      const text = `path "${path.path}"`
      if (path.type === 'ImplementationSpecific') {
        if (!isLiteral(unit, resource, path)) continue
        report({
          path: [...path.at, 'path'],
          message: `${text} is no pattern for ingress-nginx: it is compared letter by letter, and no request has it`,
          hint: `write the annotation \`${USE_REGEX}: "true"\``,
        })
      } else if (readsPatterns(annotations)) {
        report({
          path: [...path.at, 'path'],
          at: [...path.at, 'pathType'],
          message: `${text} is a pattern, which \`pathType: ${path.type}\` rules out: from release 1.12 on ingress-nginx refuses the Ingress`,
          hint: 'write `pathType: ImplementationSpecific`',
          meant: ['ImplementationSpecific'],
        })
      } else {
        report({
          path: [...path.at, 'path'],
          message: `${text} is compared letter by letter under \`pathType: ${path.type}\`: most controllers find no request that has it, others refuse the Ingress`,
          hint: hintFor(path),
        })
      }
    }
  },
})

function isPattern({ path }: IngressPath): boolean {
  return PATTERN.test(path.replaceAll(BRACES, '')) && placeholderHint(path) === undefined
}

function readsPatterns(annotations: Readonly<Record<string, unknown>>): boolean {
  return annotations[USE_REGEX] === 'true' || annotations[REWRITE_TARGET] !== undefined
}

/** Whether ingress-nginx, which the Ingress is written for, takes no path of the host for a pattern. */
function isLiteral(unit: Unit, ingress: Resource, { host }: IngressPath): boolean {
  const { annotations = {} } = ingress.metadata ?? {}
  const isForNginx = Object.keys(annotations).some((name) => name.startsWith(PREFIX))
  if (!isForNginx || annotations[`${PREFIX}canary`] === 'true' || ingressClass(ingress.value) !== 'nginx') return false
  for (const [known, ingresses] of ingressesOf(unit).byHost)
    if (coversHost(known, host) && ingresses.some(({ metadata }) => readsPatterns(metadata?.annotations ?? {})))
      return false
  return true
}

function hintFor({ path, type }: IngressPath): string {
  const start = path.replace(EVERYTHING_BELOW, '') || '/'
  return type === 'Prefix' && !PATTERN.test(start)
    ? `write "${start}", which stands for everything below it as well`
    : 'write `pathType: ImplementationSpecific`, and what the controller needs to take it for a pattern'
}
