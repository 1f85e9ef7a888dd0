import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const COMMAND = ['supercargo', 'lsp', '--stdio']

const read = (path: string) => readFileSync(`editors/${path}`, 'utf8')
const json = (path: string) => JSON.parse(read(path))

describe('the set-up of editors', () => {
  it('starts the command by which the server is known', () => {
    const quoted = COMMAND.map((each) => `"${each}"`)
    expect(json('sublime/LSP.sublime-settings').clients.supercargo.command).toEqual(COMMAND)
    const { programArgs } = json('jetbrains/template.json')
    expect(programArgs.default).toBe(`sh -c "${COMMAND.join(' ')}"`)
    expect(programArgs.windows).toBe(COMMAND.join(' ').replace(' ', '.cmd '))
    expect(read('emacs/supercargo.el')).toContain(quoted.join(' '))
    expect(read('neovim/supercargo.lua')).toContain(quoted.join(', ').replaceAll('"', "'"))
    expect(read('helix/languages.toml')).toContain(`command = ${quoted[0]}\nargs = [${quoted.slice(1).join(', ')}]`)
    expect(read('zed/src/supercargo.rs')).toContain(
      `vec![${quoted
        .slice(1)
        .map((each) => `${each}.into()`)
        .join(', ')}]`,
    )
  })

  it('is for YAML and JSON', () => {
    for (const path of [
      'sublime/LSP.sublime-settings',
      'jetbrains/template.json',
      'zed/extension.toml',
      'zed/settings.json',
    ])
      expect(read(path)).toMatch(/yaml.*json/is)
  })

  it('names supercargo before yaml-language-server, which knows no schema of manifests', () => {
    const { languages, lsp } = json('zed/settings.json')
    expect(languages.YAML.language_servers.slice(0, 2)).toEqual(['supercargo', 'yaml-language-server'])
    expect(lsp['yaml-language-server'].settings.yaml.disableSchemaDetection).toHaveLength(1)
    expect(read('helix/languages.toml')).toMatch(/\["supercargo", \{ name = "yaml-language-server"/)
  })

  it('has the version of supercargo', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    for (const path of ['zed/extension.toml', 'zed/Cargo.toml']) expect(read(path)).toContain(`version = "${version}"`)
  })

  it('is shown as JSON that can be read', () => {
    for (const folder of readdirSync('editors').filter((each) => existsSync(`editors/${each}/README.md`)))
      for (const [, block] of read(`${folder}/README.md`).matchAll(/^```json\n([\s\S]*?)^```$/gm))
        expect(() => JSON.parse(block!), folder).not.toThrow()
  })
})
