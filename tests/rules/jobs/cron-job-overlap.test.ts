import { testRule } from '../../helpers/rule-tester.ts'

testRule('cron-job-overlap', {
  valid: {
    'a deadline before the next run': `{apiVersion: batch/v1, kind: CronJob, metadata: {name: a}, spec: {schedule: "0 * * * *", jobTemplate: {spec: {activeDeadlineSeconds: 3600, template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}}}}`,
    'no deadline': `{apiVersion: batch/v1, kind: CronJob, metadata: {name: a}, spec: {schedule: "* * * * *", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}}}}`,
    'no overlap allowed': `{apiVersion: batch/v1, kind: CronJob, metadata: {name: a}, spec: {schedule: "* * * * *", concurrencyPolicy: Forbid, jobTemplate: {spec: {activeDeadlineSeconds: 3600, template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}}}}`,
    'one that is switched off': `{apiVersion: batch/v1, kind: CronJob, metadata: {name: a}, spec: {schedule: "* * * * *", suspend: true, jobTemplate: {spec: {activeDeadlineSeconds: 3600, template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}}}}`,
    'days apart': `{apiVersion: batch/v1, kind: CronJob, metadata: {name: a}, spec: {schedule: "0 3 * * 0", jobTemplate: {spec: {activeDeadlineSeconds: 90000, template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}}}}`,
  },
  invalid: {
    'a deadline beyond the next run': {
      yaml: `{apiVersion: batch/v1, kind: CronJob, metadata: {name: a}, spec: {schedule: "*/10 * * * *", jobTemplate: {spec: {activeDeadlineSeconds: 3600, template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}}}}`,
      expect: ['spec.jobTemplate.spec.activeDeadlineSeconds ▸ 3600'],
      messages: ['a run may take 3600 s, but the next one starts 600 s after it: up to 6 run at the same time'],
    },
    'runs close together': {
      yaml: `{apiVersion: batch/v1, kind: CronJob, metadata: {name: a}, spec: {schedule: "0,5 8,20 * * *", jobTemplate: {spec: {activeDeadlineSeconds: 600, template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}}}}`,
      expect: ['spec.jobTemplate.spec.activeDeadlineSeconds ▸ 600'],
    },
  },
})
