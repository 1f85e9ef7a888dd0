import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeProject } from '../project.ts'

/** Writes the documents of a file into another one as the items of a List; gives its path. */
export function writeList(path: string, documents: string): string {
  const items = readFileSync(documents, 'utf8').split(/^---\n/m)
  const indented = items.map((item) => `  -\n${item.replaceAll(/^(?=.)/gm, '    ')}`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `apiVersion: v1\nkind: List\nitems:\n${indented.join('')}`)
  return path
}

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
