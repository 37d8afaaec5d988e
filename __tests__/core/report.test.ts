import { type Failure } from '../../src/core/report.js'
import { exitCode, type FailOn } from '../../src/core/exit-code.js'
import { ERROR_CLASSES, EXIT_OF } from './support/failures.js'
import { agent, hook, judged, type Files } from './support/repository.js'

const broken: Files = { '.kiro/agents/a.json': agent('a', 'claude-opus-4-8') }
const dubious: Files = { '.kiro/hooks/a.kiro.hook': hook('fileEdited') }
const fine: Files = { '.kiro/agents/a.json': agent('a', 'qwen3-coder-next') }
const exits = (before: Files | null, after: Files): number[] =>
  (['error', 'warning', 'never'] as FailOn[]).map((failOn) => exitCode(judged({ before, after }), failOn))

test.each<[string, Files | null, Files, number[]]>([
  ['a new error', {}, broken, [1, 1, 0]],
  ['an error without a base', null, broken, [1, 1, 0]],
  ['an old error', broken, broken, [0, 0, 0]],
  ['a new warning', {}, dubious, [0, 1, 0]],
  ['an old warning', dubious, dubious, [0, 0, 0]],
  ['an old error and a new warning', broken, { ...broken, ...dubious }, [0, 1, 0]],
  ['notices', {}, fine, [0, 0, 0]],
  ['nothing', {}, {}, [0, 0, 0]],
])('the exit for %s, by fail-on error, warning, never', (_, before, after, expected) => {
  expect(exits(before, after)).toEqual(expected)
})

test('a check that could not be made is never a pass, not even with fail-on never', () => {
  const failure = (errorClass: Failure['errorClass']): Failure => ({
    verdict: 'error',
    errorClass,
    problems: [],
    hint: '',
    policy: null,
  })
  for (const errorClass of ERROR_CLASSES) {
    const codes = (['error', 'warning', 'never'] as FailOn[]).map((failOn) => exitCode(failure(errorClass), failOn))
    expect([errorClass, ...new Set(codes)]).toEqual([errorClass, EXIT_OF[errorClass]])
  }
})
