import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applied, newConfig, versionEdit } from '../../../editors/vscode/src/config-edit.ts'
import { rangeFault } from '../../../editors/vscode/src/range-fault.ts'
import { isKubernetes } from '../../../editors/vscode/src/schemas.ts'
import { get } from '../../../src/yaml/node.ts'
import { parseBody } from '../../../src/yaml/parse.ts'

const withVersion = (text: string) => {
  const edit = versionEdit(text, '1.30')
  return edit && applied(text, edit)
}

describe('a version in a config file', () => {
  it.each([
    ['of an empty file', '', 'kubernetesVersion: "1.30"\n'],
    ['of comments only', '# nothing yet', '# nothing yet\nkubernetesVersion: "1.30"\n'],
    ['that is there', 'kubernetesVersion: 1.29 # why\nrules: {}\n', 'kubernetesVersion: "1.30" # why\nrules: {}\n'],
    ['in quotes', "rules: {}\nkubernetesVersion: '1.29'", 'rules: {}\nkubernetesVersion: "1.30"'],
    ['without a value', 'kubernetesVersion:\nrules: {}\n', 'kubernetesVersion: "1.30"\nrules: {}\n'],
    ['without a value, with a comment', 'kubernetesVersion: # ?\n', 'kubernetesVersion: "1.30" # ?\n'],
    ['that is not there', '# all\npreset: all # yes\n', '# all\npreset: all # yes\nkubernetesVersion: "1.30"\n'],
    ['without a line end', 'preset: all', 'preset: all\nkubernetesVersion: "1.30"\n'],
    ['before later comments', 'ignore:\n  - a\n\n# end\n', 'ignore:\n  - a\nkubernetesVersion: "1.30"\n\n# end\n'],
    ['behind a list without indentation', 'ignore:\n- a\n', 'ignore:\n- a\nkubernetesVersion: "1.30"\n'],
    ['deeper in', '  preset: all\n', '  preset: all\n  kubernetesVersion: "1.30"\n'],
    ['with CRLF', 'preset: all\r\n# b\r\n', 'preset: all\r\nkubernetesVersion: "1.30"\r\n# b\r\n'],
    ['in braces', '{preset: all}\n', '{kubernetesVersion: "1.30", preset: all}\n'],
    ['in empty braces', '{}\n', '{kubernetesVersion: "1.30"}\n'],
    ['in JSON', '{\n  "kubernetesVersion": "1.29"\n}\n', '{\n  "kubernetesVersion": "1.30"\n}\n'],
    ['behind a start', '---\npreset: all\n', '---\npreset: all\nkubernetesVersion: "1.30"\n'],
    ['before an end', '---\npreset: all\n...\n', '---\npreset: all\nkubernetesVersion: "1.30"\n...\n'],
  ])('%s', (_, before, expected) => {
    expect(withVersion(before)).toBe(expected)
  })

  it.each(['- a\n', 'text\n', 'preset: [\n', 'kubernetesVersion: 1.29\nkubernetesVersion: 1.30\n'])(
    'is not forced into %j',
    (text) => {
      expect(withVersion(text)).toBeUndefined()
    },
  )

  it('counts afterwards whatever stood there, and nothing else changes', () => {
    const line = fc.constantFrom(
      'preset: all',
      '# note',
      '',
      'rules:',
      '  x: off',
      'ignore: [a]',
      'kubernetesVersion: 1.2',
    )
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, newline) => {
        const text = lines.join(newline)
        const now = withVersion(text)
        if (now === undefined) return
        const root = parseBody(now).root!
        expect(root.type === 'map' && get(root, 'kubernetesVersion')).toMatchObject({ value: '1.30' })
        const others = (all: string) => all.split(/\r?\n/).filter((each) => each !== '' && !/^ *kube/.test(each))
        expect(others(now)).toEqual(others(text))
      }),
    )
  })

  it('is all of a new file', () => {
    expect(withVersion(newConfig('1.29'))).toBe(newConfig('1.30'))
  })
})

it('several versions are written from the oldest to the newest', () => {
  const known = ['1.29', '1.30', '1.31']
  expect(rangeFault('1.29-1.31', known)).toBeUndefined()
  for (const wrong of ['1.31-1.29', '1.29', '1.28-1.30', '', '1.29-1.30-1.31', 'a-b'])
    expect(rangeFault(wrong, known), wrong).toBeTypeOf('string')
})

it('a schema is that of Kubernetes by its word or its address', () => {
  for (const schema of ['kubernetes', 'Kubernetes', 'https://x.example/kubernetes-json-schema/master/v1.30.0/all.json'])
    expect(isKubernetes(schema), schema).toBe(true)
  for (const schema of ['https://json.schemastore.org/kustomization', './kubernetes.json'])
    expect(isKubernetes(schema), schema).toBe(false)
})
