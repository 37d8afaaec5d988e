import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { format } from '../../../src/render/index.js'
import { checkMessage } from '../../../src/render/chat/check-message.js'
import { runLinks } from '../../../src/render/chat/run-links.js'
import { slackPayload } from '../../../src/render/chat/slack.js'
import { teamsPayload } from '../../../src/render/chat/teams.js'
import { usageMessage } from '../../../src/render/chat/usage-message.js'
import { USAGE_FORMATS } from '../../../src/render/usage/index.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import type { ChatMessage } from '../../../src/render/chat/chat-message.js'
import type { Failure, Report } from '../../../src/core/report.js'
import { hostileTexts } from '../../core/support/hostile-texts.js'
import { FEW_RUNS } from '../../core/support/properties.js'
import { DAY, hook, judged, only } from '../../core/support/repository.js'
import { WORKED_CASE } from '../../core/support/worked-case.js'
import { sampleUsageReport } from '../../core/support/usage-report.js'
import { closedMonth, fullReport, onlyTotals, overBudget } from '../usage/reports.js'

const ENVIRONMENT = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'acme/web',
  GITHUB_RUN_ID: '42',
  GITHUB_REF: 'refs/pull/7/merge',
}
const LINKS = runLinks(ENVIRONMENT)

/* What both platforms refuse, as schemas. */
const text = { type: 'string', minLength: 1, maxLength: 3000 }
const mrkdwn = {
  type: 'object',
  properties: { type: { const: 'mrkdwn' }, text, verbatim: { const: true } },
  required: ['type', 'text', 'verbatim'],
  additionalProperties: false,
}
const plainText = (most: number) => ({
  type: 'object',
  properties: { type: { const: 'plain_text' }, text: { ...text, maxLength: most }, emoji: { const: false } },
  required: ['type', 'text'],
  additionalProperties: false,
})
const blockOf = (type: string, properties: Readonly<Record<string, unknown>>) => ({
  type: 'object',
  properties: { type: { const: type }, ...properties },
  required: ['type', ...Object.keys(properties)],
  additionalProperties: false,
})
const SLACK = new Ajv2020({ strict: false }).compile({
  type: 'object',
  properties: {
    text,
    unfurl_links: { const: false },
    unfurl_media: { const: false },
    blocks: {
      type: 'array',
      maxItems: 50,
      minItems: 2,
      items: {
        oneOf: [
          blockOf('header', { text: plainText(150) }),
          blockOf('section', { text: mrkdwn }),
          blockOf('context', { elements: { type: 'array', minItems: 1, maxItems: 10, items: mrkdwn } }),
          blockOf('actions', {
            elements: {
              type: 'array',
              minItems: 1,
              maxItems: 25,
              items: blockOf('button', { text: plainText(75), url: { type: 'string', maxLength: 3000 } }),
            },
          }),
        ],
      },
    },
  },
  required: ['text', 'blocks'],
  additionalProperties: false,
})
const TEAMS = new Ajv2020({ strict: false }).compile({
  type: 'object',
  properties: {
    type: { const: 'message' },
    summary: text,
    attachments: {
      type: 'array',
      minItems: 1,
      maxItems: 1,
      items: {
        type: 'object',
        properties: {
          contentType: { const: 'application/vnd.microsoft.card.adaptive' },
          contentUrl: { type: 'null' },
          content: {
            type: 'object',
            properties: {
              $schema: { const: 'http://adaptivecards.io/schemas/adaptive-card.json' },
              type: { const: 'AdaptiveCard' },
              version: { const: '1.4' },
              msteams: { const: { width: 'Full' } },
              fallbackText: text,
              body: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: { type: { const: 'TextBlock' }, text, wrap: { const: true } },
                  required: ['type', 'text', 'wrap'],
                },
              },
              actions: { type: 'array', items: blockOf('Action.OpenUrl', { title: text, url: text }) },
            },
            required: ['$schema', 'type', 'version', 'body'],
            additionalProperties: false,
          },
        },
        required: ['contentType', 'content'],
        additionalProperties: false,
      },
    },
  },
  required: ['type', 'attachments'],
  additionalProperties: false,
})

