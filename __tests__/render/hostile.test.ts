import fc from 'fast-check'
import { annotationCommands, annotations } from '../../src/render/github/annotations.js'
import { failureMarkdown, failureText } from '../../src/render/failure.js'
import { inventoryText } from '../../src/render/text/inventory-text.js'
import { json } from '../../src/render/json/json.js'
import { comment } from '../../src/render/markdown/comment.js'
import { summary } from '../../src/render/markdown/summary.js'
import { PLAIN } from '../../src/render/text/paint.js'
import { text } from '../../src/render/text/text.js'
import type { Failure, Report } from '../../src/core/report.js'
import { CANARY, hostileTexts } from '../core/support/hostile-texts.js'
import { inspect, OUR_ELEMENTS } from '../core/support/markdown.js'
import { costlyRuns, FEW_RUNS } from '../core/support/properties.js'
import { DAY, judged, type Files } from '../core/support/repository.js'
import { LINKS } from '../support/links.js'

const CONTEXT = {
  commit: 'd4e5f6a7b8c9',
  enforcementNote: 'Advisory.',
  withInventory: true,
  links: LINKS,
  installing: false,
  key: null,
  notes: [],
}
const RULES =
  'version: 1\nmodels: { allow: [auto], maxMultiplier: 1 }\nbudget: { required: [daily] }\ncost: { fail: { increase: { credits: 1 } } }\nteam: { developers: 2 }\nrules: { unused-profile: warning }'

/** Every place where a repository chooses a name, filled from a list. */
function repository(names: readonly string[]): Files {
  const name = (index: number): string => names[index % names.length] ?? ''
  const file = (index: number): string => name(index).replaceAll('/', '∕').replaceAll('\0', '')
  return {
    '.kiro/settings.json': {
      models: {
        [name(0)]: { model: name(1), [name(2)]: 1 },
        routing: { codeReview: name(0), hookActions: name(3), [name(4)]: 'x' },
      },
      budget: { monthly: { credits: name(5), action: name(6) }, [name(7)]: {} },
      model: name(8),
    },
    '.kiro/settings/cli.json': {
      'chat.defaultModel': name(1),
      'chat.defaultAgent': name(2),
      'chat.modelDefaults': { [name(3)]: { output_config: { effort: name(4) } } },
    },
    [`.kiro/agents/${file(5)}.json`]: { name: name(6), model: name(7) },
    '.kiro/agents/m.md': `---\nname: ${JSON.stringify(name(8))}\nmodel: ${JSON.stringify(name(0))}\n---\n`,
    [`.kiro/hooks/${file(1)}.kiro.hook`]: {
      name: name(2),
      when: { type: name(3) },
      then: { type: 'askAgent', model: name(4) },
    },
    [`.kiro/workflows/${file(2)}.workflow.json`]: {
      name: name(3),
      modelId: name(4),
      effortLevel: name(5),
      [name(6)]: 1,
      steps: [
        { type: name(7), id: name(8), agent: name(0), modelId: name(1), [name(2)]: name(3) },
        { type: 'repeat', id: name(4), maxIterations: name(5), steps: [{ id: name(6), model: name(7) }, name(8)] },
      ],
    },
    [`${file(6)}/.kiro/settings/cli.json`]: `{ "a": ${name(7)}`,
  }
}

const sets = fc.array(hostileTexts, { minLength: 9, maxLength: 9 })
const reports = fc.tuple(fc.option(sets), sets, fc.boolean()).map(([before, after, withPolicy]): Report =>
  judged({
    before: before === null ? {} : repository(before),
    after: repository(after),
    policy: withPolicy ? RULES : [],
  }),
)
const failures = fc.tuple(hostileTexts, hostileTexts).map(([file, message]): Failure => ({
  verdict: 'error',
  errorClass: 'policy',
  problems: [
    { file, line: 1, column: 1, message: `${message} is not a key` },
    { file: null, line: null, column: null, message },
  ],
  hint: 'Correct it.',
  policy: { source: file, sha: null },
}))

/** Nothing of it outside of code, and outside of code nothing that GitHub would make more of than a parser of markdown does. */
function expectHarmless(markdown: string): void {
  const { elements, links, rest } = inspect(markdown, ['yaml'])
  expect(elements.filter((element) => !OUR_ELEMENTS.includes(element))).toEqual([])
  expect(
    links.filter(
      (link) =>
        !/^https:\/\/(kiro\.dev|github\.com\/(gilinachum|kirodotdev|kiro-governance|acme\/web|JoeShi|aws)|aws\.amazon\.com|docs\.aws\.amazon\.com)\//.test(
          link,
        ),
    ),
  ).toEqual([])
  const found = new RegExp(
    `${CANARY}|evil|<!--|-->|@\\w|#\\d|\\bgh-\\d|\\b[0-9a-f]{40}\\b|:[a-z]+:|\\$\\$|\\[!|\\[\\^|::|##\\[`,
    'i',
  ).exec(rest)
  expect(found && rest.slice(Math.max(0, found.index - 80), found.index + 80)).toBeNull()
  expect(markdown).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u)
}

/** What the runner obeys: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs, for each line it cuts. */
const obeyed = (log: string): string[] =>
  log
    .split(/\r\n|\r|\n|\u0085|\u2028|\u2029/)
    .filter((line) => line.trimStart().startsWith('::') || line.includes('##['))

test('a comment and a summary hold nothing made from it', () => {
  fc.assert(
    fc.property(reports, (report) => {
      expectHarmless(comment(report, CONTEXT))
      expectHarmless(summary(report, CONTEXT))
    }),
    costlyRuns(60),
  )
})

test('a failure that speaks of it neither', () => {
  fc.assert(
    fc.property(failures, (failure) => {
      expectHarmless(failureMarkdown(failure))
      expect(obeyed(failureText(failure))).toEqual([])
      expect(failureText(failure).replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u)
    }),
    FEW_RUNS,
  )
})

test('a terminal shows all of it, and a log obeys nothing of it', () => {
  fc.assert(
    fc.property(reports, (report) => {
      for (const output of [text(report, PLAIN), inventoryText(report.inventory, PLAIN)]) {
        expect(obeyed(output)).toEqual([])
        expect(output.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u)
      }
    }),
    FEW_RUNS,
  )
})

test('annotations are as many commands as there are, each one line of ours', () => {
  fc.assert(
    fc.property(fc.oneof(reports, failures), (result) => {
      const all = annotations(result)
      const commands = annotationCommands(all)
      const lines = commands.split(/\r\n|\r|\n/).slice(0, -1)
      expect(lines).toHaveLength(all.length)
      for (const line of lines)
        expect(line).toMatch(/^::(error|warning) title=[\w %-]+(,file=[^:,\r\n]*,line=\d+,col=\d+)?::/)
    }),
    FEW_RUNS,
  )
})

test('JSON is JSON: it says the names as they are, and a log obeys nothing of it', () => {
  fc.assert(
    fc.property(reports, (report) => {
      const written = json(report, DAY)
      expect(obeyed(written)).toEqual([])
      expect(written).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/,
      )
      const read = JSON.parse(written) as {
        findings: { assignments: string[] }[]
        inventory: { rows?: { model: string }[] } | null
      }
      expect(read.findings.map(({ assignments }) => assignments)).toEqual(
        report.findings.map(({ assignments }) => assignments),
      )
      expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
    }),
    FEW_RUNS,
  )
})
