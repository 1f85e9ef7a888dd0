import { defineRule, didYouMean, type FieldPath, isSlip, objectsOf } from '../../src/kit.ts'

const HANDLERS: readonly FieldPath[] = [
  ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((probe) => [probe]),
  ...['postStart', 'preStop'].map((hook) => ['lifecycle', hook]),
]

export default defineRule({
  summary: 'A port that a probe or lifecycle hook names must be a port of its own container',
  severity: 'error',
  on: 'container',
  check({ container }, { report }) {
    const names = objectsOf(container.ports).flatMap(([{ name }]) => name ?? [])
    for (const handler of HANDLERS)
      for (const action of ['httpGet', 'tcpSocket']) {
        const path = [...handler, action, 'port']
        const port: unknown = path.reduce<any>((at, step) => at?.[step as string], container)
        if (typeof port !== 'string' || names.includes(port) || /^\d*$/.test(port)) continue
        const meant = names.find((name) => isSlip(name, port)) ?? (names.length === 1 ? names[0] : undefined)
        report({
          path,
          message: `container "${container.name}" has no port named "${port}", so ${handler.length === 1 ? 'the probe' : 'the hook'} always fails`,
          ...didYouMean(meant),
          related: [
            {
              path: ['ports'],
              message: names.length === 0 ? 'no port has a name' : `ports with names: ${names.sort().join(', ')}`,
            },
          ],
        })
      }
  },
})
