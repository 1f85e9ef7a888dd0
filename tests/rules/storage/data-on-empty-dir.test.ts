import { testRule } from '../../helpers/rule-tester.ts'
import { workload } from './manifests.ts'

const at = (path: string, source = 'emptyDir: {}') => ({
  pod: [`volumes: [{name: a, ${source}}]`],
  container: [`volumeMounts: [{name: a, mountPath: ${path}}]`],
})

testRule('data-on-empty-dir', {
  valid: {
    'a folder for passing files': workload('Deployment', at('/tmp')),
    'a claim': workload('Deployment', at('/var/lib/mysql', 'persistentVolumeClaim: {claimName: b}')),
    'a folder of another name': workload('Deployment', at('/var/lib/mysql-files')),
  },
  invalid: {
    'the data of a database': {
      yaml: workload('StatefulSet', at('/var/lib/mysql')),
      expect: ['spec.template.spec.containers[0].volumeMounts[0].mountPath ▸ /var/lib/mysql'],
    },
    'the data of InfluxDB 2': {
      yaml: workload('StatefulSet', at('/var/lib/influxdb2')),
      expect: ['spec.template.spec.containers[0].volumeMounts[0].mountPath ▸ /var/lib/influxdb2'],
    },
    'a folder below it': {
      yaml: workload('Deployment', at('/var/lib/postgresql/data')),
      expect: ['spec.template.spec.containers[0].volumeMounts[0].mountPath ▸ /var/lib/postgresql/data'],
    },
  },
})
