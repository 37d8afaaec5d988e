import { comment } from '../../../src/render/markdown/comment.js'
import { summary } from '../../../src/render/markdown/summary.js'
import { NO_CONTEXT } from '../../../src/render/markdown/context.js'
import { agent, contract, judged, type Change, type Files } from '../../core/support/repository.js'
import { html } from '../../core/support/markdown.js'
import { POLICY, WORKED_CASE } from '../../core/support/worked-case.js'
import { LINKS } from '../../support/links.js'

const write = (change: Change, context = NO_CONTEXT): string => comment(judged(change), context)
const SETTINGS = '.kiro/settings.json'

test('the worked case: the first line, then why, then the numbers', () => {
  const lines = write(WORKED_CASE).split('\n')
  expect(lines.slice(0, 4)).toEqual([
    '### ❌ Kiro config: 2 blocking problems · about 1.7x the credits',
    '',
    '`primary` moves from **claude-sonnet-4.5** (1.3x) to **claude-opus-4.8** (2.2x), and `interactiveChat` from `fast` to `primary`.',
    '1,000 Pro credits buy about 45 [example tasks](https://kiro.dev/docs/chat/model-selection/) on it instead of 76.',
  ])
  for (const row of [
    '**+5,558 credits a month** (+72 %) for 12 developers, typical work by list prices; the range includes measured token use.',
    '| credits / month | before | after | change |',
    '| **typical** | **7,698** | **13,256** | **+5,558 (+72 %)** |',
    '| low – high | 1,513 – 43,471 | 3,956 – 55,524 |  |',
    '| applied by Kiro | 756 | 756 |  |',
    '| declared by the team ¹ | 6,942 | 12,500 | +5,558 (+80 %) |',
    '| each of 8 × Pro (1,000) | 642 | 1,105 | out on working day 20 of 21 |',
    '| each of 4 × Pro+ (2,000) | 642 | 1,105 |  |',
    '| taskExecution | sonnet-4.5 → opus-4.8 | 756 | 4,914 | 8,316 | +3,402 |',
    '| interactiveChat | haiku-4.5 → opus-4.8 | 1,260 | 302 | 1,663 | +1,361 |',
    '| specGeneration | sonnet-4.5 → opus-4.8 | 25 | 491 | 832 | +341 |',
    '| codeReview | sonnet-4.5 → opus-4.8 | 252 | 655 | 1,109 | +454 |',
    '| 4 unchanged | haiku-4.5, auto |  | 1,336 | 1,336 |  |',
    '| **total** |  |  | **7,698** | **13,256** | **+5,558** |',
  ])
    expect(lines).toContain(row)
})

test('overage is said as money', () => {
  expect(write({ ...WORKED_CASE, policy: POLICY.replace('overage: false', 'overage: true') })).toContain(
    '| each of 8 × Pro (1,000) | 642 | 1,105 | 840 over, $33.60 |',
  )
})

test('when little happens it is little', () => {
  const files = (model: string) => ({
    [SETTINGS]: contract({ p: 'claude-sonnet-4.5', q: model }, { taskExecution: 'p', hookActions: 'q' }),
  })
  const text = write({
    before: files('claude-sonnet-4.5'),
    after: files('claude-haiku-4.5'),
    policy: 'version: 1\nteam: { developers: 12 }',
  })
  expect(text.split('\n').slice(0, 3)).toEqual([
    '### ✅ Kiro config: allowed · `hookActions` costs 0.3x as much per run',
    '',
    expect.stringMatching(
      /^`\.kiro\/settings\.json:\d+`: claude-sonnet-4\.5 \(1\.3x\) → claude-haiku-4\.5 \(0\.4x\)\. About −681 credits a month of [\d,]+ \(12 developers\)\.$/,
    ),
  ])
  expect(text).not.toContain('|')
})

test('without a policy it says that cost blocks nothing', () => {
  const text = write({
    before: { '.kiro/agents/reviewer.json': agent('reviewer', 'claude-sonnet-4.6') },
    after: { '.kiro/agents/reviewer.json': agent('reviewer', 'claude-opus-4.8') },
  })
  expect(text.split('\n').slice(0, 3)).toEqual([
    '### ⚠️ Kiro config: `reviewer` costs 1.7x as much per run',
    '',
    '`.kiro/agents/reviewer.json:3`: claude-sonnet-4.6 (1.3x) → claude-opus-4.8 (2.2x), applied by Kiro. About +48 credits a month of 652 (per developer). No team policy yet, so cost blocks nothing.',
  ])
})

