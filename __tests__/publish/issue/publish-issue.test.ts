import fc from 'fast-check'
import { plain } from '../../../src/core/text/message.js'
import type { AgreedAction } from '../../../src/core/contract/usage/agreements.js'
import { UserError } from '../../../src/core/user-error.js'
import type { Sent } from '../../../src/io/github/comments.js'
import type { Issues, OwnIssue, SaidComment } from '../../../src/io/github/issues.js'
import { issueMarker, STEPS_START } from '../../../src/publish/issue/issue-plan.js'
import { publishIssue, type IssueStore, type MonthRequest } from '../../../src/publish/issue/publish-issue.js'
import { runs } from '../../core/support/properties.js'

const step = (percent: number): AgreedAction => ({
  id: `policy/monthly@${percent}`,
  budget: 'policy/monthly',
  percent,
  reached: '2026-11-10',
  action: 'notify',
})
const request = (more: Partial<MonthRequest> = {}): MonthRequest => ({
  events: [],
  month: '2026-11',
  title: 'Kiro usage 2026-11',
  body: 'numbers',
  final: false,
  again: false,
  actions: [step(50), step(75)],
  comment: (steps) => `reached ${steps.map(({ percent }) => percent).join(', ')}`,
  ...more,
})

/** A repository on which several runs may write at once; what a step does is one turn of the event loop. */
class Board implements IssueStore {
  enabled = true
  issues: OwnIssue[] = []
  said: (SaidComment & { issue: number })[] = []
  readonly waits: number[] = []
  readonly calls: string[] = []
  /** What the next writes are answered with; `taken` says whether they are done all the same. */
  readonly refusals: { readonly sent: Sent & { done: false }; readonly taken?: boolean }[] = []
  #ids = 0
  readonly #turn: () => Promise<unknown>

  constructor(turn: () => Promise<unknown> = () => Promise.resolve()) {
    this.#turn = turn
  }

  async look(): Promise<Issues> {
    await this.#turn()
    return { enabled: this.enabled, issues: this.issues.filter(({ body }) => body.startsWith('<!-- kiro')) }
  }

  async comments(issue: number): Promise<SaidComment[]> {
    await this.#turn()
    return this.said.filter((comment) => comment.issue === issue)
  }

  create(_: string, body: string): Promise<Sent> {
    return this.#write('create', () => {
      const number = this.#next()
      this.issues.push({ number, body, url: `#${number}`, closed: false })
      return { done: true, id: number, url: `#${number}` }
    })
  }

  update(number: number, body: string): Promise<Sent> {
    return this.#write('update', () => {
      if (!this.#change(number, { body })) return { done: false, reason: ['gone'], again: 0 }
      return { done: true, id: number, url: `#${number}` }
    })
  }

  async close(number: number, body: string): Promise<void> {
    await this.#turn()
    this.calls.push('close')
    this.#change(number, { body, closed: true })
  }

  comment(issue: number, body: string): Promise<Sent> {
    return this.#write('comment', () => {
      const id = this.#next()
      this.said.push({ id, body, issue })
      return { done: true, id, url: `#${issue}-${id}` }
    })
  }

  async removeComment(id: number): Promise<void> {
    await this.#turn()
    this.calls.push('remove')
    this.said = this.said.filter((comment) => comment.id !== id)
  }

  wait(ms: number): Promise<boolean> {
    this.waits.push(ms)
    return Promise.resolve(ms <= 60_000)
  }

  #next(): number {
    this.#ids += 1
    return this.#ids
  }

  #change(number: number, change: Partial<OwnIssue>): boolean {
    const at = this.issues.findIndex((issue) => issue.number === number)
    const old = this.issues[at]
    if (old !== undefined) this.issues[at] = { ...old, ...change }
    return old !== undefined
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
const texts = ({ said }: Board): string[] => said.map(({ body }) => body.split('\n').at(-1) ?? '')
const ours = ({ issues }: Board): OwnIssue[] => issues.filter(({ body }) => body.startsWith(issueMarker('2026-11')))

test('a first run opens the issue and tells of the highest step; a second writes nothing', async () => {
  const store = new Board()
  expect(await publishIssue(store, request())).toEqual({ url: '#1', news: [step(75)], newEvents: [], refused: null })
  expect(store.calls.splice(0)).toEqual(['create', 'comment'])
  expect(store.said[0]?.body).toBe(`${STEPS_START}policy/monthly@75 -->\nreached 75`)
  expect(await publishIssue(store, request())).toEqual({ url: '#1', news: [], newEvents: [], refused: null })
  expect(store.calls).toEqual([])
})

test('a step that is reached later is reported then, and the issue is edited in place', async () => {
  const store = new Board()
  await publishIssue(store, request({ actions: [] }))
  expect(store.calls.splice(0)).toEqual(['create'])
  expect(await publishIssue(store, request({ body: 'more', actions: [step(50)] }))).toMatchObject({ news: [step(50)] })
  expect(await publishIssue(store, request({ body: 'most', actions: [step(50), step(75), step(90)] }))).toMatchObject({
    news: [step(90)],
  })
  expect(store.calls).toEqual(['update', 'comment', 'update', 'comment'])
  expect(texts(store)).toEqual(['reached 50', 'reached 90'])
})

