import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFiles } from './helpers/check.ts'
import { shared } from './helpers/shared.ts'

interface NotesUnit {
  readonly unit: string
  readonly files: readonly string[]
  readonly findings: readonly {
    readonly files: readonly string[]
    readonly field: string | null
    readonly class: string
  }[]
}

const CLASSES = ['reference', 'selector', 'storage', 'headless-service', 'service', 'ingress']

/** What manifests alone cannot tell, with the reason. */
const REASONS: Readonly<Record<string, string>> = {
  '000-redis-config reference null': 'there is no workload among the files, so they are only a part',
  '000-statefulset reference spec.volumeClaimTemplates[0].spec.storageClassName':
    'the file is a fragment without a head',
  '000-http-go reference metadata.name': 'the other name only stands in commands',
  '001-dynamic-provisioning storage spec.resources.requests[storage]':
    'what a disk type can make is known to its provider',
  '002-deployment selector spec.selector': 'the head of the first file is cut off',
  '003-config-file reference spec.volumes[0].configMap.items[0].key': 'the file is a fragment without a head',
  '003-configmap-name-reuse reference metadata.namespace': 'the readers are fragments without a head',
  '003-rbac reference roleRef': 'it says that the reference is right',
  '003-chart-demo selector spec.selector': 'a Helm template, which is judged when it is rendered',
  '003-chart-demo reference data[app_secrets.yaml]': 'a Helm template, which is judged when it is rendered',
  '003-chart-demo reference spec.template.spec': 'a Helm template, which is judged when it is rendered',
  '003-helmfile reference releases[0].values': 'a helmfile',
}

const notes = shared('notes')

/** The text of a file, repaired where its syntax hides the rest. */
function textOf(file: string): string {
  const repaired = join(notes!, file.replace('manifests/', 'repaired/'))
  return readFileSync(existsSync(repaired) ? repaired : join(notes!, file), 'utf8')
}

describe.skipIf(notes === undefined)('the manifests of the notes, together', () => {
  const units: NotesUnit[] = notes === undefined ? [] : JSON.parse(readFileSync(join(notes, 'units.json'), 'utf8'))
  const owed = units.flatMap((unit) =>
    unit.findings.filter((each) => CLASSES.includes(each.class)).map((finding) => ({ unit, finding })),
  )

  it.each(owed.map(({ unit, finding }) => ({ name: `${unit.unit} ${finding.class} ${finding.field}`, unit, finding })))(
    'have what they owe: $name',
    ({ name, unit, finding }) => {
      const files = Object.fromEntries(unit.files.map((file) => [basename(file), textOf(file)]))
      const outside = { closed: true, isExternal: () => false }
      const { findings } = checkFiles(files, { outside }, { explicit: false })
      const names = finding.files.map((file) => basename(file))
      const met = findings.some(
        ({ file, path }) =>
          names.includes(file) &&
          finding.field !== null &&
          path !== '' &&
          (path.startsWith(finding.field) || finding.field.startsWith(path)),
      )
      expect(met || REASONS[name]).toBeTruthy()
    },
  )
})
