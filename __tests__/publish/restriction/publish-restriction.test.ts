import fc from 'fast-check'
import { plain } from '../../../src/core/text/message.js'
import { UserError } from '../../../src/core/user-error.js'
import type { BranchState, BranchWrite, Opened } from '../../../src/io/github/restriction-branch.js'
import {
  publishRestriction,
  restrictionBranch,
  type BranchStore,
} from '../../../src/publish/restriction/publish-restriction.js'
import { runs } from '../../core/support/properties.js'

const BRANCH = restrictionBranch('2026-11')
const NO = { done: false, reason: ['no'] } as const

/** One branch and its pull request; what a step does is one turn of the event loop. */
class Board implements BranchStore {
  state: BranchState = { exists: false, pullRequest: null }
  opened = 0
  readonly calls: string[] = []
  readonly refusals = new Map<string, 'refused' | 'taken'>()
  readonly #turn: () => Promise<unknown>

  constructor(turn: () => Promise<unknown> = () => Promise.resolve()) {
    this.#turn = turn
  }

  async look(): Promise<BranchState> {
    await this.#turn()
    return this.state
  }

  create(): Promise<BranchWrite> {
    if (this.state.exists) return this.#write('create', () => NO)
    return this.#write('create', () => {
      if (this.state.exists) return NO
      this.state = { ...this.state, exists: true }
      return { done: true }
    })
  }

  commit(): Promise<BranchWrite> {
    return this.#write('commit', () => ({ done: true }))
  }

  open(): Promise<Opened> {
    return this.#write('open', () => {
      this.opened += 1
      this.state = { exists: true, pullRequest: '#5' }
      return { done: true, url: '#5' }
    })
  }

  async remove(): Promise<void> {
    await this.#turn()
    this.calls.push('remove')
    this.state = { ...this.state, exists: false }
  }

  async #write<T extends BranchWrite>(call: string, act: () => T): Promise<T | typeof NO> {
    await this.#turn()
    this.calls.push(call)
    const refusal = this.refusals.get(call)
    if (refusal === 'taken') act()
    return refusal === undefined ? act() : NO
  }
}

test('a restriction is a branch, a commit and a pull request, once', async () => {
  const store = new Board()
  expect(await publishRestriction(store, BRANCH)).toEqual({ url: '#5', remark: null })
  expect(store.calls.splice(0)).toEqual(['create', 'commit', 'open'])
  expect(await publishRestriction(store, BRANCH)).toEqual({ url: '#5', remark: null })
  expect(store.calls).toEqual([])
})

test.each([
  ['a pull request whose branch is gone', { exists: false, pullRequest: '#3' }, '#3'],
  ['a branch without a pull request', { exists: true, pullRequest: null }, null],
])('%s is left as it is', async (_, state, url) => {
  const store = new Board()
  store.state = state
  const published = await publishRestriction(store, BRANCH)
  expect(published.url).toBe(url)
  expect(published.remark === null).toBe(url !== null)
  expect(store.calls).toEqual([])
})

test.each([
  ['create', 'refused', ['create'], null, false],
  ['commit', 'refused', ['create', 'commit', 'remove'], null, false],
  ['commit', 'taken', ['create', 'commit', 'remove'], null, false],
  ['open', 'refused', ['create', 'commit', 'open', 'remove'], null, false],
  ['open', 'taken', ['create', 'commit', 'open'], '#5', true],
] as const)('where %s is %s, what is half done is taken back', async (call, how, calls, url, exists) => {
  const store = new Board()
  store.refusals.set(call, how)
  const published = await publishRestriction(store, BRANCH)
  expect(published.url).toBe(url)
  expect(published.remark === null ? null : plain(published.remark)).toBe(
    url === null ? 'The pull request for `restrict` was not opened. no' : null,
  )
  expect([store.calls, store.state.exists]).toEqual([calls, exists])
})

test('a look that fails is reported, never thrown; nothing is made unseen', async () => {
  const store = new Board()
  store.look = () => Promise.reject(new UserError('It cannot be read.', '', 'api'))
  expect(await publishRestriction(store, BRANCH)).toMatchObject({ url: null })
  expect(store.calls).toEqual([])
})

test('law: however runs fall together, one pull request is opened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 4 }), async (scheduler, runs) => {
      const store = new Board(() => scheduler.schedule(Promise.resolve()))
      await scheduler.waitFor(Promise.all(Array.from({ length: runs }, () => publishRestriction(store, BRANCH))))
      expect(store.opened).toBe(1)
      expect(store.state).toEqual({ exists: true, pullRequest: '#5' })
    }),
    runs(200),
  )
})
