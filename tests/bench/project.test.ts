import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { writeProject } from '../../bench/project.ts'
import { checkFiles } from '../helpers/check.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function project(options: { files: number; seed: number; mistakes: number }): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'project-'))
  folders.push(folder)
  writeProject(folder, options)
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = paths.map(({ parentPath, name }) => join(parentPath, name)).sort()
  return Object.fromEntries(files.map((file) => [relative(folder, file), readFileSync(file, 'utf8')]))
}

describe('the generated project', () => {
  it('has nothing that is worth a warning', () => {
    const { summary, findings } = checkFiles(project({ files: 400, seed: 7, mistakes: 0 }), { preset: 'recommended' })
    expect(findings.map(({ file, message }) => `${file}: ${message}`)).toEqual([])
    expect(summary.files).toBe(400)
    expect(summary.documents).toBeGreaterThan(440)
  })

  it('is found wrong in every file with a mistake', () => {
    const files = project({ files: 200, seed: 7, mistakes: 1 })
    const wrong = new Set(checkFiles(files, { preset: 'server' }).findings.map(({ file }) => file))
    expect(Object.keys(files).filter((file) => !wrong.has(file))).toEqual([])
  })

  it('is the same for the same seed, and begins the same with more files', () => {
    const files = project({ files: 60, seed: 3, mistakes: 0.1 })
    expect(project({ files: 60, seed: 3, mistakes: 0.1 })).toEqual(files)
    expect(project({ files: 90, seed: 3, mistakes: 0.1 })).toMatchObject(files)
    expect(project({ files: 60, seed: 4, mistakes: 0.1 })).not.toEqual(files)
  })
})
