import type { Failure } from '../../src/core/report.js'
import { ERROR_CLASSES } from '../core/support/failures.js'
import { failureMarkdown, failureText } from '../../src/render/failure.js'
import { format, FORMATS, type Format } from '../../src/render/index.js'
import { DAY, judged } from '../core/support/repository.js'

const FAILURE: Failure = {
  verdict: 'error',
  errorClass: 'policy',
  problems: [
    { file: '.github/kiro-policy.yml', line: 3, column: 9, message: 'team.developers must be at least 1, but is 0' },
    { file: 'x', line: null, column: null, message: 'cannot be read' },
    { file: null, line: null, column: null, message: 'nothing was found' },
  ],
  hint: 'Correct the policy.',
  policy: null,
}

test('for a comment', () => {
  expect(failureMarkdown(FAILURE)).toBe(
    [
      '### ❌ Kiro config: the policy cannot be read, so nothing was judged',
      '',
      '- `.github/kiro-policy.yml:3`: `team.developers must be at least 1, but is 0`',
      '- `x`: `cannot be read`',
      '- `nothing was found`',
      '',
      'Correct the policy.',
    ].join('\n'),
  )
})

test('for a terminal', () => {
  expect(failureText(FAILURE)).toBe(
    [
      'Kiro config: the policy cannot be read, so nothing was judged',
      '  .github/kiro-policy.yml:3:9  team.developers must be at least 1, but is 0',
      '  x  cannot be read',
      '  nothing was found',
      '  Correct the policy.',
    ].join('\n'),
  )
})

test('each class says what it means, and none sounds like a pass', () => {
  const titles = ERROR_CLASSES.map((errorClass) => failureText({ ...FAILURE, errorClass, problems: [], hint: '' }))
  expect(new Set(titles).size).toBe(ERROR_CLASSES.length)
  for (const title of titles) expect(title).toMatch(/^Kiro config: .*(could not|cannot|wrongly|did not|failed)/)
})

test('nothing invisible reaches a terminal', () => {
  const text = failureText({
    ...FAILURE,
    problems: [{ file: 'a\u001b[2Jb', line: 1, column: null, message: 'x\u202ey\nz' }],
  })
  expect(text.split('\n')[1]).toBe('  a\\u{1b}[2Jb:1:1  x\\u{202e}y\\nz')
})

test('every format takes a report and a failure, and ends with one line end', () => {
  const report = judged({ after: { '.kiro/agents/a.json': { name: 'a', model: 'claude-opus-4-8' } } })
  for (const name of Object.keys(FORMATS) as Format[]) {
    for (const result of [report, FAILURE]) expect(format(name, result, { day: DAY })).toMatch(/\S\n$/)
  }
})
