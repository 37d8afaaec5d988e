import { Folder } from '../support/cli/folder.js'

const HOOK = '{ "name": "Fix", "trigger": "PostFileSave", "action": { "type": "agent", "prompt": "Fix it." } }'

let folder: Folder
beforeAll(async () => {
  folder = await Folder.make({
    '.kiro/hooks/dropped.json': `{ "hooks": [${HOOK}] }\n`,
    '.kiro/hooks/command.json':
      '{ "version": "v1", "hooks": [{ "name": "Ask", "trigger": "Manual", "action": { "type": "command", "command": "make && kiro-cli chat --model claude-opus-4.8" } }] }\n',
    '.kiro/agents/r.json': '{ "name": "r", "model": "claude-haiku-4.5" }\n',
    '.kiro/agents/r.md': '---\nname: r\nmodel: claude-sonnet-5\n---\nReview.\n',
  })
})
afterAll(() => folder.remove())

test('the inventory says who applies each row, and where else it is', async () => {
  const { stdout } = await folder.run('inventory', '--as-of', '2026-10-08')
  expect(stdout).toMatch(/^ +r +claude-sonnet-5 .* Kiro; also in \.kiro\/agents\/r\.json +\.kiro\/agents\/r\.md:3$/m)
  expect(stdout).toMatch(/^ +Ask +claude-opus-4\.8 .* Kiro +\.kiro\/hooks\/command\.json:1$/m)
  expect(stdout).toMatch(/^ +Fix .* Kiro drops it, because its file does not say "version": "v1" +\S+dropped\.json:1$/m)
})

test('check names what is dropped and what is shadowed, and explain finds the shadowed file', async () => {
  const { stdout } = await folder.run('check', '--as-of', '2026-10-08', '--format', 'json')
  const report = JSON.parse(stdout) as {
    findings: { rule: string; file: string; appliedBy: string; dropped: string | null }[]
    estimate: { rows: { assignment: string; droppedAfter: string | null; creditsAfter: { typical: number | null } }[] }
  }
  const because = 'its file does not say "version": "v1"'
  expect(report.findings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ rule: 'dropped-by-kiro', file: '.kiro/hooks/dropped.json', dropped: because }),
      expect.objectContaining({ rule: 'shadowed', file: '.kiro/agents/r.json', appliedBy: 'kiro', dropped: null }),
    ]),
  )
  expect(report.estimate.rows.find(({ assignment }) => assignment === 'hook:dropped.json#1')).toMatchObject({
    droppedAfter: because,
    creditsAfter: { typical: 0 },
  })
  expect(report.estimate.rows.filter(({ assignment }) => assignment.startsWith('agent:r'))).toHaveLength(1)
  const explained = await folder.run('explain', '.kiro/agents/r.json')
  expect(explained.stdout).toContain('claude-haiku-4.5')
})
