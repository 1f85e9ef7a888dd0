import { describe, expect, it } from 'vitest'
import { hasReadinessProbe, podReadiness } from '../../src/kubernetes/rollout/readiness.ts'

describe('the time until a pod is ready', () => {
  const cases = {
    'no probes: at once, without limit': [{ containers: [{}] }, 0, undefined],
    'an initial delay': [{ containers: [{ readinessProbe: { initialDelaySeconds: 10 } }] }, 10, undefined],
    'several successes in a row, one period apart': [
      { containers: [{ readinessProbe: { initialDelaySeconds: 5, periodSeconds: 4, successThreshold: 3 } }] },
      13,
      undefined,
    ],
    'the default period is ten seconds': [{ containers: [{ readinessProbe: { successThreshold: 2 } }] }, 10, undefined],
    'the slowest container decides': [
      {
        containers: [
          { readinessProbe: { initialDelaySeconds: 3 } },
          { readinessProbe: { initialDelaySeconds: 20 } },
          {},
        ],
      },
      20,
      undefined,
    ],
    'a startup probe gives a limit': [
      { containers: [{ startupProbe: { failureThreshold: 30, periodSeconds: 10 } }] },
      0,
      300,
    ],
    'delays of startup and readiness count from the same start': [
      {
        containers: [
          {
            startupProbe: { initialDelaySeconds: 15, failureThreshold: 2, periodSeconds: 5 },
            readinessProbe: { initialDelaySeconds: 10, successThreshold: 2, periodSeconds: 1 },
          },
        ],
      },
      16,
      26,
    ],
    'sidecars start before the containers': [
      {
        initContainers: [
          { restartPolicy: 'Always', startupProbe: { initialDelaySeconds: 7 } },
          { startupProbe: { initialDelaySeconds: 99 } },
        ],
        containers: [{ readinessProbe: { initialDelaySeconds: 5 } }],
      },
      12,
      37,
    ],
    'zero means the default': [
      { containers: [{ readinessProbe: { successThreshold: 2, periodSeconds: 0 } }] },
      10,
      undefined,
    ],
    'no pod at all': [undefined, 0, undefined],
    'hidden containers': [{ containers: [undefined] }, 0, undefined],
  } as const
  it.each(Object.entries(cases))('%s', (_name, [pod, least, most]) => {
    expect(podReadiness(pod)).toEqual({ least, most })
  })

  it('knows whether a pod says when it is ready', () => {
    expect(hasReadinessProbe({ containers: [{}, { readinessProbe: {} }] })).toBe(true)
    expect(hasReadinessProbe({ containers: [{}], initContainers: [{ readinessProbe: {} }] })).toBe(false)
    expect(
      hasReadinessProbe({ containers: [{}], initContainers: [{ restartPolicy: 'Always', readinessProbe: {} }] }),
    ).toBe(true)
    expect(hasReadinessProbe(undefined)).toBe(false)
  })
})
