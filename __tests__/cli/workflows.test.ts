import { Folder } from '../support/cli/folder.js'

const WORKFLOW = `name: release
modelId: claude-sonnet-5
steps:
  - { type: step, id: plan, agent: wf-planner, prompt: Plan it. }
  - type: repeat
    id: polish
    maxIterations: 5
    onMaxIterations: pause
    steps:
      - { type: step, id: review, agent: reviewer, prompt: Review it., modelId: claude-opus-5 }
`
const FILE = '.kiro/workflows/release.workflow.yaml'
const DAY = ['--as-of', '2026-10-08'] as const

let folder: Folder
beforeEach(async () => {
  folder = await Folder.make({
    [FILE]: WORKFLOW,
    '.kiro/agents/reviewer.json': '{ "name": "reviewer" }\n',
    '.kiro/settings.json':
      '{ "models": { "cheap": { "model": "claude-haiku-4.5" }, "routing": { "codeReview": "cheap" } } }\n',
    '.github/kiro-policy.yml': 'version: 1\nworkflows: { "release#review": codeReview }\n',
  })
})
afterEach(() => folder.remove())

test('inventory lists the steps of workflows, at the lines that name their models', async () => {
  const { exit, stdout } = await folder.run('inventory', ...DAY)
  expect(exit).toBe(0)
  expect(stdout).toMatch(
    /^ +release#plan +claude-sonnet-5 +1\.3x +Kiro +\.kiro\/workflows\/release\.workflow\.yaml:2$/m,
  )
  expect(stdout).toMatch(
    /^ +release#review \(loop: at most 5 runs\) +claude-opus-5 +2\.2x +Kiro +\.kiro\/workflows\/release\.workflow\.yaml:10$/m,
  )
})

test('what-if supposes the model of a step and of a workflow', async () => {
  const { exit, stdout } = await folder.run(
    'what-if',
    '--set',
    'workflows.release.review=claude-haiku-4.5,workflows.release=auto',
    ...DAY,
  )
  expect(exit).toBe(0)
  expect(stdout).toContain('release#review: claude-opus-5 (2.2x) → claude-haiku-4.5 (0.4x)')
  expect(stdout).toContain('release#plan: claude-sonnet-5 (1.3x) → auto (1.0x)')
  expect(await folder.run('what-if', '--set', 'workflows.release.reveiw=auto', ...DAY)).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining(
      'There is no workflow or step release.reveiw here; did you mean release.review?',
    ) as unknown,
  })
})

test('apply writes the model of the contract into the step that the policy maps', async () => {
  expect(await folder.run('apply', ...DAY)).toMatchObject({
    exit: 0,
    stdout: `${FILE}  modelId of review: claude-opus-5 → claude-haiku-4.5 (codeReview)\n`,
  })
  expect((await folder.run('apply', '--check', ...DAY)).exit).toBe(0)
})
