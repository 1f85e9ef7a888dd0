import { publishedImage } from './image.ts'

/** Where an image keeps its data. */
export interface DataFolder {
  readonly folder: string
  /** What the image declares as a volume: without a mount at just that place the runtime makes one there, which goes with the container. */
  readonly volume?: string
  /** Where a volume is taken for data of an older version, so that the program does not start. */
  readonly refused?: string
  /** The variable that names another folder. */
  readonly variable?: string
}

interface Row {
  /** Repositories, as `library/redis` for official ones. */
  readonly images: readonly string[]
  readonly folders: (tag: string) => readonly DataFolder[]
}

const POSTGRES_DATA = '/var/lib/postgresql/data'

/** Up to 17 the data is in one folder for all versions (docker-library/postgres#1259). */
const OLD_POSTGRES: DataFolder = { folder: POSTGRES_DATA, volume: POSTGRES_DATA, variable: 'PGDATA' }

function newPostgres(major: number | string): DataFolder {
  const volume = '/var/lib/postgresql'
  return { folder: `${volume}/${major}/docker`, volume, refused: POSTGRES_DATA, variable: 'PGDATA' }
}

/** Where PostgreSQL of a version has its data; undefined is any. */
function postgres(major: number | undefined): readonly DataFolder[] {
  if (major === undefined) return [OLD_POSTGRES, { ...newPostgres(18), refused: '' }]
  return [major < 18 ? OLD_POSTGRES : newPostgres(major)]
}

/** The tags that follow the newest version; it is 18 or a later one since September 2025. */
const NEWEST = /^(?:latest|alpine)?$/

function numberIn(tag: string, form: RegExp): number | undefined {
  const digits = form.exec(tag)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

function always(folder: string): Row['folders'] {
  const folders = [{ folder, volume: folder }]
  return () => folders
}

/** By the documentation and the Dockerfiles of the images. */
const ROWS: readonly Row[] = [
  {
    images: ['library/postgres'],
    folders: (tag) => (NEWEST.test(tag) ? [newPostgres(18)] : postgres(numberIn(tag, /^(\d+)/))),
  },
  { images: ['postgis/postgis'], folders: (tag) => postgres(numberIn(tag, /^(\d+)-/)) },
  { images: ['pgvector/pgvector', 'timescale/timescaledb'], folders: (tag) => postgres(numberIn(tag, /\bpg(\d+)/)) },
  { images: ['library/mysql', 'library/mariadb', 'library/percona'], folders: always('/var/lib/mysql') },
  { images: ['library/mongo'], folders: always('/data/db') },
  { images: ['library/redis', 'valkey/valkey', 'library/neo4j'], folders: always('/data') },
  { images: ['library/rabbitmq'], folders: always('/var/lib/rabbitmq') },
  { images: ['library/cassandra'], folders: always('/var/lib/cassandra') },
  { images: ['library/couchdb'], folders: always('/opt/couchdb/data') },
  { images: ['clickhouse/clickhouse-server', 'library/clickhouse'], folders: always('/var/lib/clickhouse') },
  {
    images: ['library/influxdb'],
    folders: (tag) => {
      const folder = ['', '/var/lib/influxdb', '/var/lib/influxdb2'][numberIn(tag, /^(\d+)/) ?? 0]
      return folder ? [{ folder, volume: folder }] : []
    },
  },
  {
    images: ['library/elasticsearch', 'elasticsearch/elasticsearch'],
    folders: () => [{ folder: '/usr/share/elasticsearch/data' }],
  },
]

const byImage = new Map(ROWS.flatMap((row) => row.images.map((image) => [image, row] as const)))

/** Where a well-known database keeps its data; several places where its version is not to be seen, none where nothing is known. */
export function dataFolders(image: string): readonly DataFolder[] {
  const { repository = '', tag = '', digest = '' } = publishedImage(image) ?? {}
  return byImage.get(repository)?.folders(tag === '' && digest !== '' ? digest : tag) ?? []
}
