import { mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { run } from '../../helpers/packed.ts'
import { unzip } from '../../helpers/zip.ts'
import type { FakeEditor } from './fake.ts'

let staged: string | undefined

/** The folder of the extension as an editor has it: that of the package `VSIX`, else what would be packaged. */
export function extensionFolder(): string {
  if (staged !== undefined) return staged
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'supercargo-vscode-')))
  staged = join(folder, 'extension')
  if (process.env.VSIX) unzip(readFileSync(process.env.VSIX), folder)
  else run(process.execPath, ['scripts/package-vscode.mjs', '--stage', staged], '.')
  return staged
}

/** The files below a folder, in order, with forward slashes, but for compiled code, which a program that has run keeps beside it. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((each) => each.isFile())
    .map((each) =>
      join(each.parentPath, each.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => !name.endsWith('.cache'))
    .sort()
}

/** The extension, loaded as an editor does, with a fake one around it. */
export function loadExtension(editor: FakeEditor): {
  readonly activate: (context: object) => Promise<void>
  readonly deactivate: () => Promise<void>
} {
  const path = join(extensionFolder(), 'dist', 'extension.js')
  const outside = createRequire(path)
  const require = (id: string) => (id === 'vscode' ? editor.api : outside(id))
  const module = { exports: {} as any }
  const parameters = ['exports', 'require', 'module']
  compileFunction(readFileSync(path, 'utf8'), parameters, { filename: path })(module.exports, require, module)
  return module.exports
}
