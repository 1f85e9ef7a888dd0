import { defineRule, imageReferenceParts, isSlip, objectsOf, type PodContainer, variablesOf } from '../../src/kit.ts'

/** What an image needs to start, by its documentation. */
interface Demand {
  /** With the registry, unless that is Docker Hub. */
  readonly images: readonly string[]
  /** Tags of images that are so old that they do without. */
  readonly but?: RegExp
  /** What the arguments may begin with, if they begin with no option; without that any. */
  readonly programs?: readonly string[]
  /** One of each list must be set, or name a file with `_FILE` behind; the first two are worth naming. */
  readonly variables: readonly (readonly string[])[]
}

const DEMANDS: readonly Demand[] = [
  {
    images: ['library/postgres', 'postgis/postgis', 'pgvector/pgvector', 'timescale/timescaledb'],
    but: /^[89]\b|^1[0-2]\.|pg(?:9|1[0-2])\b/,
    programs: ['postgres'],
    variables: [['POSTGRES_PASSWORD', 'POSTGRES_HOST_AUTH_METHOD']],
  },
  {
    images: ['library/mysql'],
    programs: ['mysqld'],
    variables: [['MYSQL_ROOT_PASSWORD', 'MYSQL_RANDOM_ROOT_PASSWORD', 'MYSQL_ALLOW_EMPTY_PASSWORD']],
  },
  {
    images: ['library/mariadb'],
    programs: ['mariadbd', 'mysqld'],
    variables: [
      [
        'MARIADB_ROOT_PASSWORD',
        'MARIADB_RANDOM_ROOT_PASSWORD',
        'MARIADB_ROOT_PASSWORD_HASH',
        'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD',
        'MYSQL_ROOT_PASSWORD',
        'MYSQL_RANDOM_ROOT_PASSWORD',
        'MYSQL_ALLOW_EMPTY_PASSWORD',
      ],
    ],
  },
  {
    images: ['mcr.microsoft.com/mssql/server'],
    programs: ['/opt/mssql/bin/sqlservr'],
    variables: [['ACCEPT_EULA'], ['MSSQL_SA_PASSWORD', 'SA_PASSWORD']],
  },
  { images: ['datalust/seq'], variables: [['ACCEPT_EULA']] },
  { images: ['itzg/minecraft-server', 'itzg/minecraft-bedrock-server'], variables: [['EULA']] },
  {
    images: ['dpage/pgadmin4'],
    variables: [
      ['PGADMIN_DEFAULT_EMAIL', 'PGADMIN_CONFIG_CONFIG_DATABASE_URI'],
      ['PGADMIN_DEFAULT_PASSWORD', 'PGADMIN_CONFIG_CONFIG_DATABASE_URI'],
    ],
  },
]

export default defineRule({
  summary: 'Some images end at once unless a variable is set',
  severity: 'warning',
  on: 'container',
  unit: true,
  check({ container, resource }, { unit, report }) {
    const demand = demandOf(container)
    const set = demand && variablesOf(unit, resource, container)
    if (set === undefined) return
    const isSet = (name: string) => set.has(name) || set.has(`${name}_FILE`)
    for (const names of demand!.variables) {
      if (names.some(isSet)) continue
      const wanted = names.slice(0, 2).map((name) => `\`${name}\``)
      const slip = objectsOf(container.env).find(
        ([{ name }]) => name !== undefined && names.some((each) => isSlip(name, each)),
      )
      report({
        path: slip ? ['env', slip[1], 'name'] : ['image'],
        message: `container "${container.name}" ends at its first start: its image needs the variable ${wanted.join(' or ')}`,
        why: 'the program says so in its log and ends, and the pod goes into CrashLoopBackOff; on a volume that it has already filled it starts',
        hint: slip ? `rename \`${slip[0].name}\`` : `add ${wanted[0]} to \`env\``,
      })
    }
  },
})

/** The demand of a container's image, where it runs the program that it is made for. */
function demandOf({ image, command, args }: PodContainer['container']): Demand | undefined {
  const parts = typeof image === 'string' ? imageReferenceParts(image) : undefined
  if (parts === undefined || (command?.length ?? 0) > 0) return undefined
  const name = parts.registry === 'docker.io' ? parts.repository : `${parts.registry}/${parts.repository}`
  const demand = DEMANDS.find(({ images }) => images.includes(name))
  const program = args?.[0] ?? '-'
  if (demand?.programs !== undefined && !/^-/.test(program) && !demand.programs.includes(program)) return undefined
  return demand?.but?.test(parts.tag) ? undefined : demand
}
