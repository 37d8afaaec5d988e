import { Ajv2020 } from 'ajv/dist/2020.js'
import * as z from 'zod'
import type { Advice, RoutingAdvice } from '../../../src/core/advice/advice.js'
import { NO_ADVICE } from '../../../src/core/advice/advice.js'
import { say } from '../../../src/core/text/message.js'
import { adviceText } from '../../../src/render/text/advice-text.js'
import { adviceFolds } from '../../../src/render/markdown/advice.js'
import { adviceOf } from '../../../src/render/json/advice.js'
import { adviceSchema } from '../../../src/core/contract/check/advice.js'
import { COLORS, PLAIN } from '../../../src/render/text/paint.js'
import { HOSTILE, html, inspect, textOf } from '../../core/support/markdown.js'
import { contract } from '../../core/support/repository.js'
import { WORKED_CASE } from '../../core/support/worked-case.js'
import { advised } from '../../core/advice/advised.js'

const WORKED = advised(WORKED_CASE)
const routing = (over: Partial<RoutingAdvice>): Advice => ({
  routing: {
    saves: 1000,
    roots: [{ root: '', saves: 1000 }],
    undoes: false,
    keeps: [],
    edits: [],
    patch: '',
    leftOut: [],
    ...over,
  },
  suggestions: [],
})

test('the fold of the example', () => {
  const [fold, ...rest] = adviceFolds(WORKED)
  expect(rest).toEqual([])
  expect(fold?.heading).toBe('Cheaper, and allowed · keeps opus-4.8 for specGeneration, −5,217 a month')
  expect(fold?.body).toContain('\n\n```diff\ndiff --git a/.kiro/settings.json b/.kiro/settings.json\n')
  expect(fold?.body.endsWith('       "documentationUpdate": "fast"\n```')).toBe(true)
})

test('nothing to advise is nothing to show', () => {
  expect(adviceFolds(NO_ADVICE)).toEqual([])
  expect(adviceText(NO_ADVICE, PLAIN)).toBe('')
  expect(adviceOf(NO_ADVICE)).toEqual({ routing: null, suggestions: [] })
})

test('the fence is longer than anything in the patch', () => {
  const [fold] = adviceFolds(routing({ patch: '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-````\n+`````\n' }))
  expect(fold?.body).toContain('\n\n``````diff\n')
  expect(html(fold?.body ?? '').match(/<pre>/g)).toHaveLength(1)
})

