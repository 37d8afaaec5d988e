import { carrierRule } from '../../../src/core/cost/carrier-rules.js'
import { plain } from '../../../src/core/text/message.js'
import { sourceOfVolume } from '../../../src/core/advice/volume.js'
import type { WorkVolume } from '../../../src/core/cost/workload.js'
import { agent, contract, hook, judged, type Change } from '../support/repository.js'

/** The rule of each row, by assignment. */
function rules(change: Change): Record<string, string> {
  const { estimate } = judged(change)
  return Object.fromEntries(estimate.allRows.map((row) => [row.assignment, plain(carrierRule(row, estimate))]))
}

test('each row says by which rule it carries its part', () => {
  const told = rules({
    after: {
      '.kiro/settings.json': contract(
        { p: 'auto' },
        { codeReview: 'p', hookActions: 'p', taskExecution: 'p', documentationUpdate: 'p' },
      ),
      '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-sonnet-5' },
      '.kiro/agents/a.json': agent('a', 'claude-opus-5'),
      '.kiro/agents/b.json': agent('b', 'minimax-m2.5'),
      '.kiro/agents/c.json': agent('c', 'claude-opus-5'),
      '.kiro/hooks/h.kiro.hook': hook('fileEdited'),
    },
    policy: 'version: 1\nagents: { c: documentationUpdate }\nworkload: { cliShare: 0.25 }',
  })
  expect(told).toEqual({
    'agent:a': 'An agent that names a model carries a part of taskExecution’s own runs.',
    'agent:b':
      'An agent carries a part of taskExecution only where it costs more than that kind’s own model, the most expensive first; this one carries nothing.',
    'agent:c': 'The policy maps this agent to documentationUpdate: it carries that kind in place of the route.',
    'chat:cli':
      'The terminal carries 25 % of specGeneration, interactiveChat and codeExplanation, on the model of chat.defaultAgent, else chat.defaultModel, else auto.',
    'hook:h.kiro.hook#1': 'A hook adds to the work, by what starts it.',
    'task:codeExplanation':
      'Nothing routes codeExplanation: 25 % is done in the terminal, on the model of cli.json, else auto; the rest is on auto.',
    'task:codeReview': 'The contract routes codeReview: all of its runs are on its route.',
    'task:documentationUpdate':
      'An agent that the policy maps to documentationUpdate carries it in place of the route.',
    'task:hookActions': 'The contract routes hookActions: the hooks that people keep outside the repository.',
    'task:interactiveChat':
      'Nothing routes interactiveChat: 25 % is done in the terminal, on the model of cli.json, else auto; the rest is on auto.',
    'task:specGeneration':
      'Nothing routes specGeneration: 25 % is done in the terminal, on the model of cli.json, else auto; the rest is on auto.',
    'task:taskExecution':
      'The contract routes taskExecution: what agents and steps do not carry, or another root does not, is on its route.',
  })
})

test.each<[string, Change, string, string]>([
  [
    'a contract that cannot be read',
    {
      before: { '.kiro/settings.json': contract({ p: 'auto' }, { codeReview: 'p' }) },
      after: { '.kiro/settings.json': '{' },
    },
    'task:codeReview',
    'The contract cannot be read, so what codeReview runs on is not known.',
  ],
  [
    'hook actions that nothing routes',
    { after: { '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-sonnet-5' } } },
    'task:hookActions',
    'Nothing routes hookActions, and hooks never run on the terminal’s model: it is on auto.',
  ],
  [
    'a chat that the contract routes',
    { after: { '.kiro/settings.json': contract({ p: 'claude-opus-5' }, { interactiveChat: 'p' }) } },
    'task:interactiveChat',
    'The contract routes interactiveChat: what is not done in the terminal (50 %) is on its route.',
  ],
  [
    'the cheaper of two agents of one kind',
    {
      after: { '.kiro/agents/a.json': agent('a', 'claude-opus-5'), '.kiro/agents/b.json': agent('b', 'auto') },
      policy: 'version: 1\nagents: { a: codeReview, b: codeReview }',
    },
    'agent:b',
    'The policy maps this agent to codeReview, and a more expensive one carries it.',
  ],
  [
    'an agent that is gone',
    { before: { '.kiro/agents/a.json': agent('a', 'claude-opus-5') }, after: { '.kiro/agents/b.json': agent('b') } },
    'agent:a',
    'The agent is not there any more: what it carried is on the kind’s own model.',
  ],
  [
    'a step',
    {
      after: {
        '.kiro/workflows/w.workflow.json': {
          name: 'w',
          steps: [{ type: 'agent', id: 's', prompt: 'p', modelId: 'claude-opus-5' }],
        },
      },
    },
    'workflow:w#s',
    'A step that names a model carries a part of taskExecution’s own runs, once for each round of the loops around it.',
  ],
  [
    'a step that costs no more than the kind',
    {
      after: {
        '.kiro/workflows/w.workflow.json': {
          name: 'w',
          steps: [{ type: 'agent', id: 's', prompt: 'p', modelId: 'minimax-m2.5' }],
        },
      },
    },
    'workflow:w#s',
    'A step carries a part of taskExecution only where it costs more than that kind’s own model, the most expensive first; this one carries nothing.',
  ],
])('the rule of %s', (_, change, assignment, rule) => {
  expect(rules(change)[assignment]).toBe(rule)
})

test('the source of some work is the policy where that states a part of it, else that of its first runs', () => {
  const work = (runs: string, credits: string): WorkVolume => ({
    kind: 'codeReview',
    runs: 1,
    credits: { low: 1, typical: 1, high: 1 },
    share: 1,
    source: { runs, credits },
  })
  expect([
    sourceOfVolume([]),
    sourceOfVolume([work('page', 'other'), work('third', 'fourth')]),
    sourceOfVolume([work('page', 'other'), work('third', 'policy')]),
    sourceOfVolume([work('page', 'other'), work('policy', 'fourth')]),
  ]).toEqual(['assumption', 'page', 'policy', 'policy'])
})

test.each([
  ['auto', 'claude-opus-4.8', null],
  ['claude-opus-4.8', 'auto', null],
  ['auto', 'claude-opus-4.8', 'claude-haiku-4.5'],
])('of two agents with the name of the default agent, on %s and %s, the dearer carries the terminal', (a, b, model) => {
  const { rows } = judged({
    after: {
      '.kiro/settings/cli.json': {
        'chat.defaultAgent': 'r',
        ...(model === null ? {} : { 'chat.defaultModel': model }),
      },
      '.kiro/agents/a.json': agent('r', a),
      '.kiro/agents/b.json': agent('r', b),
    },
  }).estimate
  expect(rows.find(({ assignment }) => assignment === 'chat:cli')?.after.model).toBe('claude-opus-4.8')
})
