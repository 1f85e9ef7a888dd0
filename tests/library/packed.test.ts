import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installPacked, run } from '../helpers/packed.ts'
import { hasGit, Repository } from '../helpers/repository.ts'

/** Each program on the page begins with its name, and the block behind it is what it prints. UPDATE=1 writes that. */
const PAGE = 'docs/api.md'
const PROGRAM = /^```js\n\/\/ (\S+)\n([\s\S]*?)^```\n\n```console\n\$ node \1\n([\s\S]*?)^```$/gm
const programs = [...readFileSync(PAGE, 'utf8').matchAll(PROGRAM)].map(([, name, code, output]) => ({
  name: name!,
  code: code!,
  output: output!,
}))

/** In milliseconds. */
const A_MINUTE = 60_000

let folder: string
beforeAll(() => {
  folder = installPacked()
  writeFileSync(join(folder, 'package.json'), '{"private": true}\n')
}, A_MINUTE)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the packed package', () => {
  it('has every program of its page', () => {
    expect(programs).toHaveLength(readFileSync(PAGE, 'utf8').split('```js').length - 1)
  })

  it.each(programs)('runs $name', ({ name, code, output }) => {
    writeFileSync(join(folder, name), code)
    const printed = run(process.execPath, [name], folder)
    if (process.env.UPDATE) {
      const page = readFileSync(PAGE, 'utf8')
      writeFileSync(
        PAGE,
        page.replace(`$ node ${name}\n${output}\`\`\``, () => `$ node ${name}\n${printed}\`\`\``),
      )
    } else expect(output).toBe(printed)
  })

  it.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('has types that strict programs are checked with (%s)', (module, moduleResolution) => {
    const files = programs.map(({ name, code }) => {
      const file = name.replace('.mjs', '.mts')
      writeFileSync(join(folder, file), code)
      return file
    })
    writeFileSync(join(folder, 'wrong.mts'), WRONG)
    const compilerOptions = { module, moduleResolution, target: 'es2022', strict: true, noEmit: true, types: [] }
    const check = (names: readonly string[]) => {
      const config = { compilerOptions: { ...compilerOptions, lib: ['es2023', 'dom'] }, files: names }
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
      return run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', '.'], folder)
    }
    expect(check(files)).toBe('')
    expect(() => check(['wrong.mts'])).toThrow(/wrong\.mts\(2,9\).*wrong\.mts\(3,20\).*wrong\.mts\(4,/s)
  })

  it.skipIf(!hasGit || process.platform === 'win32')('makes an old repository green, and keeps it so', () => {
    const repository = new Repository()
    repository.commit({ 'deploy/a b.yaml': `${CONFIG_MAP}dta: {}\n`, '.gitignore': 'node_modules\n' })
    symlinkSync(join(folder, 'node_modules'), join(repository.folder, 'node_modules'))
    const inside = (...args: string[]) => repository.run('node_modules/.bin/supercargo', args)
    expect(inside().status).toBe(1)
    for (const command of [['init'], ['baseline'], ['hook', 'install']])
      expect(inside(...command)).toMatchObject({ status: 0 })
    expect(inside().status).toBe(0)
    const commit = () => {
      repository.git('add', '-A')
      return repository.run('git', ['commit', '-q', '-m', 'next'])
    }
    expect(commit()).toEqual({ status: 0, output: '' })
    repository.write({ 'deploy/c.yaml': `${CONFIG_MAP.replace('name: a', 'name: c')}data: {port: 80}\n` })
    const { status, output } = commit()
    expect(output).toMatch(/^deploy\/c\.yaml:4:14 {2}error[\s\S]*nothing was committed/)
    expect(output).not.toContain('dta')
    expect(status).toBe(1)
  })

  it('is also there for `require`', () => {
    const program = 'console.log(typeof require("supercargo").check, typeof require("supercargo/kit").defineRule)'
    expect(run(process.execPath, ['-e', program], folder)).toBe('function function\n')
  })
})

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'

const WRONG = `import { check } from 'supercargo'
check({ file: [] })
check({ files: [], preset: 'none' })
check({ files: [{ path: 'a.yaml' }] })
`
