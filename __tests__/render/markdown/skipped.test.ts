import { NO_CONTEXT } from '../../../src/render/markdown/context.js'
import { skippedMarkdown, skippedSummary } from '../../../src/render/markdown/skipped.js'
import { skippedText } from '../../../src/render/text/skipped.js'

const SEEN = { notOpened: null }
const CLOSED = { notOpened: { count: 4, folders: ['apps/a', 'apps/<b>', 'libs', 'tools'] } }

test('a change of no Kiro file is one line', () => {
  expect(skippedMarkdown(SEEN, NO_CONTEXT)).toBe('### ✅ Kiro config: no Kiro file changed')
  const line = 'Kiro config: no Kiro file changed, so there was nothing to judge.'
  expect([skippedSummary(SEEN), skippedText(SEEN)]).toEqual([line, line])
})

test('folders that were not opened are named, in the comment, the summary and the log', () => {
  const said = 'Not read: what is in 4 folders that this change leaves alone'
  expect(skippedText(CLOSED)).toContain(`there was nothing to judge. ${said} (such as apps/a, apps/<b> and`)
  expect(skippedSummary(CLOSED)).toContain(`there was nothing to judge. ${said} (such as \`apps/a\`, \`apps/<b>\` and`)
  const [, , line] = skippedMarkdown(CLOSED, NO_CONTEXT).split('\n')
  expect(line).toContain(`<sub>${said} (such as \`apps/a\`, \`apps/<b>\` and`)
})
