import type { CompletionItem, CompletionList, Range } from 'vscode-languageserver-protocol'
import { type Editor, type EditorOptions, editorOn } from './editor.ts'

/** What an editor says of itself that knows snippets and inserts lines as it is told. */
export const SNIPPETS = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ['markdown'],
        insertTextModeSupport: { valueSet: [1, 2] },
        tagSupport: { valueSet: [1] },
      },
      completionList: { itemDefaults: ['editRange', 'insertTextMode', 'data'] },
    },
  },
}

/** What is offered at a cursor, and what comes of choosing it. */
export class Offered {
  readonly editor: Editor
  readonly list: CompletionList

  constructor(editor: Editor, list: CompletionList | null) {
    this.editor = editor
    this.list = list ?? { isIncomplete: false, items: [] }
  }

  get items(): readonly CompletionItem[] {
    return this.list.items
  }

  get labels(): string[] {
    return this.items.map(({ label }) => label)
  }

  item(label: string): CompletionItem {
    const item = this.items.find((each) => each.label === label)
    if (item === undefined) throw new Error(`"${label}" is not offered, but ${this.labels.join(', ') || 'nothing'}`)
    return item
  }

  /** What would be inserted. */
  textOf(label: string): string {
    const item = this.item(label)
    return item.textEdit?.newText ?? item.textEditText ?? item.label
  }

  /** The document when an item has been chosen: snippets with what stands in them, `|` where the cursor goes first. */
  chosen(label: string): string {
    const item = this.item(label)
    const range = ((item.textEdit as { range: Range } | undefined)?.range ?? this.list.itemDefaults?.editRange) as Range
    const newText = item.insertTextFormat === 2 ? expanded(this.textOf(label)) : `${this.textOf(label)}|`
    return this.editor.edited([{ range, newText }, ...(item.additionalTextEdits ?? [])])
  }

  /** The document when an item has been chosen, without the cursor. */
  after(label: string): string {
    return this.chosen(label).replace('|', '')
  }
}

/** Asks for what may be typed at `|` in a document. */
export async function offeredIn(
  marked: string | Record<string, string>,
  options: EditorOptions = {},
): Promise<Offered> {
  const files = typeof marked === 'string' ? { 'a.yaml': marked } : marked
  const editor = await editorOn(files, { capabilities: SNIPPETS, ...options })
  return new Offered(editor, await editor.ask('textDocument/completion'))
}

/** A snippet as it stands when it is inserted, with `|` at its first place. */
export function expanded(snippet: string): string {
  let isFirst = true
  const texts = new Map<string, string>()
  return snippet.replace(
    /\\([\\$},|])|\$(\d+)|\$\{(\d+):((?:\\.|[^}\\])*)\}|\$\{(\d+)\|((?:\\.|[^|\\])*)\|\}/g,
    (_, escaped, again, number, text, chosen, choices) => {
      if (escaped !== undefined) return escaped
      const mark = isFirst ? '|' : ''
      isFirst = false
      if (again !== undefined) return mark + (texts.get(again) ?? '')
      const inside = (text ?? choices.split(/(?<!\\),/)[0]).replace(/\\(.)/g, '$1')
      texts.set(number ?? chosen, inside)
      return mark + inside
    },
  )
}

/** A definition of the custom kind Shop of example.com, with those fields (flow YAML). */
export const shopDefinition = (properties = '{}') => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: shops.example.com}
spec:
  group: example.com
  names: {kind: Shop, plural: shops}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, properties: ${properties}}}
`
