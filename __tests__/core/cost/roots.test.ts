import { rootLabel } from '../../../src/core/cost/estimate.js'
import { plain } from '../../../src/core/text/message.js'
import { contract, judged, type Change } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const of = (change: Change) => judged(change).estimate

describe('several roots are never one sum', () => {
  const settings = (model: string) => contract({ p: model }, { taskExecution: 'p' })
  const two = (own: string, web: string) => ({ [SETTINGS]: settings(own), [`web/${SETTINGS}`]: settings(web) })
  const named = (change: Change) =>
    of(change).roots.map(({ root, rootBefore, measured }) => [root, rootBefore, measured.rise])

  test('the first is the one with the largest change, up before down', () => {
    expect(named({ before: two('auto', 'auto'), after: two('claude-haiku-4.5', 'claude-sonnet-5') })).toEqual([
      ['web', 'web', 94.5],
      ['', '', -189],
    ])
  })

  test.each(['roots: { web: 0.25 }', 'roots: { ".": 0.75, web: 0.25 }'])(
    'the repository’s own has what is left, or its share by the name of a dot: %s',
    (shares) => {
      const report = judged({
        before: two('auto', 'auto'),
        after: two('claude-sonnet-5', 'claude-sonnet-5'),
        policy: `version: 1\nworkload: { ${shares} }`,
      })
      expect(report.estimate.roots.map(({ root, measured }) => [root, measured.rise])).toEqual([
        ['', 70.875],
        ['web', 23.625],
      ])
      expect(report.findings.filter(({ rule }) => rule === 'dead-pattern')).toEqual([])
    },
  )

  test('what is compared with another folder is named with it', () => {
    const own = { [SETTINGS]: settings('claude-opus-4.8') }
    const { findings, estimate } = judged({
      before: two('claude-opus-4.8', 'auto'),
      after: own,
      policy: 'version: 1\nteam: { developers: 1 }\ncost: { fail: { increase: { credits: 90 } } }',
    })
    expect(estimate.roots.map(rootLabel)).toEqual(['.kiro (before: web/.kiro)', '.kiro'])
    expect(plain(findings.find(({ rule }) => rule === 'cost-increase')?.message ?? [])).toMatch(
      /^in \.kiro \(before: web\/\.kiro\): \+378 credits a month, limit \+90/,
    )
  })

  test('but one that is over a limit comes before it', () => {
    const { root, breaches, roots } = of({
      before: two('claude-fable-5.1', 'auto'),
      after: two('claude-haiku-4.5', 'claude-sonnet-5'),
      policy: 'version: 1\ncost: { fail: { increase: { credits: 90 } } }',
    })
    expect([root, breaches, roots[1]?.breaches]).toEqual([
      'web',
      [{ level: 'fail', kind: 'credits', value: 94.5, limit: 90, layer: 0, atTip: false }],
      [],
    ])
  })

  test('a new root beside one is compared with it, a vanished one with the nearest above', () => {
    const own = { [SETTINGS]: settings('claude-opus-4.8') }
    expect(named({ before: own, after: two('claude-opus-4.8', 'auto') })).toEqual([
      ['web', '', -378],
      ['', '', 0],
    ])
    expect(named({ before: two('claude-opus-4.8', 'auto'), after: own })).toEqual([
      ['', 'web', 378],
      ['', '', 0],
    ])
  })

  test('roots that are gone and new are pairs, the most expensive first', () => {
    expect(
      named({
        before: { [`a/${SETTINGS}`]: settings('auto'), [`b/${SETTINGS}`]: settings('claude-opus-4.8') },
        after: { [`x/${SETTINGS}`]: settings('claude-opus-4.8'), [`y/${SETTINGS}`]: settings('claude-sonnet-5') },
      }),
    ).toEqual([
      ['y', 'a', 94.5],
      ['x', 'b', 0],
    ])
  })
})
