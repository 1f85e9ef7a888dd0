import { defineRule, type FieldPath, valueAt } from '../../src/kit.ts'

const replicas = ['spec', 'replicas']
const minReady = ['spec', 'minReadySeconds']
const history = ['spec', 'revisionHistoryLimit']

/** The fields that the server checks for each kind; a StatefulSet's history limit is none of them. */
const counts: Readonly<Record<string, readonly FieldPath[]>> = {
  DaemonSet: [minReady, history],
  Deployment: [replicas, minReady, history, ['spec', 'progressDeadlineSeconds']],
  ReplicaSet: [replicas, minReady],
  ReplicationController: [replicas, minReady],
  StatefulSet: [
    replicas,
    minReady,
    ['spec', 'ordinals', 'start'],
    ['spec', 'updateStrategy', 'rollingUpdate', 'partition'],
  ],
}

export default defineRule({
  summary: 'a number of pods, seconds or revisions must not be negative',
  severity: 'error',
  authority: 'api-server',
  on: ['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'],
  check(object, { resource, report }) {
    for (const path of counts[resource.kind]!) {
      const value = valueAt(object, path)
      if (value < 0) report({ path, message: `\`${path.at(-1)}\` "${value}" must be at least 0` })
    }
  },
})
