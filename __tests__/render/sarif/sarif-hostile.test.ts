import fc from 'fast-check'
import { check } from '../../../src/core/check.js'
import { type Report } from '../../../src/core/report.js'
import { sarif } from '../../../src/render/sarif/sarif.js'
import { policyTexts, unsound } from '../../core/support/generators.js'
import { HOSTILE } from '../../core/support/markdown.js'
import { FEW_RUNS } from '../../core/support/properties.js'
import { agent, DAY, judged, policy, sources } from '../../core/support/repository.js'
import { pathIn, runOf, shownBy } from '../../support/sarif/log.js'
import { WRONG, failure } from './sarif-run.js'

test('more than code scanning takes is left out, the least severe first, and said', () => {
  const base = judged({ after: WRONG })
  const [finding] = base.findings
  if (!finding) throw new Error('no finding')
  const many = (count: number, file: string): Report => ({
    ...base,
    hasBase: true,
    findings: Array.from({ length: count }, (_, index) => ({
      ...finding,
      identity: String(index),
      severity: index < count - 2 ? ('warning' as const) : ('error' as const),
      introduced: index % 2 === 0,
      place: { file: `${file}${index}`, line: 1, column: 1 },
    })),
  })
  const run = runOf(sarif(many(5200, 'a')))
  expect([
    run.results?.length,
    run.results?.slice(0, 4).map(({ level, baselineState }) => `${level} ${baselineState ?? ''}`),
  ]).toEqual([5000, ['error new', 'error unchanged', 'warning new', 'warning new']])
  expect(run.invocations[0]).toMatchObject({
    executionSuccessful: true,
    toolExecutionNotifications: [
      {
        level: 'warning',
        message: {
          text: '200 of 5200 findings are left out, the least severe: code scanning takes no more. The JSON report has all.',
        },
      },
    ],
  })
  const long = sarif(many(3000, '🙂'.repeat(1000)))
  expect(Buffer.byteLength(long)).toBeLessThan(10_000_000)
  expect(runOf(long).invocations[0]?.toolExecutionNotifications).toHaveLength(1)
})

test('hostile names stay text and paths', () => {
  const texts = [
    ...HOSTILE,
    'x](0)',
    '[a](1)',
    '[a\\](https://evil.example)',
    '{0}',
    '{{0}}',
    '\\',
    '//evil.example/x',
    'file:///etc/passwd',
    'a:b',
    '%2e%2e',
    '..',
    '?x#y',
    'C:\\x',
    '🙂 é',
  ]
  const after = Object.fromEntries(
    texts.flatMap((text, index): [string, unknown][] => [
      [`.kiro/agents/${text.replaceAll('/', '∕')}.json`, agent(text, texts[index - 1] ?? 'x')],
      [`${text.replaceAll('/', '∕').replace('..', '.. ')}/.kiro/agents/${index}.json`, agent(`n${index}`, text)],
      [
        `.kiro/hooks/${index}.kiro.hook`,
        { name: text, when: { type: 'fileEdited' }, then: { type: 'askAgent', model: text } },
      ],
    ]),
  )
  const report = check({
    before: null,
    after: sources(after),
    policy: policy('version: 1\nmodels: { allow: [auto] }'),
    day: DAY,
  })
  const { results: found = [] } = runOf(sarif(report))
  expect(found).toHaveLength(report.findings.length)
  expect(
    new Set(found.map(({ locations: [place] }) => pathIn(place?.physicalLocation.artifactLocation.uri ?? ''))),
  ).toEqual(new Set(report.findings.map(({ place }) => place?.file)))
  expect(found.map(({ message }) => shownBy(message.text)).join('\n')).toContain('[a] (1)')
  for (const hostile of [
    failure({
      problems: [
        { file: '//evil.example/x', line: null, column: null, message: '[a](http://evil.example) {0}\n\u202e' },
      ],
      hint: '',
    }),
  ]) {
    const [note] = runOf(sarif(hostile)).invocations[0]?.toolExecutionNotifications ?? []
    expect(note?.message.text).toBe('[a] (http://evil.example) {{0}}\\n\\u{{202e}}.')
  }
})

test('every report is valid, complete, and tells its findings apart', () => {
  fc.assert(
    fc.property(fc.option(unsound), unsound, policyTexts, (before, after, text) => {
      const report = judged({ before, after, policy: text ?? [] })
      const { results: found = [] } = runOf(sarif(report))
      expect(found).toHaveLength(report.findings.length)
      expect(new Set(report.findings.map(({ identity }) => identity)).size).toBe(report.findings.length)
    }),
    FEW_RUNS,
  )
})
