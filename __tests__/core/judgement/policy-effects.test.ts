import { plain } from '../../../src/core/text/message.js'
import { comment } from '../../../src/render/markdown/comment.js'
import { NO_CONTEXT } from '../../../src/render/markdown/context.js'
import { text } from '../../../src/render/text/text.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import { judged, policy, type Files } from '../support/repository.js'

const FILES: Files = {
  '.kiro/agents/a.json': { name: 'a', model: 'claude-opus-4.8' },
  '.kiro/agents/b.json': { name: 'b', model: 'claude-sonnet-5' },
}

function report(binding: string | null, proposed: string) {
  return judged({
    before: FILES,
    after: FILES,
    policy: binding ?? [],
    proposal: { kind: 'policy', source: '.github/kiro-policy.yml', policy: policy(proposed), unread: [] },
  })
}

test.each<[string, string | null, string, string[]]>([
  ['a first policy', null, 'models: { allow: [auto, claude-sonnet-*] }', ['refused claude-opus-4.8 agent:a 116']],
  [
    'a tighter one',
    'models: { allow: [claude-*] }',
    'models: { allow: [claude-opus-*] }',
    ['refused claude-sonnet-5 agent:b 68'],
  ],
  [
    'another one',
    'models: { allow: [claude-opus-*] }',
    'models: { allow: [claude-sonnet-*] }',
    ['refused claude-opus-4.8 agent:a 116', 'allowed claude-sonnet-5 agent:b 68'],
  ],
  ['the same one', 'models: { allow: [claude-opus-*] }', 'models: { allow: [claude-opus-*] }', []],
])('%s: whom it breaks, with the credits', (_, binding, proposed, expected) => {
  const { policyEffects } = report(binding && `version: 1\n${binding}`, `version: 1\n${proposed}`)
  expect(
    policyEffects.map(
      ({ effect, model, assignments, credits }) => `${effect} ${model} ${assignments.join()} ${credits}`,
    ),
  ).toEqual(expected)
})

test('a first policy says whom it breaks, with what it allows instead, in the comment and in the terminal', () => {
  const first = report(null, 'version: 1\nmodels: { allow: [auto, claude-sonnet-*] }')
  expect(comment(first, NO_CONTEXT)).toContain('**Whom it affects · newly refused: 1**')
  expect(comment(first, NO_CONTEXT)).toContain(
    '- `.kiro/agents/a.json:3` · refused: claude-opus-4.8 for `a` · 116 credits a month · instead claude-sonnet-',
  )
  expect(text(first, PLAIN)).toContain('refused  .kiro/agents/a.json:3  claude-opus-4.8, 116 credits a month; instead:')
  expect(first.proposal?.kind === 'policy' && first.proposal.findings.map(({ message }) => plain(message))).toEqual([])
})

test.each<[string, string | null, string, string[]]>([
  [
    'a first policy that refuses what is there',
    null,
    'models: { allow: [auto, claude-sonnet-*] }',
    ['After the merge the policy refuses 1 assignment that is there: a'],
  ],
  [
    'one that refuses more than one',
    'models: { allow: [claude-*] }',
    'models: { allow: [auto] }',
    ['After the merge the policy refuses 2 assignments that are there: a and b'],
  ],
  [
    'a rule about no assignment',
    'models: { allow: [claude-*] }',
    'models: { allow: [claude-*] }\nbudget: { required: [monthly] }',
    [],
  ],
  ['one that refuses nothing new', 'models: { allow: [claude-opus-*] }', 'models: { allow: [claude-opus-*] }', []],
  ['one that only allows more', 'models: { allow: [claude-opus-*] }', 'models: { allow: [claude-*] }', []],
])('%s: what the rule warns of, and the first line', (_, binding, proposed, expected) => {
  const found = report(binding && `version: 1\n${binding}`, `version: 1\n${proposed}`)
  const warned = found.findings.filter(({ rule }) => rule === 'policy-breaks')
  expect(warned.map(({ message }) => plain(message))).toEqual(expected)
  expect(text(found, PLAIN).split('\n')[0]?.includes('policy refuses')).toBe(expected.length > 0)
})
