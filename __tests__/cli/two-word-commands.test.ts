import { setUp, made } from './policy-cases.js'

setUp()

describe('commands of two words', () => {
  test.concurrent.each([
    [['policy'], 'policy needs a second word.'],
    [['policy', '--format', 'json'], 'policy needs a second word.'],
    [['policy', 'tset'], 'policy tset is not a command; did you mean policy test?'],
    [['policy', 'reply', '--since', '1'], 'policy reply is not a command; did you mean policy replay?'],
    [['policy', 'deploy-everything'], 'policy deploy-everything is not a command.'],
  ])('%j lists what there is', async (args, message) => {
    const { exit, stdout, stderr } = await (await made()).run(...args)
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toBe(`kiro-governance: ${message}\nCommands: policy test, policy replay.\n`)
  })

  test.concurrent('a slip in the first word finds them', async () => {
    expect((await (await made()).run('polcy', 'test')).stderr).toContain(
      'polcy is not a command; did you mean policy test?\n',
    )
  })

  test.concurrent('--help says both, and each of them', async () => {
    const folder = await made()
    const [group, one, other, all] = await Promise.all([
      folder.run('policy', '--help'),
      folder.run('policy', 'test', '--help'),
      folder.run('policy', 'replay', '-h'),
      folder.run('--help'),
    ])
    for (const { exit, stderr } of [group, one, other, all]) expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(group.stdout).toMatch(
      /^kiro-governance policy COMMAND \[options\]\n\n {2}policy test {4}Tests .*\n {2}policy replay {2}Judges .*\n$/,
    )
    expect(one.stdout).toMatch(/^kiro-governance policy test \[options\] \[DIR\]\n/)
    expect(other.stdout).toMatch(/^kiro-governance policy replay \[options\]\n/)
    const columns = [...all.stdout.matchAll(/^ {2}(?:\w+ )*\w+ {2,}(?=\S)/gm)].map(([match]) => match.length)
    expect(columns.length).toBeGreaterThan(4)
    expect(new Set(columns).size).toBe(1)
  })

  test.concurrent('their options are theirs', async () => {
    expect((await (await made()).run('policy', 'test', '--polcy', 'x')).stderr).toBe(
      'kiro-governance: --polcy is not an option of policy test; did you mean --policy?.\nSee kiro-governance policy test --help.\n',
    )
    expect((await (await made()).run('policy', 'test', 'a', 'b')).stderr).toContain(
      'policy test takes one folder, and b is another one.',
    )
  })
})
