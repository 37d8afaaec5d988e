import fc from 'fast-check'
import { check } from '../../../src/core/check.js'
import { UserError } from '../../../src/core/user-error.js'
import type { Sent } from '../../../src/io/github/comments.js'
import type { Conversation, OwnComment } from '../../../src/io/github/own-comments.js'
import { markerOf, type CommentWish } from '../../../src/publish/comment/comment-plan.js'
import { publishComment, type CommentBoard } from '../../../src/publish/comment/publish-comment.js'
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

const wish = (judged: string, body = `about ${judged}`): CommentWish => ({
  mode: 'changes',
  result: RESULT,
  installing: false,
  body,
  marker: MARKER,
  judged,
})

/** A pull request on which several runs may write at once; what a step does is one turn of the event loop. */
class Board implements CommentBoard {
  head = 'a'
  comments: OwnComment[] = []
  readonly waits: number[] = []
  readonly calls: string[] = []
  patience = Infinity
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
    this.patience -= ms
    return Promise.resolve(this.patience >= 0)
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
  const board = new Board()
  expect(await publishComment(board, wish('a'), await board.look())).toEqual({
    url: '#1',
    remark: null,
    refused: false,
  })
  expect(board.calls).toEqual(['look', 'create', 'look'])
})

test('what was seen too long ago is looked at again before anything is written', async () => {
  const board = new Board()
  board.head = 'b'
  expect(await publishComment(board, wish('a'), null)).toMatchObject({ url: null, refused: false })
  expect(board.comments).toEqual([])
})

test('a create that failed on the way back is not repeated: the comment is found', async () => {
  const board = new Board()
  board.refusals.push(refused(500, true))
  expect(await publishComment(board, wish('a'), await board.look())).toMatchObject({ url: '#1', refused: false })
  expect(bodies(board)).toEqual(['about a'])
  expect(board.waits).toEqual([500])
})

test('a write that failed on the way there is repeated; a head that moved meanwhile ends it', async () => {
  const [patient, moved] = [new Board(), new Board()]
  patient.refusals.push(refused(500), refused(2000))
  expect(await publishComment(patient, wish('a'), await patient.look())).toMatchObject({ url: '#1' })
  expect(patient.waits).toEqual([500, 2000])

  moved.refusals.push(refused(500))
  const known = await moved.look()
  moved.head = 'b'
  expect(await publishComment(moved, wish('a'), known)).toMatchObject({ url: null, refused: false })
  expect(moved.comments).toEqual([])
})

test('a refusal, or a wait that would be too long, is told', async () => {
  const [final, limited] = [new Board(), new Board()]
  final.refusals.push(refused(null))
  limited.refusals.push(refused(3_600_000))
  limited.patience = 60_000
  for (const board of [final, limited])
    expect(await publishComment(board, wish('a'), await board.look())).toEqual({
      url: null,
      remark: ['no'],
      refused: true,
    })
})

test('a comment that somebody deleted meanwhile is written again', async () => {
  const board = new Board()
  await board.create(`${MARKER}\nold`)
  const known = await board.look()
  board.comments = []
  expect(await publishComment(board, wish('a'), known)).toMatchObject({ url: '#2' })
  expect(bodies(board)).toEqual(['about a'])
})

test('a look that fails leaves what was written, and tells what was refused', async () => {
  const board = new Board()
  const known = await board.look()
  board.look = () => Promise.reject(new UserError('It cannot be found.', '', 'api'))
  expect(await publishComment(board, wish('a'), known)).toEqual({ url: '#1', remark: null, refused: false })
  board.refusals.push(refused(0))
  expect(await publishComment(board, wish('b'), { ...known, headSha: 'b' })).toEqual({
    url: null,
    remark: ['no'],
    refused: true,
  })
})

const turns = (scheduler: fc.Scheduler) => () => scheduler.schedule(Promise.resolve())

test('law: however runs for one head fall together, one comment is left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 4 }), fc.nat(2), async (scheduler, runs, existing) => {
      const board = new Board(turns(scheduler))
      board.comments = Array.from({ length: existing }, (_, index) => ({
        id: index - 9,
        body: `${MARKER}\nold`,
        url: `#${index}`,
      }))
      await scheduler.waitFor(
        Promise.all(Array.from({ length: runs }, async () => publishComment(board, wish('a'), await board.look()))),
      )
      expect(bodies(board)).toEqual(['about a'])
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
        const board = new Board(turns(scheduler))
        const run = async (judged: string) => publishComment(board, wish(judged), await board.look())
        // Runs for the new head begin after the push, as GitHub starts them.
        const push = async () => {
          await scheduler.schedule(Promise.resolve())
          board.head = 'b'
          await Promise.all(Array.from({ length: after }, () => run('b')))
        }
        await scheduler.waitFor(Promise.all([...Array.from({ length: before }, () => run('a')), push()]))
        expect(board.comments.length).toBeLessThanOrEqual(1)
      },
    ),
    runs(1000),
  )
})
