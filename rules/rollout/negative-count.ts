import { defineRule, type FieldPath, valueAt } from '../../src/kit.ts'

const replicas = ['spec', 'replicas']
const minReady = ['spec', 'minReadySeconds']
const history = ['spec', 'revisionHistoryLimit']

const firstOrdinal = ['spec', 'ordinals', 'start']
/** The first minor that does not drop them (gate StatefulSetStartOrdinal). */
const ORDINALS = 27

/** The fields that the server checks for each kind; a StatefulSet's history limit is none of them. */
const counts: Readonly<Record<string, readonly FieldPath[]>> = {
  DaemonSet: [minReady, history],
  Deployment: [replicas, minReady, history, ['spec', 'progressDeadlineSeconds']],
  ReplicaSet: [replicas, minReady],
  ReplicationController: [replicas, minReady],
  StatefulSet: [replicas, minReady, firstOrdinal, ['spec', 'updateStrategy', 'rollingUpdate', 'partition']],
}

export default defineRule({
  summary: 'A number of pods, seconds or revisions must not be negative',
  severity: 'error',
  authority: 'api-server',
  on: ['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'],
  check(object, { resource, versions, report }) {
    for (const path of counts[resource.kind]!) {
      const value = valueAt(object, path)
      if (typeof value !== 'number' || value >= 0) continue
      if (path !== firstOrdinal || versions.to >= ORDINALS)
        report({ path, message: `\`${path.at(-1)}\` "${value}" must be at least 0` })
    }
  },
})
