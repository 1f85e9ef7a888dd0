const DEFAULT_TEMPLATE = '{spec: {restartPolicy: Never, containers: [{name: work, image: "work:1"}]}}'

/** The spec of a Job in flow style, with a template unless that is given. */
function jobSpec(spec: string): string {
  return /\btemplate:/.test(spec) ? `{${spec}}` : `{${spec}${spec && ', '}template: ${DEFAULT_TEMPLATE}}`
}

/** A Job with that spec and metadata. */
export function job(spec = '', metadata = '{name: work}'): string {
  return `{apiVersion: batch/v1, kind: Job, metadata: ${metadata}, spec: ${jobSpec(spec)}}`
}

/** A CronJob that makes Jobs with that spec. */
export function cronJob(spec = '', more = 'schedule: "@daily"', metadata = '{name: work}'): string {
  return `{apiVersion: batch/v1, kind: CronJob, metadata: ${metadata}, spec: {${more}, jobTemplate: {spec: ${jobSpec(spec)}}}}`
}
