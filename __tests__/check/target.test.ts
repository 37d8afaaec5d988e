import { repositoryOf, targetOnDisk } from '../../src/check/target.js'
import { makeCheckout } from '../support/cli/checkout.js'

test.each([
  ['https://github.com/acme/shop.git', 'acme/shop'],
  ['https://github.com/acme/shop', 'acme/shop'],
  ['https://token@ghe.example/acme/shop/', 'acme/shop'],
  ['git@github.com:acme/shop.git', 'acme/shop'],
  ['ssh://git@github.com:22/acme/shop.git', 'acme/shop'],
  ['https://gitlab.example/group/sub/shop.git', null],
  ['/srv/git/acme/shop.git', null],
  ['../shop', null],
  ['https://github.com/acme/..%2fother', null],
  ['', null],
])('%s', (url, repository) => {
  expect(repositoryOf(url)).toBe(repository)
})

test('what is stated wins, then the environment, then the remote; else nothing is known', async () => {
  const { folder, git } = await makeCheckout()
  const asked = (repository: string | null, environment: Readonly<Record<string, string>>) =>
    targetOnDisk({
      folder: folder.path,
      environment: { ...process.env, GITHUB_REPOSITORY: undefined, ...environment },
      repository,
    }).repository()
  try {
    expect(await asked(null, {})).toBeNull()
    await git('remote', 'add', 'origin', 'git@github.com:acme/shop.git')
    expect(await asked(null, {})).toBe('acme/shop')
    expect(await asked(null, { GITHUB_REPOSITORY: 'acme/ci' })).toBe('acme/ci')
    expect(await asked(null, { GITHUB_REPOSITORY: 'not a name' })).toBe('acme/shop')
    expect(await asked('acme/stated', { GITHUB_REPOSITORY: 'acme/ci' })).toBe('acme/stated')
    expect(() => asked('shop', {})).toThrow('--repository shop is not a repository.')
  } finally {
    await folder.remove()
  }
})
