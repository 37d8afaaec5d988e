import { LIMITS } from '../../../src/core/text/limits.js'
import { agent, configuration, judged, lines, type Files } from '../support/repository.js'

const hooks = (count: number, model = 'auto'): unknown => ({
  version: 'v1',
  hooks: Array.from({ length: count }, (_, index) => ({
    name: `h${index}`,
    trigger: 'PostFileSave',
    action: { type: 'agent', prompt: 'x', model },
  })),
})

test('a file states as much as is read of one, and not one more', () => {
  const read = (count: number) => {
    const { assignments, complaints, files } = configuration({ '.kiro/hooks/h.json': hooks(count) })
    return [assignments.length, complaints.map(({ rule }) => rule), files.map(({ readable }) => readable)]
  }
  expect(read(LIMITS.assignments)).toEqual([LIMITS.assignments, [], [true]])
  expect(read(LIMITS.assignments + 1)).toEqual([0, ['syntax'], [false]])
})

test('profiles that nothing runs on and efforts count as well', () => {
  const many = Array.from({ length: LIMITS.assignments + 1 }, (_, index) => index)
  const { contracts, efforts, complaints } = configuration({
    '.kiro/settings.json': { models: Object.fromEntries(many.map((index) => [`p${index}`, { model: 'auto' }])) },
    '.kiro/settings/cli.json': {
      'chat.modelDefaults': Object.fromEntries(
        many.map((index) => [`m${index}`, { output_config: { effort: 'max' } }]),
      ),
    },
  })
  expect([contracts.length, efforts.length]).toEqual([0, 0])
  expect(complaints.map(({ rule, place }) => [rule, place.file])).toEqual([
    ['syntax', '.kiro/settings.json'],
    ['syntax', '.kiro/settings/cli.json'],
  ])
})

test('files of 3,300 hooks are a finding each, and nothing of them is kept', () => {
  const file = hooks(3_300)
  const files: Files = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`.kiro/hooks/h${index}.json`, file]),
  )
  const { assignments, complaints } = configuration(files)
  expect([assignments.length, complaints.length]).toEqual([0, 30])
})

test('all files together have a bound, in the order of their paths', () => {
  const [each, full] = [LIMITS.assignments, LIMITS.allAssignments / LIMITS.assignments]
  const file = JSON.stringify(hooks(each))
  const files: Files = Object.fromEntries(
    Array.from({ length: full + 2 }, (_, index) => [`.kiro/hooks/h${String(index).padStart(3, '0')}.json`, file]),
  )
  const { assignments, complaints } = configuration({ ...files, '.kiro/agents/a.json': agent('a', 'auto') })
  expect(assignments.length).toBe(each * (full - 1) + 1)
  expect(complaints.map(({ rule, place }) => [rule, place.file])).toEqual(
    [full - 1, full, full + 1].map((index) => ['syntax', `.kiro/hooks/h${String(index).padStart(3, '0')}.json`]),
  )
})

test('what is not read blocks, with the remedy', () => {
  const path = '.kiro/hooks/h.json'
  const report = judged({
    before: { [path]: hooks(1) },
    after: { [path]: hooks(LIMITS.assignments + 1, 'claude-opus-4.8') },
  })
  expect(report.verdict).toBe('fail')
  expect(lines(report)).toEqual([
    `error ${path}:1:1 syntax: The file names 501 models, profiles or pieces of work, more than the 500 that are read of one file. Divide it, or take generated entries out.`,
  ])
  expect(report.estimate.notEstimated).toEqual([path])
})
