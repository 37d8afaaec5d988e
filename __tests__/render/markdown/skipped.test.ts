import { NO_CONTEXT } from '../../../src/render/markdown/context.js'
import { plain } from '../../../src/core/text/message.js'
import { markdown } from '../../../src/render/escape/markdown.js'
import { skippedMarkdown } from '../../../src/render/markdown/skipped.js'
import { skippedLine } from '../../../src/render/skipped.js'

const SEEN = { notOpened: null }
const CLOSED = { notOpened: { count: 4, folders: ['apps/a', 'apps/<b>', 'libs', 'tools'] } }

test('a change of no Kiro file is one line', () => {
  expect(skippedMarkdown(SEEN, NO_CONTEXT)).toBe('### ✅ Kiro config: no Kiro file changed')
  const line = 'Kiro config: no Kiro file changed, so there was nothing to judge.'
  expect([skippedLine(SEEN, markdown), skippedLine(SEEN, plain)]).toEqual([line, line])
})

test('folders that were not opened are named, in the comment, the summary and the log', () => {
  const said = 'Not read: what is in 4 folders that this change leaves alone'
  expect(skippedLine(CLOSED, plain)).toContain(`there was nothing to judge. ${said} (such as apps/a, apps/<b> and`)
  expect(skippedLine(CLOSED, markdown)).toContain(
    `there was nothing to judge. ${said} (such as \`apps/a\`, \`apps/<b>\` and`,
  )
  const [, , line] = skippedMarkdown(CLOSED, NO_CONTEXT).split('\n')
  expect(line).toContain(`<sub>${said} (such as \`apps/a\`, \`apps/<b>\` and`)
})
