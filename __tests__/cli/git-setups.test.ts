import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  agent,
  AGENT,
  ALL,
  broken,
  clone,
  fetched,
  git,
  makeOrigin,
  onTopic,
  type Origin,
} from '../support/cli/clones.js'
import { AS_OF, commandLine, ENVIRONMENT } from '../support/cli/command-line.js'
import { ended } from '../support/ended.js'

/*
 * A whole clone fails. Without git, the base or the history it fails too, or says what is not known: never exit 0.
 */

let main: Origin
let develop: Origin

beforeAll(async () => {
  ;[main, develop] = await Promise.all([makeOrigin('main'), makeOrigin('develop')])
})
afterAll(() => Promise.all([main.remove(), develop.remove()]))

interface Setup {
  readonly make: () => Promise<string>
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  readonly exit: 1 | 2
  /** Stands on the first line of what is said, or anywhere in it. */
  readonly first?: RegExp
  readonly said?: RegExp
}

const SHALLOW = /It is a shallow clone: give actions\/checkout `fetch-depth: 0`, or run git fetch --unshallow origin/

const SETUPS: Readonly<Record<string, Setup>> = {
  'a whole clone': { make: () => onTopic(main), exit: 1, said: /merge base with origin\/HEAD \(\w{7}\)/ },
  'depth 1, as actions/checkout leaves it on a pull request': {
    make: () => fetched(main, '--depth=1'),
    env: { GITHUB_BASE_REF: 'main' },
    exit: 2,
    first: /GITHUB_BASE_REF is main, and neither origin\/main nor main is in this checkout/,
    said: SHALLOW,
  },
  'depth 1, without the variable': {
    make: () => fetched(main, '--depth=1'),
    exit: 2,
    first: /nothing to compare with: none of origin\/HEAD, origin\/main, main, origin\/master, master is/,
    said: SHALLOW,
  },
  'depth 2': { make: () => fetched(main, '--depth=2'), env: { GITHUB_BASE_REF: 'main' }, exit: 2, said: SHALLOW },
  'depth 1 of every branch': {
    make: () => onTopic(main, '--depth=1', '--no-single-branch'),
    exit: 2,
    first: /origin\/HEAD and \w{7} have no commit in common here/,
    said: SHALLOW,
  },
  'fetch-depth: 0': {
    make: async () => {
      const path = await fetched(main)
      await git(path, 'fetch', '--quiet', 'origin', ALL)
      return path
    },
    env: { GITHUB_BASE_REF: 'main' },
    exit: 1,
    said: /merge base with origin\/main/,
  },
  'another owner': {
    make: () => onTopic(main),
    env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' },
    exit: 2,
    first: /git rev-parse failed in .*: fatal: detected dubious ownership in repository at/,
    said: /git config --global --add safe\.directory \//,
  },
  'git is not on the PATH': {
    make: () => onTopic(main),
    env: { PATH: '/nonexistent' },
    exit: 2,
    first: /is a git checkout, and there is no git on the PATH/,
  },
  'a sparse checkout without the Kiro files and the policy': {
    make: async () => {
      const path = await clone(main, '--no-checkout')
      await git(path, 'sparse-checkout', 'set', '--no-cone', '/src/')
      await git(path, 'checkout', '--quiet', 'topic')
      return path
    },
    exit: 1,
    said: /policy of the merge base/,
  },
  'a sparse checkout whose head alone has the policy': {
    make: async () => {
      const path = await clone(main, '--no-checkout')
      await git(path, 'sparse-checkout', 'set', '--no-cone', '/src/')
      await git(path, 'checkout', '--quiet', '--orphan', 'apart', 'origin/topic')
      return path
    },
    args: ['--base', 'main'],
    exit: 1,
  },
  'the main branch is called develop': { make: () => onTopic(develop), exit: 1, said: /merge base with origin\/HEAD/ },
  'develop, as actions/checkout leaves it with all branches': {
    make: async () => {
      const path = await fetched(develop)
      await git(path, 'fetch', '--quiet', 'origin', ALL)
      return path
    },
    env: { GITHUB_BASE_REF: 'develop' },
    exit: 1,
    said: /merge base with origin\/develop[\s\S]*/,
  },
  'develop, and nothing says so': {
    make: async () => {
      const path = await onTopic(develop)
      await git(path, 'remote', 'set-head', 'origin', '--delete')
      return path
    },
    exit: 2,
    first: /nothing to compare with/,
    said: /git remote set-head origin --auto\. Or name what to compare with: --base REF/,
  },
  'an origin/HEAD that moved no more': {
    make: () => onTopic(main),
    args: ['--as-of', '2027-01-10'],
    exit: 1,
    said: /merge base with origin\/HEAD \(\w{7}; origin\/main, whose last commit here is 93 days old: git fetch/,
  },
  'an origin/HEAD whose branch is gone': {
    make: async () => {
      const path = await onTopic(main)
      await git(path, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk')
      return path
    },
    exit: 1,
    said: /merge base with origin\/main/,
  },
  'a tag that is called like the main branch': {
    make: async () => {
      const path = await onTopic(main)
      await git(path, 'remote', 'set-head', 'origin', '--delete')
      await git(path, 'tag', 'origin/main', 'topic')
      await git(path, 'tag', 'main', 'topic')
      return path
    },
    exit: 1,
  },
  'inside of .git': {
    make: async () => join(await onTopic(main), '.git'),
    exit: 2,
    first: /fatal: this operation must be run in a work tree/,
  },
  'a folder without .git': {
    make: () => broken(main, (path) => rm(join(path, '.git'), { recursive: true })),
    exit: 1,
    said: /Nothing to compare with, so every finding counts/,
  },
  'an empty .git': {
    make: () =>
      broken(main, async (path) => {
        await rm(join(path, '.git'), { recursive: true })
        await mkdir(join(path, '.git'))
      }),
    exit: 2,
    first: /fatal: not a git repository/,
    said: /There is a \.git, and git does not accept it/,
  },
  'a .git without its HEAD': {
    make: () => broken(main, (path) => rm(join(path, '.git/HEAD'))),
    exit: 2,
    first: /fatal: not a git/,
  },
  'a .git without objects': {
    make: () =>
      broken(main, async (path) => {
        await rm(join(path, '.git/objects'), { recursive: true })
        await mkdir(join(path, '.git/objects'))
      }),
    exit: 2,
    first: /git \S+ failed in .*: (fatal|error): /,
  },
  'a HEAD that is no commit': {
    make: () => broken(main, (path) => writeFile(join(path, '.git/refs/heads/topic'), 'garbage\n')),
    exit: 2,
    first: /fatal: your current branch appears to be broken/,
  },
  'a configuration that cannot be read': {
    make: () => broken(main, (path) => writeFile(join(path, '.git/config'), '[core\n')),
    exit: 2,
    first: /fatal: bad config line 1/,
  },
  'an index that cannot be read': {
    make: () => broken(main, (path) => writeFile(join(path, '.git/index'), 'DIRC')),
    exit: 2,
    first: /git ls-files failed in .*: (fatal|error): /,
  },
  'a worktree': {
    make: async () => {
      const path = main.fresh()
      await git(await clone(main), 'worktree', 'add', '--quiet', path, 'origin/topic')
      return path
    },
    exit: 1,
  },
  'a worktree whose repository is gone': {
    make: async () => {
      const [path, from] = [main.fresh(), await clone(main)]
      await git(from, 'worktree', 'add', '--quiet', path, 'origin/topic')
      await rm(from, { recursive: true })
      return path
    },
    exit: 2,
    first: /fatal: not a git repository: .*worktrees/,
  },
  'a submodule': {
    make: async () => {
      const path = main.fresh()
      await git(tmpdir(), 'init', '--quiet', path)
      await git(path, 'submodule', '--quiet', 'add', main.url, 'sub')
      await git(join(path, 'sub'), 'checkout', '--quiet', 'topic')
      return join(path, 'sub')
    },
    exit: 1,
  },
  'what is staged': {
    make: async () => {
      const path = await clone(main)
      await writeFile(join(path, AGENT), agent('claude-opus-4.8'))
      await git(path, 'add', AGENT)
      return path
    },
    args: ['--staged'],
    exit: 1,
  },
  'a merge that is not resolved': {
    make: async () => {
      const path = await onTopic(main)
      const oid = await git(path, 'rev-parse', `topic:${AGENT}`)
      await git(path, 'update-index', '--force-remove', AGENT)
      await writeFile(join(path, 'stages'), `100644 ${oid} 2\t${AGENT}\n100644 ${oid} 3\t${AGENT}\n`)
      await ended('sh', ['-c', 'git update-index --index-info < stages'], {
        cwd: path,
        env: ENVIRONMENT,
        timeout: 9_000,
      })
      return path
    },
    args: ['--staged'],
    exit: 2,
    first: /reviewer\.json is in conflict/,
  },
}

test.each(Object.entries(SETUPS))('%s', async (_, { make, env = {}, args = [], exit, first, said }) => {
  const run = await commandLine(['check', ...(args.includes('--as-of') ? [] : AS_OF), ...args], {
    cwd: await make(),
    env,
  })
  const everything = `${run.stderr}${run.stdout}`
  expect(run).toMatchObject({ exit, ...(exit === 1 ? { stderr: '' } : { stdout: '' }) })
  expect({
    judged: run.stdout.includes('claude-opus-4.8 is not allowed'),
    old: /There before this change\n.*old\.json/.test(run.stdout),
  }).toEqual({
    judged: exit === 1,
    // In a folder alone, what is old is not known.
    old: exit === 1 && !everything.includes('Nothing to compare with'),
  })
  expect(everything.split('\n')[0]).toMatch(first ?? /./)
  expect(everything).toMatch(said ?? /./)
})
