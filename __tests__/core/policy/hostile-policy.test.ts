import { LIMITS } from '../../../src/core/text/limits.js'
import { parsePolicy } from '../../../src/core/policy/parse.js'
import { ORIGIN, problems } from './policy-problems.js'

describe('hostile texts', () => {
  // Resolved, it has 9 to the 9th values: a reader that follows it does not end.
  test('an alias that multiplies is refused', () => {
    const bomb = [
      'version: 1',
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'
        .split('')
        .map(
          (name, index) =>
            `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefghi'.charAt(index)}`).join(', ')}]`,
        ),
    ].join('\n')
    expect(problems(bomb)).toEqual(['1:1 The policy nests too deeply or repeats an alias too often.'])
  })

  test('an alias of nothing is called that', () => {
    const [problem] = problems('version: 1\nteam: *nobody')
    expect(problem).toMatch(/alias/)
    expect(problem).not.toMatch(/nests too deeply/)
  })

  test('an alias of itself is refused', () => {
    expect(problems('version: 1\nteam: &t { seats: *t }')).not.toEqual([])
  })

  test.each([64, 3_000, 30_000])(
    '%i levels below a key are refused at their place, before the parser sees them',
    (depth) => {
      for (const open of ['[', '{a: '])
        expect(problems(`version: 1\nignore: ${open.repeat(depth)}`)).toEqual([
          `2:${9 + 63 * open.length} More than 64 levels are nested here. Flatten the policy.`,
        ])
    },
  )

  test('a policy has a size, and no more', () => {
    const head = 'version: 1\n# '
    expect(problems(head.padEnd(LIMITS.policy + 1, 'x'))).toEqual([
      `1:1 The policy is larger than ${LIMITS.policy / 1000} kB.`,
    ])
    expect(problems(head.padEnd(LIMITS.policy, 'x'))).toEqual([])
  })

  test('a policy with as many exceptions as it may have is read', () => {
    const exception =
      '  - { rule: model-not-allowed, path: "packages/web/**", model: claude-opus-4.8, reason: "The evaluation of the long tasks runs until the end of March.", owner: "@acme/platform", expires: 2027-03-31 }\n'
    expect(problems(`version: 1\nexceptions:\n${exception.repeat(500)}`)).toEqual([])
  })

  test('a key written twice is a mistake wherever it is, in the order of the lines', () => {
    expect(
      problems('version: 1\nteam: { workdays: 1, workdays: 2 }\nmodels:\n  allow: [{ a: 1, a: 2 }]\n  allow: []'),
    ).toEqual([
      '2:22 Not valid YAML: this key is written twice; keep one of the two',
      '4:19 Not valid YAML: this key is written twice; keep one of the two',
      '5:3 Not valid YAML: this key is written twice; keep one of the two',
    ])
  })

  test('a second document is refused: it would look as if it bound', () => {
    expect(problems('version: 1\n---\nversion: 1\nmodels: { deny: ["*"] }')).toHaveLength(1)
  })

  test('a policy that no one meant is never read as an empty one', () => {
    for (const text of [
      '',
      ' \n',
      '# nothing\n',
      '---\n',
      'null',
      '~',
      '{}',
      '[]',
      'version',
      '1',
      'true',
      '- version: 1',
      '!!set { version }',
      '"version: 1"',
      '%TAG ! x\n---\n',
      '\u0000',
      '\ufffd',
    ]) {
      expect(parsePolicy(text, ORIGIN)).toHaveProperty('problems')
    }
  })

  test.each([
    ['keys that are none', (index: number) => `key${index}: 1`],
    ['keys that are there twice', () => 'version: 1'],
  ])('at most twenty problems are listed, the first of them: %s', (_, line) => {
    const told = (count: number): string[] =>
      problems(['version: 1', ...Array.from({ length: count }, (__, index) => line(index))].join('\n'))
    expect([19, 20, 21, 50].map((count) => told(count).length)).toEqual([19, 20, 20, 20])
    expect(told(50).map((problem) => problem.split(':')[0])).toEqual(
      Array.from({ length: 20 }, (__, index) => String(index + 2)),
    )
  })

  test('mistakes of the text and keys that are there twice come in the order of their lines', () => {
    expect(
      problems('version: 1\nversion: 1\nignore: [}\nmodels: {}\nmodels: {}').map((problem) => problem.split(' ')[0]),
    ).toEqual(['2:1', '3:10', '5:1'])
  })

  test('a name of the policy cannot write over anything', () => {
    for (const text of [
      'version: 1\n__proto__: { polluted: 1 }',
      'version: 1\nworkload: { agents: { __proto__: { runs: 1 } } }',
      'version: 1\nconstructor: { prototype: { polluted: 1 } }',
    ])
      parsePolicy(text, ORIGIN)
    expect({}).not.toHaveProperty('polluted')
    expect({}).not.toHaveProperty('runs')
  })

  test('a name that zod would leave out without a word is a problem, wherever names are free', () => {
    const text = (rest: string): string => `version: 1\n${rest}`
    expect([
      problems(text('agents: { __proto__: codeReview }')),
      problems(text('workload: { agents: { a: { runs: 1 }, __proto__: { runs: many } } }')),
      problems(text('catalogue: { models: { __proto__: { multiplier: 1 } } }')),
    ]).toEqual([
      ['2:11 agents.__proto__: the name __proto__ is not allowed'],
      ['2:39 workload.agents.__proto__: the name __proto__ is not allowed'],
      ['2:24 catalogue.models.__proto__: the name __proto__ is not allowed'],
    ])
  })

  test('a name that is empty', () => {
    expect(problems('version: 1\nagents: { "": codeReview }')).toEqual(['2:11 a key of agents is empty; write a name'])
  })

  test('of a whole number beyond all others the bound of its key is reported', () => {
    expect(problems('version: 1\nteam: { developers: 1e20 }')).toEqual([
      '2:9 team.developers must be at most 1,000,000, but is 100000000000000000000; for example 12',
    ])
  })

  test('a list of references with something else in it', () => {
    expect(problems('version: 1\nextends: [acme/a/kiro.yml@v1, 5]')).toEqual([
      '2:31 extends.1 must be a text, but is 5; for example acme/policies/kiro.yml@v1',
    ])
  })

  test('ten thousand unknown keys are reported as fast as a few', () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `k${index}: 1`).join('\n')
    expect(problems(`version: 1\n${text}`)).toHaveLength(20)
  })

  test('what is invisible in a key is made visible', () => {
    expect(problems('version: 1\n"te\u202eam": {}')[0]).toContain('te\\u{202e}am')
  })

  test('what is invisible in a syntax error is made visible', () => {
    expect(problems('version: *\u202ex').join('')).not.toContain('\u202e')
  })
})
