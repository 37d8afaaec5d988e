import fc from 'fast-check'
import { check } from '../../../src/core/check.js'
import { UserError } from '../../../src/core/user-error.js'
import type { Sent } from '../../../src/io/github/comments.js'
import type { Conversation, OwnComment } from '../../../src/io/github/own-comments.js'
import { markerOf, type CommentRequest } from '../../../src/publish/comment/comment-plan.js'
import { publishComment, type CommentStore } from '../../../src/publish/comment/publish-comment.js'
import { runs } from '../../core/support/properties.js'

const MARKER = markerOf(null)
const file = (model: string) => [
  {
    path: '.kiro/agents/a.json',
    kind: 'file' as const,
    bytes: new TextEncoder().encode(JSON.stringify({ name: 'a', model })),
  },
]
const RESULT = check({ before: file('auto'), after: file('claude-opus-4-8'), policy: [], day: '2026-10-08' })

const request = (judged: string, body = `about ${judged}`): CommentRequest => ({
  mode: 'changes',
  result: RESULT,
  installing: false,
  body,
  marker: MARKER,
  judged,
})

/** A pull request on which several runs may write at once; what a step does is one turn of the event loop. */
class Board implements CommentStore {
  head = 'a'
  comments: OwnComment[] = []
  readonly waits: number[] = []
  readonly calls: string[] = []
  deadline = Infinity
  /** What the next writes are answered with; `taken` says whether they are done all the same. */
  readonly refusals: { readonly sent: Sent & { done: false }; readonly taken?: boolean }[] = []
  #ids = 0
  readonly #turn: () => Promise<unknown>

  constructor(turn: () => Promise<unknown> = () => Promise.resolve()) {
    this.#turn = turn
  }

  async look(): Promise<Conversation> {
    await this.#turn()
    this.calls.push('look')
    return { headSha: this.head, comments: [...this.comments] }
  }

  create(body: string): Promise<Sent> {
    return this.#write('create', () => {
      this.#ids += 1
      const comment = { id: this.#ids, body, url: `#${this.#ids}` }
      this.comments.push(comment)
      return { done: true, id: comment.id, url: comment.url }
    })
  }

  update(id: number, body: string): Promise<Sent> {
    return this.#write('update', () => {
      const at = this.comments.findIndex((comment) => comment.id === id)
      if (at === -1) return { done: false, reason: ['gone'], again: 0 }
      this.comments[at] = { id, body, url: `#${id}` }
      return { done: true, id, url: `#${id}` }
    })
  }

  async remove(id: number): Promise<void> {
    await this.#turn()
    this.calls.push('remove')
    this.comments = this.comments.filter((comment) => comment.id !== id)
  }

  wait(ms: number): Promise<boolean> {
    this.waits.push(ms)
    this.deadline -= ms
    return Promise.resolve(this.deadline >= 0)
  }

  async #write(call: string, act: () => Sent): Promise<Sent> {
    await this.#turn()
    this.calls.push(call)
    const refusal = this.refusals.shift()
    if (refusal?.taken === true) act()
    return refusal?.sent ?? act()
  }
}

const refused = (again: number | null, taken = false) => ({
  sent: { done: false as const, reason: ['no'], again },
  taken,
})
const bodies = ({ comments }: Board): string[] => comments.map(({ body }) => body.split('\n')[1] ?? '')

test('a first comment is written, and looked after', async () => {
  const store = new Board()
  expect(await publishComment(store, request('a'), await store.look())).toEqual({
    url: '#1',
    remark: null,
    refused: false,
  })
  expect(store.calls).toEqual(['look', 'create', 'look'])
})

test('what was seen too long ago is looked at again before anything is written', async () => {
  const store = new Board()
  store.head = 'b'
  expect(await publishComment(store, request('a'), null)).toMatchObject({ url: null, refused: false })
  expect(store.comments).toEqual([])
})

test('a create that failed on the way back is not repeated: the comment is found', async () => {
  const store = new Board()
  store.refusals.push(refused(500, true))
  expect(await publishComment(store, request('a'), await store.look())).toMatchObject({ url: '#1', refused: false })
  expect(bodies(store)).toEqual(['about a'])
  expect(store.waits).toEqual([500])
})

test('a write that failed on the way there is repeated; a head that moved meanwhile ends it', async () => {
  const [patient, moved] = [new Board(), new Board()]
  patient.refusals.push(refused(500), refused(2000))
  expect(await publishComment(patient, request('a'), await patient.look())).toMatchObject({ url: '#1' })
  expect(patient.waits).toEqual([500, 2000])

  moved.refusals.push(refused(500))
  const known = await moved.look()
  moved.head = 'b'
  expect(await publishComment(moved, request('a'), known)).toMatchObject({ url: null, refused: false })
  expect(moved.comments).toEqual([])
})

test('a refusal, or a wait that would be too long, is reported', async () => {
  const [final, limited] = [new Board(), new Board()]
  final.refusals.push(refused(null))
  limited.refusals.push(refused(3_600_000))
  limited.deadline = 60_000
  for (const store of [final, limited])
    expect(await publishComment(store, request('a'), await store.look())).toEqual({
      url: null,
      remark: ['no'],
      refused: true,
    })
})

test('a comment that a person deleted meanwhile is written again', async () => {
  const store = new Board()
  await store.create(`${MARKER}\nold`)
  const known = await store.look()
  store.comments = []
  expect(await publishComment(store, request('a'), known)).toMatchObject({ url: '#2' })
  expect(bodies(store)).toEqual(['about a'])
})

test('a look that fails leaves what was written, and tells what was refused', async () => {
  const store = new Board()
  const known = await store.look()
  store.look = () => Promise.reject(new UserError('It cannot be found.', '', 'api'))
  expect(await publishComment(store, request('a'), known)).toEqual({ url: '#1', remark: null, refused: false })
  store.refusals.push(refused(0))
  expect(await publishComment(store, request('b'), { ...known, headSha: 'b' })).toEqual({
    url: null,
    remark: ['no'],
    refused: true,
  })
})

const turns = (scheduler: fc.Scheduler) => () => scheduler.schedule(Promise.resolve())

test('law: however runs for one head fall together, one comment is left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 4 }), fc.nat(2), async (scheduler, runs, existing) => {
      const store = new Board(turns(scheduler))
      store.comments = Array.from({ length: existing }, (_, index) => ({
        id: index - 9,
        body: `${MARKER}\nold`,
        url: `#${index}`,
      }))
      await scheduler.waitFor(
        Promise.all(Array.from({ length: runs }, async () => publishComment(store, request('a'), await store.look()))),
      )
      expect(bodies(store)).toEqual(['about a'])
    }),
    runs(1000),
  )
})

test('law: however runs and a push fall together, never two comments are left', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 2 }),
      async (scheduler, before, after) => {
        const store = new Board(turns(scheduler))
        const run = async (judged: string) => publishComment(store, request(judged), await store.look())
        // Runs for the new head begin after the push, as GitHub starts them.
        const push = async () => {
          await scheduler.schedule(Promise.resolve())
          store.head = 'b'
          await Promise.all(Array.from({ length: after }, () => run('b')))
        }
        await scheduler.waitFor(Promise.all([...Array.from({ length: before }, () => run('a')), push()]))
        expect(store.comments.length).toBeLessThanOrEqual(1)
      },
    ),
    runs(1000),
  )
})
