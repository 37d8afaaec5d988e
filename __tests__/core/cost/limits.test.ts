import { check } from '../../../src/core/check.js'
import { agent, contract, DAY, judged, lines, policy, sources, type Files } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const on = (model: string): Files => ({ [SETTINGS]: contract({ p: model }, { taskExecution: 'p' }) })
const told = (rule: string, all: readonly string[]): string[] => all.filter((line) => line.includes(` ${rule}: `))

describe('a total is also held against the live tip of the base branch with this change’s rise', () => {
  const before = on('auto')
  const after = on('claude-sonnet-5')
  /** 635.25 credits before, 94.5 more by this change; at the tip another change has added what `tip` names. */
  const against = (total: number, tip: Files, level = 'fail'): string[] =>
    told(
      'cost-total',
      lines(
        check({
          before: sources(before),
          after: sources(after),
          tip: sources(tip),
          policy: policy(`version: 1\ncost: { ${level}: { total: { credits: ${total} } } }`),
          day: DAY,
        }),
      ),
    )
  const raised: Files = { ...before, '.kiro/agents/a.json': agent('a', 'claude-fable-5.1') }

  test.each<[string, number, Files, string[]]>([
    ['neither is over', 1_000, raised, []],
    ['this change fits, and so does the tip', 730, before, []],
    [
      'both together do not fit',
      900,
      raised,
      [
        'error repository cost-total: 992.25 credits a month for each developer with what the base branch has gained since, limit 900',
      ],
    ],
    [
      'this change alone does not fit',
      700,
      raised,
      ['error repository cost-total: 731 credits a month for each developer after the change, limit 700'],
    ],
  ])('%s', (_, total, tip, expected) => {
    const found = against(total, tip)
    expect(found.map((line) => line.split(' (')[0] ?? line)).toEqual(
      expected.map((line) => line.split(' (')[0] ?? line),
    )
  })

  test('a change that lowers its total passes a tip that is over', () => {
    const report = check({
      before: sources(on('claude-sonnet-5')),
      after: sources(on('auto')),
      tip: sources({ ...on('claude-fable-5.1') }),
      policy: policy('version: 1\ncost: { fail: { total: { credits: 700 } } }'),
      day: DAY,
    })
    expect(told('cost-total', lines(report))).toEqual([])
  })
})

describe('a file that cannot be read any more is beyond no limit', () => {
  const limited = 'version: 1\ncost: { fail: { increase: { credits: 1 } } }\nrules: { syntax: warning }'
  const before: Files = {
    [SETTINGS]: contract({ p: 'claude-opus-4.8' }, { taskExecution: 'p' }),
    '.kiro/agents/a.json': agent('a', 'claude-fable-5.1'),
    '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-opus-4.8' },
  }

  test.each<[string, string]>([
    [SETTINGS, 'taskExecution'],
    ['.kiro/agents/a.json', 'a'],
    ['.kiro/settings/cli.json', 'work in the terminal'],
  ])('%s', (file, work) => {
    const report = judged({ before, after: { ...before, [file]: '{' }, policy: limited })
    const [found, ...more] = told('cost-unknown', lines(report))
    expect(more).toEqual([])
    expect(found).toMatch(
      new RegExp(`^error .*cost-unknown: ${file} cannot be read, so the cost limits cannot be checked for`),
    )
    expect(found).toContain(work)
    expect(report.verdict).toBe('fail')
  })

  test('where it could not be read before either, nothing is new', () => {
    const broken = { ...before, [SETTINGS]: '{' }
    expect(told('cost-unknown', lines(judged({ before: broken, after: broken, policy: limited })))).toEqual([])
  })

  test('where reading it is an error already, cost adds none', () => {
    const report = judged({
      before,
      after: { ...before, [SETTINGS]: '{' },
      policy: limited.replace('warning', 'error'),
    })
    expect(told('cost-unknown', lines(report))).toEqual([])
    expect(report.verdict).toBe('fail')
  })
})
