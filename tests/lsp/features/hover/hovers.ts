import { type EditorOptions, editorOn } from '../../../helpers/editor.ts'

const MARKDOWN = { textDocument: { hover: { contentFormat: ['markdown', 'plaintext'] } } }

/** What is shown at the cursor, and over which text; undefined where nothing is. */
export async function hoverOn(
  files: string | Readonly<Record<string, string>>,
  options: EditorOptions = {},
): Promise<{ readonly shown: string; readonly over: string } | undefined> {
  const editor = await editorOn(typeof files === 'string' ? { 'a.yaml': files } : files, options)
  const hover = await editor.ask('textDocument/hover')
  return hover === null ? undefined : { shown: hover.contents.value, over: editor.textOf(hover.range) }
}

/** The same in Markdown. */
export function markdownOn(files: string | Readonly<Record<string, string>>) {
  return hoverOn(files, { capabilities: MARKDOWN })
}
