import { parse } from 'yaml'
import type { Report } from '../../../src/core/report.js'
import { failureMarkdown } from '../../../src/render/failure.js'
import { comment } from '../../../src/render/markdown/comment.js'
import { summary } from '../../../src/render/markdown/summary.js'
import { judged, policy, type Files } from '../../core/support/repository.js'
import { HOSTILE, inspect, OUR_ELEMENTS } from '../../core/support/markdown.js'
import { ALL_SIZES } from '../../core/support/properties.js'
import { DOCUMENTATION } from '../../../src/version.js'
import { LINKS } from '../../support/links.js'

const CONTEXT = {
  commit: 'd4e5f6a7b8c9',
  enforcementNote: 'Advisory: this workflow comes from the pull request.',
  withInventory: true,
  links: LINKS,
  installing: false,
  key: null,
  notes: [],
}
/** A file at the judged commit, whose path is encoded, and the page of a rule. */
const OUR_LINKS = new RegExp(
  `^${LINKS.repository}/blob/[0-9a-f]+/[\\w.%/-]+(#L\\d+)?$|^${DOCUMENTATION}/rules/[a-z-]+\\.md$`,
)

/** A repository in which every name that a person can choose is one of these. */
function repository(name: (index: number) => string): Files {
  const file = (index: number): string => name(index).replaceAll('/', '∕').trim() || 'x'
  return {
    '.kiro/settings.json': {
      models: {
        [name(0)]: { model: name(1), [name(2)]: 1 },
        fast: { model: name(3) },
        routing: { codeReview: name(0), interactiveChat: 'fast', hookActions: name(4), [name(5)]: 'fast' },
      },
      budget: { monthly: { credits: name(6), action: name(7) }, [name(8)]: {} },
      model: name(9),
    },
    '.kiro/settings/cli.json': {
      'chat.defaultModel': name(10),
      'chat.modelDefaults': { [name(11)]: { output_config: { effort: 'max' } } },
      chat: { defaultModel: name(0) },
    },
    [`.kiro/agents/${file(12)}.json`]: { name: name(13), model: name(14) },
    [`.kiro/agents/${file(15)}.md`]: `---\nname: ${JSON.stringify(name(16))}\nmodel: ${JSON.stringify(name(17))}\n---\n`,
    [`.kiro/hooks/${file(18)}.kiro.hook`]: {
      name: name(19),
      when: { type: 'fileEdited' },
      then: { type: 'askAgent', model: name(20) },
    },
    [`${file(21)}/.kiro/settings.json`]: {
      models: { p: { model: name(22) }, routing: { codeReview: 'p', taskExecution: name(23) } },
    },
    [`${file(24)}/.kiro/settings/cli.json`]: `{ "a": ${name(25)}`,
  }
}

/** The paths and models of exceptions that are ready to paste, as YAML reads them. */
function exceptionsIn(yaml: string): unknown[] {
  const { exceptions } = parse(yaml) as { exceptions: { path?: string; model?: string }[] }
  return exceptions.map(({ path = null, model = null }) => ({ path, model }))
}

function harmless(text: string, report: Report | null): void {
  const { elements, links, rest, fences } = inspect(text, ['yaml'])
  const asked = report?.exceptionRequests.map(({ path, model }) => ({ path, model })) ?? []
  for (const { content } of fences) expect(exceptionsIn(content)).toEqual(asked)
  expect(elements.filter((element) => !OUR_ELEMENTS.includes(element))).toEqual([])
  const facts = report?.upgrades.flatMap(({ steps }) => steps.flatMap((step) => step.facts)) ?? []
  const sources = [...(report?.estimate.assumptions ?? []), ...facts].map(({ source }) => source)
  const known = new Set([...sources, report?.estimate.exampleTasks?.source, LINKS.run, DOCUMENTATION])
  expect(links.filter((link) => !known.has(link) && !OUR_LINKS.test(link))).toEqual([])
  const found =
    /evil|onerror|everyone|smile|<!--|-->|@|#\d|\bgh-\d|\b(?=[a-f]*\d)[0-9a-f]{7,40}\b|[\u202e\u200b]/i.exec(rest)
  expect(found && rest.slice(Math.max(0, found.index - 60), found.index + 60)).toBeNull()
}

const RULES =
  'version: 1\nmodels: { allow: [auto], maxMultiplier: 1 }\nbudget: { required: [daily] }\ncost: { fail: { increase: { credits: 1 } } }\nteam: { developers: 2, seats: { free: 2 } }\nrules: { unused-profile: warning }'

describe.each([
  ['comment', 0, (report: Report) => comment(report, CONTEXT)],
  ['summary', 1, (report: Report) => summary(report, CONTEXT)],
] as const)('%s', (_, offset, render) => {
  test.each(HOSTILE.map((text, at) => [text, at]))('with %j for every name holds nothing made from it', (text, at) => {
    // In fuzz runs after each state before the change; else in turn, the two outputs not after the same.
    const befores = [null, {}, repository(() => 'auto')]
    for (const before of ALL_SIZES ? befores : befores.slice((at + offset) % 3).slice(0, 1)) {
      const report = judged({
        before,
        after: repository((index) => `${text}${index % 3 === 0 ? '' : index}`),
        policy: RULES,
        links: ['x/.kiro'],
      })
      harmless(render(report), report)
    }
  })
})

test.each(HOSTILE.map((text) => [text]))('one small edit to %j', (model) => {
  for (const to of [model, `${model}1`]) {
    const report = judged({
      before: { '.kiro/agents/a.json': { name: model, model: 'auto' } },
      after: { '.kiro/agents/a.json': { name: model, model: to } },
    })
    harmless(comment(report, { ...CONTEXT, withInventory: false }), report)
  }
})

test.each(HOSTILE.map((text) => [text]))('a failure that speaks of %j', (text) => {
  harmless(
    failureMarkdown({
      verdict: 'error',
      errorClass: 'policy',
      problems: [
        { file: text, line: 1, column: 1, message: `${text} is not a key` },
        { file: null, line: null, column: null, message: text },
      ],
      hint: 'Correct the policy.',
      policy: { source: text, sha: null },
    }),
    null,
  )
})

test('the name of a policy, and models that it adds', () => {
  for (const text of HOSTILE) {
    const rules = policy(
      JSON.stringify({ version: 1, catalogue: { models: { [text]: { multiplier: 3, status: 'preview' } } } }),
      text,
    )
    const report = judged({ before: {}, after: { '.kiro/agents/a.json': { name: 'a', model: text } }, policy: rules })
    harmless(comment(report, CONTEXT), report)
    harmless(summary(report, CONTEXT), report)
  }
})