test('older problems are counted in a comment, and listed in a summary', () => {
  const files = { '.kiro/agents/a.json': agent('a', 'claude-opus-4-8') }
  const report = judged({ before: files, after: files })
  expect(comment(report, NO_CONTEXT)).toContain(
    'In the job summary: 1 older problem that was there before this change.',
  )
  expect(comment(report, NO_CONTEXT)).not.toContain('is not an id')
  expect(summary(report, NO_CONTEXT)).toContain(
    '`claude-opus-4-8` is not an id that Kiro accepts; write `claude-opus-4.8`',
  )
})

test('what rests on what: policy, commit, advice', () => {
  const text = write(WORKED_CASE, {
    commit: 'd4e5f6a1234567890',
    enforcementNote: 'Advisory: this workflow comes from the pull request.',
    withInventory: false,
    links: LINKS,
    installing: false,
    key: null,
    notes: ['A note.'],
  })
  expect(text).toMatch(
    /A note\.\n\n<sub>¹ `settings\.json` is this team’s contract; .* Advisory: .*<br>Policy `\.github\/kiro-policy\.yml` · prices of 2026-11-29 \(built in, `[0-9a-f]{7}`\) · commit `d4e5f6a` · \[run\]\(https:\/\/github\.com\/acme\/web\/actions\/runs\/1\) · \[docs\]\(\S+\)<\/sub>$/,
  )
  expect(write({ ...WORKED_CASE, policy: [] })).toContain('No policy · prices of')
})

test('with the inventory it says what runs where, who applies it and what is dead', () => {
  const text = write(
    {
      before: {},
      after: {
        '.kiro/agents/a.json': agent('a', 'claude-3.7-sonnet'),
        '.kiro/agents/b.json': agent('b'),
        '.kiro/hooks/h.kiro.hook': { when: { type: 'fileEdited' }, then: { type: 'askAgent' } },
      },
    },
    { ...NO_CONTEXT, withInventory: true },
  )
  expect(text).toContain(
    '**What runs where** · 3 assignments in 3 Kiro files · 1 id that Kiro does not offer: `claude-3.7-sonnet` · 1 hook that asks an agent on every save',
  )
  expect(text).toContain('\n- `b` on auto, inherited (1.0x) · `.kiro/agents/b.json:1`\n')
})

test('totals that nothing moves are said once, with for whom they are', () => {
  const files = { '.kiro/agents/a.json': agent('a', 'claude-3.7-sonnet') }
  const text = write({ before: files, after: files, policy: POLICY }, { ...NO_CONTEXT, withInventory: true })
  expect(text).toContain(
    '\n\nFor 12 developers, typical work by list prices.\n\n| credits / month | now |\n|---|--:|\n| **typical',
  )
  expect(text).toMatch(/^\| each of 8 × Pro \(1,000\) \| \d+ \|$/m)
  expect(text).not.toContain('before |')
})

/** Characters of the widest word of a header or a number at 390 CSS pixels: three columns of numbers are beside it. Measured in pictures. */
const WIDEST_WORD = 9

test.each<[string, Change]>([
  ['the worked case', WORKED_CASE],
  ['overage', { ...WORKED_CASE, policy: POLICY.replace('overage: false', 'overage: true') }],
  ['no team', { ...WORKED_CASE, policy: [] }],
  ['a first contract', { before: {}, after: WORKED_CASE.after }],
])('the table of totals has no word that a phone does not show beside its numbers: %s', (_, change) => {
  const [table = ''] = /^\| credits \/ month [\s\S]*?\n\n/m.exec(write(change)) ?? []
  const words = table.replace(/\*/g, '').split(/[\s|]+/)
  expect(words.length).toBeGreaterThan(20)
  expect(words.filter((word) => /\w/.test(word) && word.length > WIDEST_WORD)).toEqual([])
})

