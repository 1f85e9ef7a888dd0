import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeProject } from '../project.ts'

/** Writes a folder with one file of many documents that has some number of lines or a few more, without a mistake in it; gives its path. */
export function writeLines(folder: string, lines: number): string {
  mkdirSync(folder, { recursive: true })
  const parts = mkdtempSync(join(folder, 'parts-'))
  writeProject(parts, { files: Math.ceil(lines / 15), seed: 2, mistakes: 0 })
  const files = readdirSync(parts, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'))
  const texts: string[] = []
  let count = 0
  for (const file of files.sort()) {
    if (count >= lines) break
    const text = readFileSync(join(parts, file), 'utf8').replace(/^---\n/, '')
    texts.push(text)
    count += text.split('\n').length
  }
  rmSync(parts, { recursive: true })
  const path = join(folder, 'all.yaml')
  writeFileSync(path, texts.join('---\n'))
  return path
}
