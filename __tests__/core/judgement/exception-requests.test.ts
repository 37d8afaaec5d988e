import { parse } from 'yaml'
import type { Report } from '../../../src/core/report.js'
import { comment } from '../../../src/render/markdown/comment.js'
import { NO_CONTEXT } from '../../../src/render/markdown/context.js'
import { inspect } from '../support/markdown.js'
import { judged, policy, type Files } from '../support/repository.js'

const BEFORE: Files = {
  '.kiro/settings.json': { models: { primary: { model: 'auto' }, routing: { taskExecution: 'primary' } } },
  '.kiro/agents/a.json': { name: 'a', model: 'auto' },
}
const AFTER: Files = {
  '.kiro/settings.json': { models: { primary: { model: 'claude-opus-4.8' }, routing: { taskExecution: 'primary' } } },
  '.kiro/agents/a.json': { name: 'a', model: 'claude-opus-5' },
}
const RULES = 'version: 1\nmodels: { allow: [auto, claude-sonnet-*] }\ncost: { fail: { increase: { credits: 10 } } }'

function errors({ findings }: Report): string[] {
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
}

test('what is asked for, with the last day and the credits', () => {
  const { exceptionRequests } = judged({ before: BEFORE, after: AFTER, policy: RULES })
  expect(exceptionRequests).toEqual([
    {
      rule: 'model-not-allowed',
      path: '.kiro/agents/a.json',
      model: 'claude-opus-5',
      expires: '2026-11-07',
      credits: 0,
    },
    {
      rule: 'cost-increase',
      path: '.kiro/settings.json',
      model: 'claude-opus-4.8',
      expires: '2026-11-07',
      credits: 378,
    },
    {
      rule: 'model-not-allowed',
      path: '.kiro/settings.json',
      model: 'claude-opus-4.8',
      expires: '2026-11-07',
      credits: 693,
    },
  ])
})

test('law: what the comment has ready to paste, filled in, lets the change pass', () => {
  const report = judged({ before: BEFORE, after: AFTER, policy: RULES })
  const [block] = inspect(comment(report, NO_CONTEXT), ['yaml']).fences
  const { exceptions } = parse(block?.content ?? '') as { exceptions: Record<string, unknown>[] }
  const filled = exceptions.map((one) => ({ ...one, reason: 'a trial', owner: '@acme/platform' }))
  const [own] = policy(RULES)
  const granted = policy(`${RULES}\nexceptions: ${JSON.stringify(filled)}`)
  expect(own?.file.exceptions).toBeUndefined()
  expect(errors(report)).toEqual(['model-not-allowed', 'cost-increase', 'model-not-allowed'])
  expect(errors(judged({ before: BEFORE, after: AFTER, policy: granted }))).toEqual([])
})

test('nothing is asked for that would not help: a parent refuses it, or no policy decides it', () => {
  const parent = [
    ...policy(RULES, 'above').map((one) => ({ ...one, role: 'parent' as const })),
    ...policy('version: 1'),
  ]
  expect(judged({ before: BEFORE, after: AFTER, policy: parent }).exceptionRequests).toEqual([])
  expect(judged({ before: BEFORE, after: AFTER }).exceptionRequests).toEqual([])
  const broken = judged({ before: BEFORE, after: { ...BEFORE, '.kiro/settings.json': '{' }, policy: RULES })
  expect(errors(broken)).toContain('syntax')
  expect(broken.exceptionRequests.filter(({ rule }) => rule === 'syntax')).toEqual([])
})
