import { explain } from '../../../src/core/explain/explain.js'
import { plain } from '../../../src/core/text/message.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import { agent, configuration, contract, DAY, policy } from '../support/repository.js'
import { parentPolicy, ground } from './explanation-ground.js'

describe('several kinds of work, agents, layers and exceptions', () => {
  const opus = (...tasks: ('specGeneration' | 'codeReview' | 'hookActions')[]) =>
    configuration({
      '.kiro/settings.json': contract({ p: 'claude-opus-4.8' }, Object.fromEntries(tasks.map((task) => [task, 'p']))),
      'ml/.kiro/agents/one.json': agent('one', 'claude-opus-4.8'),
      'web/.kiro/agents/two.json': agent('two', 'claude-opus-4.8'),
    }).assignments
  const said = (layers: Policy, work = opus('specGeneration', 'codeReview', 'hookActions')): string[] => {
    const { steps, blockedFor, blockedBy } = explain(ground(layers), 'claude-opus-4.8', work)
    return [
      `${String(blockedBy)} ${blockedFor === null ? 'allowed' : plain(blockedFor)}`,
      ...steps
        .slice(2)
        .map(({ says, message, blocked, rule }) =>
          [says, plain(message), blocked.map(String).join(' '), rule ?? ''].join(' | '),
        ),
    ]
  }
  const excepted = (...entries: readonly string[]): string =>
    `version: 1\nmodels: { allow: [auto] }\nexceptions: [${entries.map((entry) => `{ ${entry}, reason: a, owner: b }`).join(', ')}]`
  const agents = opus()

  test.each<[string, Policy, string[]]>([
    [
      'the lowest of the caps that are passed, and the work under each',
      policy(
        'version: 1\nmodels: { maxMultiplier: 3, tasks: { specGeneration: { maxMultiplier: 2 }, codeReview: { maxMultiplier: 1 }, hookActions: { maxMultiplier: 2.2 } } }',
      ),
      [
        '2 specGeneration and codeReview',
        'blocks | 2.2x is not within its cap of 1.0x for specGeneration and codeReview | specGeneration codeReview | multiplier-over-cap',
      ],
    ],
    [
      'refused for one kind of work, over the cap for another',
      policy('version: 1\nmodels: { allow: [claude-opus-*], deny: [], tasks: { codeReview: { maxMultiplier: 1 } } }'),
      ['2 codeReview', 'blocks | 2.2x is not within its cap of 1.0x for codeReview | codeReview | multiplier-over-cap'],
    ],
    [
      'not in the list for some of it',
      policy(
        'version: 1\nmodels: { allow: [auto], maxMultiplier: 1, tasks: { codeReview: { allow: [claude-opus-*] } } }',
      ),
      [
        '2 specGeneration, codeReview, hookActions, ml/one and web/two',
        'blocks | not in its allow list for specGeneration, hookActions, ml/one and web/two | specGeneration codeReview hookActions null | model-not-allowed',
      ],
    ],
    [
      'two layers that block different work',
      [
        ...parentPolicy('version: 1\nmodels: { tasks: { hookActions: { maxMultiplier: 1 } } }'),
        ...policy('version: 1\nmodels: { tasks: { specGeneration: { maxMultiplier: 1 } } }'),
      ],
      [
        '2 specGeneration and hookActions',
        'blocks | 2.2x is not within its cap of 1.0x for hookActions | hookActions | multiplier-over-cap',
        'blocks | 2.2x is not within its cap of 1.0x for specGeneration | specGeneration | multiplier-over-cap',
      ],
    ],
    [
      'nothing about models',
      policy('version: 1\nteam: { developers: 2 }'),
      ['null allowed', 'nothing | says nothing about models |  | '],
    ],
  ])('%s', (_, layers, expected) => {
    expect(said(layers)).toEqual(expected)
  })

  test.each<[string, Policy, string[]]>([
    [
      'one of two has an exception',
      policy(excepted('rule: model-not-allowed, path: "ml/**", expires: 2026-12-31')),
      ['2 ml/one and web/two', 'blocks | not in its allow list for ml/one and web/two | null | model-not-allowed'],
    ],
    [
      'each has one of its own',
      policy(
        excepted(
          'rule: model-not-allowed, path: "web/**", expires: 2026-12-31',
          'rule: model-not-allowed, path: "ml/**", expires: 2026-11-30',
        ),
      ),
      [
        'null allowed',
        'allows | by an exception until 2026-11-30; otherwise not in its allow list for ml/one and web/two |  | model-not-allowed',
      ],
    ],
    [
      'on its last day',
      policy(excepted(`rule: model-not-allowed, expires: ${DAY}`)),
      [
        'null allowed',
        'allows | by an exception until 2026-10-08; otherwise not in its allow list for ml/one and web/two |  | model-not-allowed',
      ],
    ],
    [
      'on the day after',
      policy(excepted('rule: model-not-allowed, expires: 2026-10-07')),
      ['2 ml/one and web/two', 'blocks | not in its allow list for ml/one and web/two | null | model-not-allowed'],
    ],
    [
      'of another rule',
      policy(excepted('rule: multiplier-over-cap, expires: 2026-12-31')),
      ['2 ml/one and web/two', 'blocks | not in its allow list for ml/one and web/two | null | model-not-allowed'],
    ],
    [
      'the first of two that hold',
      policy(
        excepted(
          'rule: model-not-allowed, expires: 2026-10-01',
          'rule: model-not-allowed, expires: 2026-11-30',
          'rule: model-not-allowed, expires: 2026-12-31',
        ),
      ),
      [
        'null allowed',
        'allows | by an exception until 2026-11-30; otherwise not in its allow list for ml/one and web/two |  | model-not-allowed',
      ],
    ],
    [
      'of the layer above',
      [
        ...parentPolicy(
          'version: 1\nexceptions: [{ rule: model-not-allowed, reason: a, owner: b, expires: 2026-12-31 }]',
        ),
        ...policy('version: 1\nmodels: { allow: [auto] }'),
      ],
      [
        'null allowed',
        'nothing | says nothing about models |  | ',
        'allows | by an exception until 2026-12-31; otherwise not in its allow list for ml/one and web/two |  | model-not-allowed',
      ],
    ],
    [
      'of the layer below, for its own alone',
      [
        ...parentPolicy('version: 1\nmodels: { allow: [auto] }'),
        ...policy(excepted('rule: model-not-allowed, expires: 2026-12-31')),
      ],
      [
        '2 ml/one and web/two',
        'blocks | not in its allow list for ml/one and web/two | null | model-not-allowed',
        'allows | by an exception until 2026-12-31; otherwise not in its allow list for ml/one and web/two |  | model-not-allowed',
      ],
    ],
  ])('an exception: %s', (_, layers, expected) => {
    expect(said(layers, agents)).toEqual(expected)
  })
})
