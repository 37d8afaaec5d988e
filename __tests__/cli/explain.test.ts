import { readFileSync } from 'node:fs'
import { AS_OF, root } from '../support/cli/command-line.js'
import { Folder } from '../support/cli/folder.js'

const example = (path: string): string => readFileSync(root(`examples/${path}`), 'utf8')
let folder: Folder

beforeAll(async () => {
  folder = await Folder.make({
    '.kiro/settings.json': example('after/.kiro/settings.json'),
    '.github/kiro-policy.yml': example('kiro-policy.yml'),
  })
})
afterAll(() => folder.remove())

const explain = (...args: string[]) => folder.run('explain', ...AS_OF, ...args)

test.concurrent('why a model may not do some work, layer by layer', async () => {
  const { exit, stdout, stderr } = await explain('codeReview')
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  expect(stdout).toBe(`✖ claude-opus-4.8 (2.2x) is blocked for codeReview
  named at .kiro/settings.json:5

  yes  Kiro                     offered
  yes  seats                    every seat of the team has it
  no   .github/kiro-policy.yml  not in its allow list for codeReview

  Who can change that: the code owners of .github/kiro-policy.yml, by a change of it or an exception with an end date.
  Every layer allows claude-sonnet-5.5 (1.3x), claude-sonnet-5 (1.3x), claude-sonnet-4.6 (1.3x).
`)
})

test.concurrent('a file, a profile and a model are questions too', async () => {
  const [file, profile, model] = await Promise.all([
    explain('.kiro/settings.json'),
    explain('primary'),
    explain('claude-opus-4.8'),
  ])
  expect(file.stdout).toContain(
    '✔ claude-haiku-4.5 (0.4x) is allowed for hookActions, codeExplanation and documentationUpdate',
  )
  expect(profile.stdout).toContain('is blocked for taskExecution, codeReview and interactiveChat')
  expect(model.stdout).toContain('is blocked for everything but specGeneration')
})

test.concurrent('as JSON and as Markdown', async () => {
  const [json, markdown] = await Promise.all([
    explain('codeReview', '--format', 'json'),
    explain('codeReview', '--format', 'markdown'),
  ])
  expect(JSON.parse(json.stdout)).toMatchObject({
    kind: 'explanation',
    explanations: [
      {
        model: 'claude-opus-4.8',
        blockedBy: 2,
        steps: [{ layer: 'Kiro' }, { layer: 'seats' }, { layer: '.github/kiro-policy.yml', says: 'blocks' }],
      },
    ],
  })
  expect(markdown.stdout).toContain('| `.github/kiro-policy.yml` | no | not in its allow list for `codeReview` |')
})

test.concurrent('the credits of some work, factor by factor', async () => {
  const { exit, stdout } = await explain('--cost', 'codeReview')
  expect(exit).toBe(0)
  expect(stdout).toContain('codeReview on claude-opus-4.8: 1,109 credits / month, 12 developers')
  expect(stdout).toMatch(
    /× multiplier +2\.2x +2\.2x +2\.2x +https:\/\/kiro\.dev\/docs\/models; of 2026-06-26, checked 2026-10-08/,
  )
  expect(stdout).toMatch(/= +277 +1,109 +3,759 +1,108\.8 typical before rounding/)
  const { stdout: shown } = await explain('--cost', 'codeReview', '--format', 'markdown')
  expect(shown).toContain('on **claude-opus-4.8**: 1,109 credits / month, 12 developers\n\n')
  expect(shown).toMatch(/\n\|\s*\| low \| typical \| high \| from \|\n\|---\|--:\|--:\|--:\|---\|\n/)
  expect(shown).toContain('| = | 277 | 1,109 | 3,759 | 1,108.8 typical before rounding |')
  const all = await explain('--cost', 'all', '--format', 'json')
  expect((JSON.parse(all.stdout) as { rows: unknown[] }).rows).toHaveLength(8)
})

test.concurrent.each([
  [['codeReviw'], 'did you mean codeReview?'],
  [['--cost', 'claude-opus-4.8'], 'claude-opus-4.8 does not run here.'],
  [[], 'explain takes one question'],
  [['a', 'b'], 'explain takes one question'],
])('%j is wrong use', async (args, message) => {
  const { exit, stdout, stderr } = await explain(...args)
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toContain(message)
})

test.concurrent('a broken policy explains nothing', async () => {
  const broken = await Folder.make({
    '.kiro/settings.json': example('after/.kiro/settings.json'),
    '.github/kiro-policy.yml': 'version: 2\n',
  })
  const { exit, stdout } = await broken.run('explain', 'codeReview')
  expect(exit).toBe(2)
  expect(stdout).toContain('the policy cannot be read')
  await broken.remove()
})

test.concurrent('what a change of prices costs, on files that no one touched', async () => {
  const luna = example('after/.kiro/settings.json').replaceAll('claude-opus-4.8', 'gpt-5.6-luna')
  const same = await Folder.make({ 'a/.kiro/settings.json': luna })
  const { exit, stdout } = await same.run(
    'check',
    '--base',
    'a',
    '--head',
    'a',
    '--base-as-of',
    '2026-10-01',
    '--as-of',
    '2026-10-08',
  )
  expect(exit).toBe(0)
  expect(stdout).toMatch(/specGeneration +gpt-5\.6-luna +\d+ +\d+ +\d+ +−\d+/)
  expect((await same.run('check', '--base', 'a', '--head', 'a', '--base-as-of', '2026-13-01')).stderr).toContain(
    '--base-as-of 2026-13-01 is not a day.',
  )
  await same.remove()
})

test.concurrent('a trace shows every decimal of a factor, so that it multiplies to the result', async () => {
  const made = await Folder.make({
    '.kiro/settings.json': JSON.stringify({ models: { p: { model: 'auto' }, routing: { codeReview: 'p' } } }),
    'policy.yml': 'version: 1\nteam: { developers: 1000 }\nworkload: { tasks: { codeReview: { runs: 0.0625 } } }\n',
  })
  const run = await made.run('explain', '--cost', 'codeReview', '--policy', 'policy.yml', '--as-of', '2026-10-08')
  expect(run.stdout).toMatch(/runs a day +0\.0625 +0\.0625 +0\.0625/)
  expect(run.stdout).toMatch(/= +656 +2,625 +7,875/)
  await made.remove()
})
