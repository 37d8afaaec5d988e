import { smallOrganization } from '../../support/audit/small-organization.js'

test('the console’s answer stands beside the policy’s, for each model that a repository names', async () => {
  const report = await smallOrganization()
  // One answer for a model, however it is spelled: claude-opus-4-8 is claude-opus-4.8.
  const named = report.models.map(({ model }) => model).filter((model) => model !== 'claude-opus-4-8')
  expect(report.console.map(({ model }) => model).sort()).toEqual(named.sort())
  const answers = new Map(report.console.map(({ model, answer }) => [model, answer]))
  expect([answers.get('claude-opus-4.8'), answers.get('claude-haiku-4.5')]).toEqual(['deny', 'unknown'])
  for (const { message, answer, rules } of report.console) {
    expect(message).toContain('organization’s policy')
    expect(rules.length > 0).toBe(answer !== 'unknown')
  }
})
