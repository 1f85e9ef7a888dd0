import {
  type DataFolder,
  dataFolders,
  defineRule,
  isInFolder,
  type Mount,
  mountsOf,
  objectsOf,
  type Resource,
  type Unit,
  variablesTaken,
  withoutSlashes,
} from '../../src/kit.ts'

const KINDS = new Set(['DaemonSet', 'Deployment', 'Pod', 'ReplicaSet', 'ReplicationController', 'StatefulSet'])

/** Volumes for something else than the data. */
const ASIDE = /backup|archive|wal|dump|log|conf|cnf|etc|init|cert|ssl|tls|key|script|tmp|run|shm|plugin|import/i

/** What servers are started with; anything else is another program. */
const SERVER = /^-|^(?:postgres|mysqld|mariadbd|mongod|(?:redis|valkey|rabbitmq)-server|cassandra|influxd)$/

/** What may name another folder in arguments, the names of variables and mounted files. */
const MOVING_ARGUMENT = /data|dir|path|file|conf|^-D/
const MOVING_VARIABLE = /DATA(?!BASE)|DIR|PATH|HOME|STORAGE|MNESIA/i
const CONFIGURATION = /conf|cnf|\/etc\//

export default defineRule({
  summary: 'The volume of a database must be mounted where the image keeps its data',
  severity: 'warning',
  on: 'workload',
  unit: true,
  check({ kind, object, template, templatePath }, { resource, unit, report }) {
    if (!KINDS.has(kind)) return
    for (const [container, index] of objectsOf(template.spec?.containers)) {
      const { image, command, volumeMounts } = container
      if (typeof image !== 'string' || command !== undefined || volumeMounts === undefined) continue
      const known = dataFolders(image)
      if (known.length === 0) continue
      const folders = known.map((each) => placeIn(unit, resource, container, each))
      if (folders.some((each) => each === undefined)) continue
      const mounts = mountsOf(template.spec).filter((each) => each.list === 'containers' && each.container === index)
      const lasting = mounts.filter(
        ({ name, mount: { mountPath = '', readOnly } }) =>
          isLasting(object, template.spec, name) && !readOnly && !ASIDE.test(mountPath),
      )
      const fault = faultOf(image, folders as DataFolder[], mounts, lasting)
      if (fault === undefined) continue
      report({
        path: [...templatePath, 'spec', ...fault.mount.path, 'mountPath'],
        message: fault.message,
        hint: `mount it at "${fault.instead}"`,
        related: [{ path: [...templatePath, 'spec', 'containers', index, 'image'], message: 'the image' }],
      })
    }
  },
})

/** Where the data of a container is; undefined where something may have moved it to a place that is not known. */
function placeIn(unit: Unit, resource: Resource, container: any, place: DataFolder): DataFolder | undefined {
  const args: readonly string[] = (container.args ?? []).map(String)
  if (!SERVER.test(args[0] ?? '-') || args.some((each) => MOVING_ARGUMENT.test(each))) return undefined
  if (objectsOf<any>(container.volumeMounts).some(([{ mountPath }]) => CONFIGURATION.test(mountPath))) return undefined
  const taken = variablesTaken(unit, resource, container)
  if (objectsOf(container.envFrom).some(([, index]) => !taken.some((each) => each.index === index))) return undefined
  let moved: DataFolder | undefined = place
  for (const { name, value } of [...taken, ...objectsOf<any>(container.env).map(([each]) => each)]) {
    if (name === place.variable)
      moved = /^\/[^$]*$/.test(value ?? '') ? { folder: withoutSlashes(value), volume: place.volume! } : undefined
    else if (MOVING_VARIABLE.test(name ?? '')) return undefined
  }
  return moved
}

interface Fault {
  readonly mount: Mount
  readonly message: string
  readonly instead: string
}

function faultOf(
  image: string,
  folders: readonly DataFolder[],
  mounts: readonly Mount[],
  lasting: readonly Mount[],
): Fault | undefined {
  const [{ folder, volume = folder, refused }] = folders as [DataFolder]
  const instead = isInFolder(folder, volume) ? volume : folder
  const spoilt = mounts.find((each) => pathOf(each) === refused)
  if (spoilt !== undefined)
    return {
      mount: spoilt,
      message: `"${image}" keeps its data in "${folder}" and does not start with a volume at "${refused}", where PostgreSQL had it before 18`,
      instead,
    }
  const [mount] = lasting
  if (mount === undefined || folders.some((each) => mounts.some((mount) => keeps(pathOf(mount), each))))
    return undefined
  const path = pathOf(mount)
  return {
    mount,
    message: isInFolder(folder, path)
      ? `"${image}" has a volume of its own at "${volume}", below "${path}": the data goes there and is gone with the container`
      : `"${image}" keeps its data in "${folder}", where no volume is mounted: it is gone with the container, and "${path}" stays empty`,
    instead,
  }
}

/** Whether what is written to a folder goes to a mount; a volume that the image declares lies over one above it. */
function keeps(path: string, { folder, volume }: DataFolder): boolean {
  if (isInFolder(path, folder)) return true
  return isInFolder(folder, path) && (volume === undefined || !isInFolder(folder, volume) || isInFolder(path, volume))
}

/** Whether a volume keeps what is written when the pod goes. */
function isLasting(object: any, spec: any, name: string): boolean {
  return (
    objectsOf<any>(object.spec?.volumeClaimTemplates).some(([{ metadata }]) => metadata?.name === name) ||
    objectsOf<any>(spec?.volumes).some(([each]) => each.name === name && each.persistentVolumeClaim !== undefined)
  )
}

function pathOf({ mount }: Mount): string {
  return withoutSlashes(mount.mountPath ?? '')
}