test('a closed issue is kept true, stays closed, and still tells of steps', async () => {
  const store = new Board()
  store.issues.push({ number: 1, body: `${issueMarker('2026-11')}\nold`, url: '#1', closed: true })
  await publishIssue(store, request())
  expect(store.issues).toMatchObject([{ number: 1, closed: true, body: `${issueMarker('2026-11')}\nnumbers` }])
  expect(texts(store)).toEqual(['reached 75'])
})

test('an issue with the last numbers of its month is left alone', async () => {
  const store = new Board()
  await publishIssue(store, request({ final: true, actions: [] }))
  store.calls.splice(0)
  expect(await publishIssue(store, request({ final: true, body: 'late' }))).toEqual({
    url: '#1',
    news: [],
    newEvents: [],
    refused: null,
  })
  expect(store.calls).toEqual([])
})

test('writes that failed on the way back are not repeated, on the way there they are', async () => {
  const [back, there] = [new Board(), new Board()]
  back.refusals.push(refused(500, true), refused(500, true))
  there.refusals.push(refused(500), refused(2000))
  for (const store of [back, there])
    expect(await publishIssue(store, request())).toEqual({ url: '#1', news: [step(75)], newEvents: [], refused: null })
  expect([back.calls, there.calls]).toEqual([
    ['create', 'comment'],
    ['create', 'create', 'create', 'comment'],
  ])
  expect(texts(back)).toEqual(['reached 75'])
})

test('a refusal, or a wait that would be too long, is reported, and steps are reported elsewhere', async () => {
  for (const again of [null, 3_600_000]) {
    const store = new Board()
    store.refusals.push(refused(again))
    expect(await publishIssue(store, request())).toEqual({
      url: null,
      news: [step(75)],
      newEvents: [],
      refused: ['no'],
    })
  }
})

test('an issue that may not be written still shows where it is; a comment that may not is reported', async () => {
  const store = new Board()
  await publishIssue(store, request({ actions: [] }))
  store.refusals.push(refused(null), refused(null))
  expect(await publishIssue(store, request({ body: 'new' }))).toEqual({
    url: '#1',
    news: [step(75)],
    newEvents: [],
    refused: ['no'],
  })
  expect(store.said).toEqual([])
})

test('an issue that a person deleted meanwhile is opened again', async () => {
  const store = new Board()
  await publishIssue(store, request({ actions: [] }))
  const seen = await store.look()
  store.issues = []
  const look = store.look.bind(store)
  store.look = () => {
    store.look = look
    return Promise.resolve(seen)
  }
  expect(await publishIssue(store, request({ body: 'new', actions: [] }))).toMatchObject({ url: '#2', refused: null })
})

test('a repository without issues says so, and nothing is written', async () => {
  const store = new Board()
  store.enabled = false
  const { refused: why, ...rest } = await publishIssue(store, request())
  expect(rest).toEqual({ url: null, news: [step(75)], newEvents: [] })
  expect(plain(why ?? [])).toContain('has no issues')
  expect(store.calls).toEqual([])
})

test('a look that fails is reported, never thrown', async () => {
  const store = new Board()
  store.look = () => Promise.reject(new UserError('It cannot be read.', '', 'api'))
  expect(await publishIssue(store, request())).toMatchObject({
    url: null,
    news: [step(75)],
    refused: [{ code: 'It cannot be read.' }],
  })
  store.look = () => Promise.reject(new TypeError('a mistake of ours'))
  await expect(publishIssue(store, request())).rejects.toThrow(TypeError)
})

test('law: however runs fall together, one open issue is left, and each step is reported once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 1, max: 4 }),
      fc.nat(2),
      fc.subarray([50, 75]),
      async (scheduler, runs, existing, before) => {
        const store = new Board(() => scheduler.schedule(Promise.resolve()))
        store.issues = Array.from({ length: existing }, (_, index) => ({
          number: index - 9,
          body: `${issueMarker('2026-11')}\nold`,
          url: '',
          closed: false,
        }))
        store.said = before.map((percent, index) => ({
          id: index - 9,
          issue: -9,
          body: `${STEPS_START}policy/monthly@${percent} -->\nreached ${percent}`,
        }))
        await scheduler.waitFor(Promise.all(Array.from({ length: runs }, () => publishIssue(store, request()))))
        expect(ours(store)).toHaveLength(1)
        expect(store.issues.filter(({ closed }) => !closed)).toEqual(ours(store))
        expect(ours(store)[0]?.number).toBe(Math.min(...store.issues.map(({ number }) => number)))
        const told = store.said.filter(({ issue }) => issue === ours(store)[0]?.number)
        expect(told.filter(({ body }) => body.endsWith('reached 75'))).toHaveLength(1)
        expect(told.length).toBeLessThanOrEqual(2)
      },
    ),
    runs(500),
  )
})
