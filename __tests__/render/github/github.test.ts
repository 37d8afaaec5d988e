import fc from 'fast-check'
import { anyCharacter } from '../../core/support/any-text.js'
import { type Failure } from '../../../src/core/report.js'
import { format } from '../../../src/render/index.js'
import { HOSTILE } from '../../core/support/markdown.js'
import { FEW_RUNS } from '../../core/support/properties.js'
import { agent, DAY, judged, type Files } from '../../core/support/repository.js'
import { heard } from '../../support/runner-log.js'

const TOKEN = '0b6f6a3e-token'
const of = (after: Files, token: string | null = TOKEN): string =>
  format('github', judged({ after }), { day: DAY, token })
const wrong = (count: number): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`.kiro/agents/a${index}.json`, agent(`a${index}`, 'claude-opus-4-8')]),
  )

test('annotations at their places, then the report, to which the runner does not listen', () => {
  const [first, stop, ...rest] = of(wrong(1)).split('\n')
  expect(first).toBe(
    '::error title=misspelled-model,file=.kiro/agents/a0.json,line=3,col=12::claude-opus-4-8 is not an id that Kiro accepts; write claude-opus-4.8',
  )
  expect(stop).toBe(`::stop-commands::${TOKEN}`)
  expect(rest.slice(-2)).toEqual([`::${TOKEN}::`, ''])
  expect(rest.join('\n')).toContain(format('text', judged({ after: wrong(1) }), { day: DAY }).trimEnd())
})

test('ten of a level, and where the others are', () => {
  const lines = heard(of(wrong(14)))
  expect(lines).toHaveLength(10)
  expect(lines.at(-1)).toBe('::error title=Kiro config::5 more of this level; the report below lists all.')
})

test('without a token there are the annotations only', () => {
  expect(of(wrong(11), null).trimEnd().split('\n').at(-1)).toBe('::error title=Kiro config::2 more of this level.')
  expect(of({}, null)).toBe('')
})

test('a check that could not be made is an error', () => {
  const failure: Failure = {
    verdict: 'error',
    errorClass: 'policy',
    problems: [{ file: 'p.yml', line: 2, column: 3, message: 'team is wrong\n::error::x' }],
    hint: 'Correct it.',
    policy: null,
  }
  expect(heard(format('github', failure, { day: DAY, token: TOKEN }))).toEqual([
    '::error title=Kiro config,file=p.yml,line=2,col=3::team is wrong\\n::error::x. Correct it.',
  ])
})

test('no name makes the runner hear another command', () => {
  const commands = [
    '::set-output name=a::b',
    '\n::error::x',
    '\r::error::x',
    '##[error]x',
    '%0A::error::x',
    '\u2028::warning::x',
    `\n::${TOKEN}`,
    'file.js,line=1::x',
  ]
  const name = fc.oneof(fc.constantFrom(...HOSTILE, ...commands), fc.string({ unit: anyCharacter }))
  fc.assert(
    fc.property(name, name, (path, model) => {
      for (const line of heard(
        of({
          [`.kiro/agents/${path.replaceAll('/', '')}.json`]: agent(path, model),
          '.kiro/agents/b.json': agent(model, 'opus'),
        }),
      )) {
        expect(line).toMatch(/^::(error|warning) title=[\w -]+(,file=[^:,]*,line=\d+,col=\d+)?::/u)
      }
    }),
    FEW_RUNS,
  )
})
