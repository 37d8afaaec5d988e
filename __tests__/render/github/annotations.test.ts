import { annotations } from '../../../src/render/github/annotations.js'
import { agent, hook, judged } from '../../core/support/repository.js'

const wrong = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `.kiro/agents/a${String(index).padStart(2, '0')}.json`,
      agent(`a${index}`, 'claude-opus-4-8'),
    ]),
  )

test('an annotation has a level, a rule, a place and what to write instead', () => {
  expect(annotations(judged({ after: wrong(1) }))).toEqual([
    {
      level: 'error',
      title: 'misspelled-model',
      message: 'claude-opus-4-8 is not an id that Kiro accepts; write claude-opus-4.8',
      place: { file: '.kiro/agents/a00.json', line: 3, column: 12 },
    },
  ])
  const [retired] = annotations(judged({ after: { '.kiro/agents/a.json': agent('a', 'claude-3.7-sonnet') } }))
  expect(retired?.message).toBe(
    'claude-3.7-sonnet is not offered by Kiro; its successor is claude-sonnet-5.5. Instead: claude-sonnet-5.5 or claude-sonnet-5',
  )
})

test('only for what is new, and not for notices', () => {
  expect(annotations(judged({ before: wrong(1), after: wrong(1) }))).toEqual([])
  expect(annotations(judged({ after: { '.kiro/agents/a.json': agent('a', 'qwen3-coder-next') } }))).toEqual([])
})

test('ten of a level are shown; of more, nine and how many are left', () => {
  expect(annotations(judged({ after: wrong(10) }))).toHaveLength(10)
  const shown = annotations(judged({ after: wrong(14) }))
  expect(shown).toHaveLength(10)
  expect(shown.at(-1)).toEqual({
    level: 'error',
    title: 'Kiro config',
    message: '5 more of this level; the job summary lists all.',
    place: null,
  })
  const last = (where: string | null): string | undefined =>
    annotations(judged({ after: wrong(14) }), where).at(-1)?.message
  expect([last('look below'), last(null)]).toEqual(['5 more of this level; look below.', '5 more of this level.'])
})

test('errors before warnings', () => {
  expect(
    annotations(judged({ after: { ...wrong(2), '.kiro/hooks/h.kiro.hook': hook('fileEdited') } })).map(
      ({ level }) => level,
    ),
  ).toEqual(['error', 'error', 'warning'])
})
