import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { isSteps } from '../../../../src/lsp/features/feature.ts'
import { hover } from '../../../../src/lsp/features/hover/hover.ts'
import { inlayHint } from '../../../../src/lsp/features/inlay-hints.ts'
import { toEnd } from '../../../../src/text/steps.ts'
import { uri } from '../../../helpers/language-client.ts'
import { Told } from '../../../helpers/session.ts'

/** Words that nobody would write: something was missing or too large. */
const ODD = /\bundefined\b|\[object|\bNaN\b|\bInfinity\b/

it('has something sensible to say about everything in the examples', async () => {
  const folder = resolve('examples')
  const told = new Told([folder])
  await told.session.settled()
  let count = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.yaml')) continue
    const text = readFileSync(join(folder, name), 'utf8')
    told.session.open(uri(join(folder, name)), 'yaml', 1, text)
    const view = await told.session.viewOf(uri(join(folder, name)), true, () => false)
    if (view === undefined) continue
    view.client.settings.inlayHints = true
    const hints = inlayHint.answer(view, {})
    for (const { label } of isSteps(hints) ? (toEnd(hints) as { label: string }[]) : []) expect(label).not.toMatch(ODD)
    for (const { index } of text.matchAll(/[^\s:{}[\],-][^\s:{}[\],]*/g)) {
      const { start } = view.range({ start: index, end: index })
      const told = hover.answer(view, { position: start }) as { contents: { value: string } } | null
      if (told === null) continue
      count++
      const [, facts = ''] = told.contents.value.split('\n\n')
      expect(facts, `${name} at ${start.line + 1}:${start.character + 1}`).not.toMatch(ODD)
    }
  }
  expect(count).toBeGreaterThan(500)
})