test.each(HOSTILE.map((text) => [text]))('whatever is written in a file: %j', (text) => {
  const before = {
    '.kiro/settings.json': contract(
      { primary: 'claude-sonnet-4.5', fast: 'claude-haiku-4.5' },
      { codeReview: 'primary' },
    ),
  }
  const rules = JSON.stringify({
    version: 1,
    models: { maxMultiplier: 1, tasks: { specGeneration: { maxMultiplier: 5 } } },
    catalogue: { models: { [text]: { multiplier: 3 }, 'claude-sonnet-4.5': { multiplier: 1 } } },
  })
  const settings = {
    ...contract({ primary: text, fast: 'claude-haiku-4.5' }, { codeReview: 'primary', specGeneration: 'primary' }),
    note: text,
  }
  const advice = advised({
    before,
    after: {
      [`.kiro/settings.json`]: settings,
      '.kiro/hooks/x.kiro.hook': { name: text, when: { type: 'fileEdited' }, then: { type: 'askAgent', prompt: 'p' } },
    },
    policy: rules,
  })
  expect(advice.routing).not.toBeNull()
  const folds = adviceFolds(advice)
  expect(folds.length).toBeGreaterThan(1)
  for (const { heading, body } of folds) {
    expect(heading).toMatch(/^[\w ·,.−-]+$/)
    const { elements, links } = inspect(body)
    expect(links).toEqual([])
    expect(elements.filter((name) => !['p', 'ul', 'li', 'pre', 'code'].includes(name))).toEqual([])
    const besides = html(body).replace(/<(pre|code)>[^]*?<\/\1>/g, '')
    if (/[<@#[]/.test(text)) expect(textOf(besides)).not.toContain(text)
  }
  expect(adviceText(advice, PLAIN)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202e\u200b]/)
})

test('what is invisible is not shown, and where it is said', () => {
  const [fold] = adviceFolds(routing({ patch: '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\u202eb\n+c\n' }))
  expect(fold?.body).not.toContain('```')
  expect(fold?.body).toContain('`advice.routing.patch`')
  expect(
    adviceText(
      routing({ patch: '-a\u202eb\n', edits: [{ file: 'f', path: ['models', 'x', 'model'], from: 'a', to: 'b' }] }),
      PLAIN,
    ),
  ).toContain('f: models.x.model a → b')
})

test('CRLF, what is too long, what is left out, and many suggestions', () => {
  expect(adviceFolds(routing({ patch: '-a\r\n+b\r\n' }))[0]?.body).toContain('-a\n+b\n')
  expect(adviceFolds(routing({ patch: '-a\r\n+b\r\n' }))[0]?.body).toContain('--ignore-whitespace')
  expect(adviceFolds(routing({ patch: '+a\n'.repeat(300) }))[0]?.body).not.toContain('```')
  expect(adviceFolds(routing({ patch: '+a\n', leftOut: ['x`y'] }))[0]?.body).toContain('`` x`y ``')
  const suggestions = Array.from({ length: 12 }, (_, index) => ({
    message: say`${`hook ${index}`} runs often`,
    saves: 12 - index,
    source: index === 0 ? 'https://kiro.dev/docs/models' : 'assumption',
  }))
  const [fold] = adviceFolds({ routing: null, suggestions })
  expect(fold).toEqual({
    heading: 'Could cost less · 12 suggestions',
    body: expect.stringMatching(
      /^- `hook 0` runs often \(\[source\]\(https:\/\/kiro\.dev\/docs\/models\)\)\n- `hook 1` runs often \(assumption\)\n[^]*\n- 2 more in the report file$/,
    ) as string,
  })
  expect(adviceText({ routing: null, suggestions }, PLAIN)).toMatch(
    /^ {2}Could cost less\n {2}hook 0 runs often {2}https:[^]*\n {2}2 more$/,
  )
})

test('several kinds of work that keep their model', () => {
  const keep = (model: string, ...tasks: RoutingAdvice['keeps'][number]['tasks']) =>
    routing({ keeps: [{ model, root: '', tasks }] })
  expect(adviceFolds(keep('claude-opus-5', 'specGeneration', 'codeReview'))[0]?.heading).toBe(
    'Cheaper, and allowed · keeps opus-5 for specGeneration and codeReview, −1,000 a month',
  )
  expect(adviceFolds(keep('claude-opus-5', 'specGeneration', 'codeReview', 'hookActions'))[0]?.heading).toContain(
    'keeps opus-5 for 3 kinds of work, ',
  )
  expect(adviceFolds(keep('<b>', 'codeReview'))[0]?.heading).toContain('keeps what the policy permits for codeReview, ')
})

test('on a terminal', () => {
  expect(adviceText(WORKED, PLAIN)).toMatch(
    /^ {2}Cheaper, and allowed: keeps claude-opus-4\.8 for specGeneration, −5,217 credits a month\n {4}diff --git /,
  )
  expect(adviceText(WORKED, COLORS)).toContain('\u001b[32m+      "model": "claude-sonnet-4.5"')
})

test('the JSON is of the published shape', () => {
  const validate = new Ajv2020({ strict: false }).compile(z.toJSONSchema(adviceSchema))
  for (const advice of [NO_ADVICE, WORKED]) {
    const json: unknown = JSON.parse(JSON.stringify(adviceOf(advice)))
    expect({ valid: validate(json), errors: validate.errors }).toEqual({ valid: true, errors: null })
  }
  expect(adviceOf(WORKED).routing).toMatchObject({
    saves: 5217,
    undoes: false,
    keeps: [{ model: 'claude-opus-4.8', root: '', tasks: ['specGeneration'] }],
  })
})