test('many findings and rows are cut, and counted', () => {
  const files = (model: string) =>
    Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`.kiro/agents/a${index}.json`, agent(`a${index}`, model)]),
    )
  const text = write({ before: files('auto'), after: files('claude-opus-4-8') })
  expect(text).toContain('31 more findings in the report file.')
  // Six agents carry what is left of taskExecution, in one line; the others a line each.
  expect(text).toContain('| 15 more change |')
  expect(text.length).toBeLessThan(20_000)
})

test('the largest comment fits into a comment', () => {
  const name = (index: number): string => `${'<'.repeat(115)}${index}`
  const files = (model: (index: number) => string) =>
    Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [
        `${'deep/'.repeat(40)}${index}/.kiro/agents/a.json`,
        agent(name(index), model(index)),
      ]),
    )
  const text = write(
    {
      before: files(() => 'auto'),
      after: files(name),
      policy: 'version: 1\ncost: { fail: { increase: { credits: 1 } } }',
    },
    { ...NO_CONTEXT, withInventory: true },
  )
  expect(text.length).toBeLessThan(65_536)
})

test('each table has as many cells in a row as in its head', () => {
  for (const text of [write(WORKED_CASE), summary(judged(WORKED_CASE), NO_CONTEXT)]) {
    for (const [table] of html(text).matchAll(/<table>[^]*?<\/table>/g)) {
      const cells = [...table.matchAll(/<tr>[^]*?<\/tr>/g)].map(([row]) => (row.match(/<t[hd]/g) ?? []).length)
      expect(new Set(cells).size).toBe(1)
    }
  }
})

test('equal findings of several folders are one row', () => {
  const folders = Array.from({ length: 12 }, (_, index) => `packages/p${index}/`)
  const files = (model: string): Files =>
    Object.fromEntries(folders.map((folder) => [`${folder}.kiro/agents/r.json`, agent('reviewer', model)]))
  const text = comment(
    judged({ before: files('auto'), after: files('claude-opus-4.8'), policy: 'version: 1\nmodels: { allow: [auto] }' }),
    NO_CONTEXT,
  )
  const rows = text.split('\n').filter((line) => line.startsWith('- ❌'))
  expect(rows).toHaveLength(1)
  expect(rows[0]).toContain(
    '`claude-opus-4.8` is not allowed for `reviewer` (team policy) in 12 folders: `packages/p0`, `packages/p1`, `packages/p10` and 9 more',
  )
  expect(text).toContain('12 blocking problems')
})

test('findings that differ, and copies in one folder, keep a row of their own', () => {
  const before = { 'a/.kiro/agents/r.json': agent('r', 'auto'), 'b/.kiro/agents/r.json': agent('r', 'auto') }
  const after = {
    'a/.kiro/agents/r.json': agent('r', 'claude-opus-4.8'),
    'a/.kiro/agents/s.json': agent('s', 'claude-opus-4.8'),
    'b/.kiro/agents/r.json': agent('r', 'claude-opus-5'),
  }
  const text = comment(judged({ before, after, policy: 'version: 1\nmodels: { allow: [auto] }' }), NO_CONTEXT)
  expect(text.split('\n').filter((line) => line.startsWith('- ❌'))).toHaveLength(3)
})

test('models of one price that change places are two lines, and no table', () => {
  const files = (model: string): Files => ({
    '.kiro/settings.json': contract({ p: model }, { codeReview: 'p', taskExecution: 'p' }),
  })
  const text = comment(
    judged({ before: files('claude-sonnet-4.5'), after: files('claude-sonnet-5.5'), policy: 'version: 1' }),
    NO_CONTEXT,
  )
  expect(text).toContain('### ✅ Kiro config: allowed · no change in cost')
  expect(text).toContain('`p` moves from **claude-sonnet-4.5** (1.3x) to **claude-sonnet-5.5** (1.3x).')
  expect(text).not.toMatch(/\|--|<details>/)
})

test('at most four folds; the rest is named, with a link to the job summary', () => {
  const text = write(WORKED_CASE, { ...NO_CONTEXT, links: LINKS })
  expect(text.match(/<details>/g)).toHaveLength(4)
  expect(text).toMatch(
    /In the \[job summary\]\(https:\/\/github\.com\/acme\/web\/actions\/runs\/1\): .*the assumptions\./,
  )
})
