import { exportRules } from '../../../src/core/kgl/export-rules.js'
import { notSaid } from '../../../src/core/kgl/not-said.js'
import { resolved } from '../../../src/core/policy/merge/policy-edit.js'
import { plain } from '../../../src/core/text/message.js'
import { DAY, policy } from '../support/repository.js'

/** What an export of a policy does not say, without what every export says of retired models. */
function unsaid(...layers: readonly string[]): string[] {
  const asked = resolved(layers.flatMap((text, index) => policy(`version: 1\n${text}`, `layer ${index}`)))
  return notSaid(asked, exportRules(asked, DAY).answers, DAY)
    .map(plain)
    .filter((one) => !one.includes(' are retired on '))
}
const ends = (model: string) => `{ rule: model-not-allowed, model: ${model}, reason: r, owner: o, expires: 2026-12-31 }`

test.each<[string, readonly string[], readonly string[]]>([
  ['nothing', ['models: { allow: [auto] }'], []],
  [
    'kinds of work, by kind',
    [
      'models: { allow: [auto], tasks: { codeReview: { allow: [claude-opus-5, claude-sonnet-5] }, specGeneration: { allow: [claude-haiku-4.5] } } }',
    ],
    [
      'kinds of work: claude-haiku-4.5 only for specGeneration; KGL allows for everything what it allows',
      'kinds of work: claude-opus-5 and claude-sonnet-5 only for codeReview; KGL allows for everything what it allows',
    ],
  ],
  [
    'caps of each layer and kind',
    [
      'models: { allow: [auto], maxMultiplier: 3, tasks: { codeReview: { maxMultiplier: 2 }, specGeneration: { maxMultiplier: 4 } } }',
      'models: { maxMultiplier: 1 }',
    ],
    [
      'models.maxMultiplier 3 of layer 0',
      'models.tasks.codeReview.maxMultiplier 2 of layer 0',
      'models.tasks.specGeneration.maxMultiplier 4 of layer 0',
      'models.maxMultiplier 1 of layer 1',
    ].map((cap) => `caps: ${cap}; a new price or a new model needs another export`),
  ],
  [
    'cost',
    ['models: { allow: [auto] }\ncost: { warn: { increase: { percent: 5 } } }'],
    ['cost: cost; KGL has no capability for spending'],
  ],
  [
    'budget',
    ['models: { allow: [auto] }', 'budget: { required: [monthly] }'],
    ['cost: budget; KGL has no capability for spending'],
  ],
  [
    'both',
    ['models: { allow: [auto] }\nbudget: { required: [monthly] }', 'cost: { warn: { increase: { percent: 5 } } }'],
    ['cost: cost and budget; KGL has no capability for spending'],
  ],
  [
    'exceptions, and whether the rules refuse what they permit',
    [
      `models: { allow: [auto] }\nexceptions: [${ends('claude-opus-5')}, ${ends('auto')}, ${ends('"{"')}]`.replace(
        '"{"',
        '"zz-*"',
      ),
    ],
    [
      'dates: the exception from model-not-allowed for claude-opus-5 until 2026-12-31; what it permits is refused by these rules',
      'dates: the exception from model-not-allowed for auto until 2026-12-31; these rules allow what it permits, and after that day too',
      'dates: the exception from model-not-allowed for zz-* until 2026-12-31; what it permits is refused by these rules',
    ],
  ],
  [
    'an exception of a path',
    [
      'models: { allow: [auto] }\nexceptions: [{ rule: multiplier-over-cap, path: "ml/**", reason: r, owner: o, expires: 2026-12-31 }]',
    ],
    [
      'dates: the exception from multiplier-over-cap in ml/** until 2026-12-31; what it permits is refused by these rules',
    ],
  ],
  [
    'an exception of some models, of which one is refused',
    [`models: { allow: [auto, claude-opus-4.8] }\nexceptions: [${ends('"claude-opus-*"')}]`],
    [
      'dates: the exception from model-not-allowed for claude-opus-* until 2026-12-31; what it permits is refused by these rules',
    ],
  ],
  [
    'severities that are not error, of the rules about models',
    [
      'models: { allow: [auto] }\nrules: { model-not-allowed: warning, multiplier-over-cap: error, model-not-entitled: notice, costly-hook: notice }',
    ],
    [
      'severity: model-not-allowed is warning in layer 0; these rules refuse what it reports',
      'severity: model-not-entitled is notice in layer 0; these rules refuse what it reports',
    ],
  ],
  [
    'a policy that observes',
    ['models: { allow: [auto] }\nenforcement: { mode: observe }'],
    ['dates: the policy observes and blocks nothing; these rules do from the moment that they are loaded'],
  ],
  [
    'a policy that blocks later',
    ['models: { allow: [auto] }\nenforcement: { mode: block, from: 2026-10-09 }'],
    ['dates: the policy blocks from 2026-10-09 on; these rules do from the moment that they are loaded'],
  ],
  [
    'a policy that blocks from today',
    ['models: { allow: [auto] }\nenforcement: { mode: block, from: 2026-10-08 }'],
    [],
  ],
  [
    'patterns, each once, but the one of everything',
    [
      'models: { allow: [auto, "z-*", "*"], tasks: { codeReview: { allow: ["y-?", "z-*"] } } }',
      'models: { allow: ["x*", auto] }',
    ],
    ['patterns: z-*, y-? and x* are written as the ids known on 2026-10-08; a newer model needs another export'],
  ],
  [
    'patterns of a deny list that KGL has not',
    ['models: { allow: [auto], deny: ["z-?", "y-*"] }'],
    ['patterns: z-? of a deny list are written as the ids known on 2026-10-08; KGL is not known to have such patterns'],
  ],
])('what KGL does not say: %s', (_, layers, told) => {
  expect(unsaid(...layers)).toEqual(told)
})