function expectSendable(message: ChatMessage): void {
  const [slack, teams] = [slackPayload(message), teamsPayload(message)]
  expect([SLACK(JSON.parse(slack)), SLACK.errors]).toEqual([true, null])
  expect([TEAMS(JSON.parse(teams)), TEAMS.errors]).toEqual([true, null])
  expect(Buffer.byteLength(teams)).toBeLessThan(28_000)
  // No mention and no link but ours: for Slack both begin with <, for Teams a mention does.
  expect(slack).not.toMatch(/<[!@#h]/)
  expect(teams).not.toMatch(/<\/?at>/i)
  expect([slack, teams].join('')).not.toMatch(/[\ue000-\ue002]|null,"text"|undefined|NaN/)
}

const worked = judged(WORKED_CASE)
const failure: Failure = {
  verdict: 'error',
  errorClass: 'policy',
  problems: [{ file: '.github/kiro-policy.yml', line: 2, column: 1, message: '<!channel> `x` is not a key & so on' }],
  hint: 'Correct it.',
  policy: null,
}

test('the worked case for Slack: the verdict first, then cost and findings, then where to look', () => {
  const payload = JSON.parse(format('slack', worked, { day: DAY, links: LINKS })) as {
    text: string
    blocks: { type: string; text?: { text: string }; elements?: { url?: string }[] }[]
  }
  expect(payload.text).toMatch(/^Kiro config: fail: \*\d+ blocking problems/)
  expect(payload.blocks.map(({ type }) => type)).toEqual([
    'header',
    'section',
    'section',
    'section',
    'context',
    'actions',
  ])
  expect(payload.blocks[0]?.text?.text).toBe('❌ Kiro config: fail')
  expect(payload.blocks[2]?.text?.text).toBe('• Credits a month: 7,698 → 13,256 for the team, +5,558 (+72 %)')
  expect(payload.blocks[3]?.text?.text).toContain('*New with this change*\n• ❌ `claude-opus-4.8` is not allowed for')
  expect(payload.blocks[3]?.text?.text).toContain('(`.kiro/settings.json:')
  expect(payload.blocks.at(-1)?.elements?.map(({ url }) => url)).toEqual([
    'https://github.com/acme/web/pull/7',
    'https://github.com/acme/web/actions/runs/42',
  ])
})

test('the worked case for Teams', () => {
  const payload = JSON.parse(format('teams', worked, { day: DAY, links: LINKS })) as {
    attachments: { content: { body: { text: string; color?: string }[]; actions: { url: string }[] } }[]
  }
  const [card] = payload.attachments
  expect(card?.content.body[0]).toMatchObject({ text: '❌ Kiro config: fail', color: 'Attention' })
  expect(card?.content.body[1]?.text).toMatch(/^\*\*\d+ blocking problems/)
  expect(card?.content.body[2]?.text).toBe('Credits a month: 7,698 → 13,256 for the team, +5,558 (+72 %)')
  expect(card?.content.actions.map(({ url }) => url)).toEqual(LINKS.map(({ url }) => url))
})

test('a check that could not be made says so, and what to do', () => {
  const slack = slackPayload(checkMessage(failure, []))
  expect(slack).toContain('❌ Kiro config: not judged')
  expect(slack.match(/Kiro config/g)).toHaveLength(2)
  expect(slack).toContain('`&lt;!channel&gt; ’x’ is not a key &amp; so on`')
  expect(slack).toContain('Correct it.')
  expect(teamsPayload(checkMessage(failure, []))).toContain('&lt;!channel&gt;')
  expectSendable(checkMessage(failure, []))
})

test.each(
  Object.entries({
    sample: sampleUsageReport(),
    closed: closedMonth(),
    totals: onlyTotals(),
    everything: fullReport(),
    over: overBudget('restrict'),
  }),
)('the usage report %s can be sent, and names no person', (_, report) => {
  const message = usageMessage(report, LINKS)
  expectSendable(message)
  const said = USAGE_FORMATS.slack(report, { paint: PLAIN }) + USAGE_FORMATS.teams(report, { paint: PLAIN })
  for (const { name } of report.byPerson ?? []) expect(said).not.toContain(name)
  const { blocks } = JSON.parse(USAGE_FORMATS.slack(report, { paint: PLAIN })) as {
    blocks: { text?: { text: string } }[]
  }
  expect(blocks[0]?.text?.text).toMatch(/^(?:❌|⚠️|✅) Kiro in [A-Z][a-z]+ \d{4}: /u)
})

test('whatever a repository writes, nothing of it is a mention, a link or too long', () => {
  fc.assert(
    fc.property(
      fc.array(hostileTexts, { minLength: 3, maxLength: 3 }),
      fc.integer({ min: 1, max: 40 }),
      ([a = '', b = '', c = ''], times) => {
        const name = (text: string): string => text.replaceAll('/', '∕').replaceAll('\0', '')
        const after = Object.fromEntries(
          Array.from({ length: times }, (_, index): [string, unknown] => [
            `.kiro/agents/${name(a)}${index}.json`,
            { name: `${b}${index}`, model: c, [a]: 1 },
          ]),
        ) as Record<string, string>
        const report: Report = judged({ before: {}, after, policy: 'version: 1\nmodels: { allow: [auto] }' })
        const message = checkMessage(report, LINKS)
        expectSendable(message)
        const slack = JSON.parse(slackPayload(message)) as { blocks: { text?: { text: string } }[] }
        // Foreign text is in code spans, so their marks are in pairs.
        for (const { text: part } of slack.blocks) expect(((part?.text ?? '').split('`').length - 1) % 2).toBe(0)
        expect(teamsPayload(message)).not.toMatch(/(?<!\\)\]\(|[^"]https?:\/\/evil/)
      },
    ),
    FEW_RUNS,
  )
})

test('a message of any length fits', () => {
  const long = Array.from({ length: 40 }, (_, index) => `\ue000${'<&`'.repeat(300)}${index}\ue001`)
  expectSendable({
    title: 'x'.repeat(400),
    mood: 'bad',
    headline: '&'.repeat(9_000),
    sections: Array.from({ length: 60 }, () => ({ title: '', lines: long })),
    footer: 'y'.repeat(9_000),
    links: [],
  })
})

test.each<[string, Record<string, string>, string[]]>([
  [
    'a pull request',
    ENVIRONMENT,
    ['https://github.com/acme/web/pull/7', 'https://github.com/acme/web/actions/runs/42'],
  ],
  ['a push', { ...ENVIRONMENT, GITHUB_REF: 'refs/heads/main' }, ['https://github.com/acme/web/actions/runs/42']],
  [
    'a server of one’s own',
    { ...ENVIRONMENT, GITHUB_SERVER_URL: 'https://ghe.acme.test:8443', GITHUB_REF: '' },
    ['https://ghe.acme.test:8443/acme/web/actions/runs/42'],
  ],
  [
    'GitLab',
    {
      CI_PIPELINE_URL: 'https://gitlab.com/acme/web/-/pipelines/3',
      CI_MERGE_REQUEST_PROJECT_URL: 'https://gitlab.com/acme/web',
      CI_MERGE_REQUEST_IID: '5',
    },
    ['https://gitlab.com/acme/web/-/merge_requests/5', 'https://gitlab.com/acme/web/-/pipelines/3'],
  ],
  ['nothing', {}, []],
  [
    'what is no address',
    {
      CI_PIPELINE_URL: 'javascript:alert(1)',
      GITHUB_SERVER_URL: 'https://x|<!channel>',
      GITHUB_REPOSITORY: 'a/b',
      GITHUB_RUN_ID: '1',
    },
    [],
  ],
  ['what is no repository', { ...ENVIRONMENT, GITHUB_REPOSITORY: 'a/b/../c' }, []],
])('the links of %s', (_, environment, urls) => {
  expect(runLinks(environment).map(({ url }) => url)).toEqual(urls)
})

test('a rise from nothing has no percent', () => {
  const idle = `version: 1\nworkload: ${only({})}`
  const after = { '.kiro/hooks/m.kiro.hook': hook('userTriggered', 'M') }
  const { sections } = checkMessage(judged({ before: {}, after, policy: idle }), [])
  expect(JSON.stringify(sections)).toContain('Credits a month: 0 → 6 for one developer, +6"')
})
