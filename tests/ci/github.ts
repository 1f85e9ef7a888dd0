import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'

/** The parser that GitHub publishes imports JSON in a way that Node 20 does not know, so it is bundled first. */
const outfile = join(mkdtempSync(join(tmpdir(), 'supercargo-github-')), 'parser.mjs')
const contents = `export { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
export { parseAction } from '@actions/workflow-parser/actions/action-parser'
`
buildSync({ stdin: { contents, resolveDir: '.' }, bundle: true, platform: 'node', format: 'esm', outfile })
const { NoOperationTraceWriter, parseAction, parseWorkflow } = await import(pathToFileURL(outfile).href)

/** What GitHub's own parser says against an action.yml or a workflow. */
export function errorsIn(kind: 'action' | 'workflow', content: string): string[] {
  const parse = kind === 'action' ? parseAction : parseWorkflow
  const { context } = parse({ name: 'file.yml', content }, new NoOperationTraceWriter())
  return context.errors.getErrors().map(({ message }: { message: string }) => message)
}
