import fc from 'fast-check'
import type { UsageReport } from '../../../src/core/contract/usage/report.js'
import { visible } from '../../../src/core/text/message.js'
import type { Restriction } from '../../../src/core/usage/agreements/restriction.js'
import { workflowCommand } from '../../../src/render/escape/workflow-command.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import { USAGE_FORMATS } from '../../../src/render/usage/index.js'
import { restrictionSection } from '../../../src/render/usage/markdown/agreed.js'
import { usageIssue, usageSummary } from '../../../src/render/usage/markdown/issue.js'
import { link } from '../../../src/render/usage/markdown/link.js'
import { stepAnnotation, stepComment } from '../../../src/render/usage/markdown/step.js'
import { CANARY, hostileTexts } from '../../core/support/hostile-texts.js'
import { HOSTILE, inspect, OUR_ELEMENTS } from '../../core/support/markdown.js'
import { runs } from '../../core/support/properties.js'
import { readPie, readXyChart } from './mermaid.js'
import { fullReport, overBudget, renamed } from './reports.js'

/* Whatever a person calls a team, a plan, a model, a client, a file or a person: it is text where it is shown. */

const RUN = 'https://github.com/acme/kiro/actions/runs/7'
const OVER = overBudget('restrict')
/** All that a report can have; fewer days, which no one names. */
const FULL = {
  ...fullReport(),
  byDay: fullReport().byDay.slice(-3),
  byUse: [],
  budgets: OVER.budgets,
  actions: OVER.actions,
}

function restriction(text: string): Restriction {
  const edit = {
    path: `${text}/.kiro/settings.json`,
    created: false,
    before: `{ "a": ${text}\n`,
    after: `{ "b": ${text}\n`,
    changes: [],
  }
  return { edits: [edit, { ...edit, created: true, before: '' }], refusals: [] }
}

function refused(text: string): Restriction {
  return {
    edits: [],
    refusals: [{ message: `${visible(text)}: it cannot be written.`, hint: `Write ${visible(text)} by hand.` }],
  }
}

/** Charts and patches are in fences; besides them the page holds our elements and words, and code. */
function expectHarmless(markdown: string): void {
  const { page, fences, elements, links, rest } = inspect(markdown, ['mermaid', 'diff'])
  for (const { language, content } of fences) {
    if (language === 'mermaid')
      expect(content.startsWith('pie') ? readPie(content) : readXyChart(content)).toBeDefined()
  }
  expect(elements.filter((element) => !OUR_ELEMENTS.includes(element))).toEqual([])
  expect(links.filter((link) => link !== RUN)).toEqual([])
  const found = new RegExp(
    `${CANARY}|evil|onerror|everyone|smile|<!--|-->|@|#\\d|\\bgh-\\d|\\b(?=[a-f]*\\d)[0-9a-f]{7,40}\\b|:[a-z]+:|\\$\\$|\\[!|\\[\\^|::|##\\[`,
    'i',
  ).exec(rest)
  expect(found && rest.slice(Math.max(0, found.index - 60), found.index + 60)).toBeNull()
  expect(markdown).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u)
  for (const [table] of page.matchAll(/<table>[^]*?<\/table>/g)) {
    const cells = [...table.matchAll(/<tr>[^]*?<\/tr>/g)].map(([row]) => (row.match(/<t[hd]/g) ?? []).length)
    expect(new Set(cells).size).toBe(1)
  }
  expect((page.match(/<details>/g) ?? []).length).toBe((page.match(/<\/details>/g) ?? []).length)
}

const obeyed = (log: string): string[] =>
  log
    .split(/\r\n|\r|\n|\u0085|\u2028|\u2029/)
    .filter((line) => line.trimStart().startsWith('::') || line.includes('##['))

/** The whole issue, and what a page besides it has of its own. */
function expectAllHarmless(report: UsageReport, text: string): void {
  const context = { restriction: restriction(text), pullRequest: RUN, runUrl: RUN, pageUrl: null }
  expectHarmless(usageIssue(report, context))
  const refusals = restrictionSection(refused(text), null).write()
  expectHarmless([refusals, ...report.actions.slice(-1).map((action) => stepComment(report, action))].join('\n\n'))
}

test('every text that people have tried, in turn at every place', () => {
  for (const offset of [0, 5, 11, 17, 23]) {
    expectAllHarmless(
      renamed(FULL, (place) => HOSTILE[(place * 7 + offset) % HOSTILE.length] ?? ''),
      HOSTILE[offset] ?? '',
    )
  }
})

test('a summary is made of the same', () => {
  expectHarmless(usageSummary(renamed(FULL, (place) => `${HOSTILE[place % HOSTILE.length] ?? ''}${place}`)))
})

test.each(HOSTILE.map((text) => [text]))('%j is no address', (text) => {
  const shown = link('run', text)
  if (text !== 'https://evil.example') expect(inspect(shown).links).toEqual([])
  for (const address of [`${RUN})${text}`, `javascript:${text}`, `${RUN} "${text}"`])
    expect(inspect(link('run', address)).links).toEqual([])
})

test('law: an issue and a comment hold nothing made from a name', () => {
  fc.assert(
    fc.property(fc.array(hostileTexts, { minLength: 7, maxLength: 7 }), (names) => {
      const name = (place: number): string => names[place % names.length] ?? ''
      expectAllHarmless(renamed(FULL, name), name(0))
    }),
    runs(6),
  )
})

test('law: a terminal shows all of it and obeys nothing, and an annotation is one command', () => {
  fc.assert(
    fc.property(fc.array(hostileTexts, { minLength: 7, maxLength: 7 }), (names) => {
      const name = (place: number): string => names[place % names.length] ?? ''
      const output = USAGE_FORMATS.text(renamed(FULL, name), { paint: PLAIN })
      expect(obeyed(output)).toEqual([])
      expect(output.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u)
      const over = renamed(OVER, name)
      for (const action of over.actions) {
        const { level, title, message } = stepAnnotation(over, action)
        expect(workflowCommand(level, { title }, message)).toMatch(
          /^::(notice|warning|error) title=Kiro usage::[^\r\n\u0085\u2028\u2029]*\n$/,
        )
        expect(message).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u)
      }
    }),
    runs(15),
  )
})

test('JSON says the names as they are, and a log obeys nothing of it', () => {
  const report = renamed(FULL, (place) => `${HOSTILE[place % HOSTILE.length] ?? ''}\n::error::x ##[error]x \u0085`)
  const written = USAGE_FORMATS.json(report)
  expect(obeyed(written)).toEqual([])
  expect(JSON.parse(written)).toEqual(report)
})
