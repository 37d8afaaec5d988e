import { trySaving } from '../../../src/core/advice/tried-files.js'
import { contract, sources } from '../support/repository.js'
import { adviceInput } from './advised.js'

/* Edits of several roots: those with which their own root costs less are kept, and no others. */

const HAIKU = 'claude-haiku-4.5'
const OPUS = 'claude-opus-4.8'

interface Edit {
  readonly root: string
  readonly model: string
}

const FILES = { a: OPUS, b: HAIKU, c: OPUS }

const filesOf = (models: Readonly<Record<string, string>>) =>
  sources(
    Object.fromEntries(
      Object.entries(models).map(([root, model]) => [
        `${root}/.kiro/settings.json`,
        contract({ primary: model }, { taskExecution: 'primary' }),
      ]),
    ),
  )

function tried(edits: readonly Edit[], policy = 'version: 1') {
  const asked: string[][] = []
  const input = adviceInput({
    before: null,
    after: Object.fromEntries(filesOf(FILES).map(({ path, bytes }) => [path, bytes])),
    policy,
  })
  const saving = trySaving(
    edits,
    (some) => {
      asked.push(some.map(({ root }) => root))
      return filesOf({ ...FILES, ...Object.fromEntries(some.map(({ root, model }) => [root, model])) })
    },
    input,
  )
  return {
    saves: saving?.savings.map(({ root, saves }) => [root, saves > 0]),
    kept: saving?.edits.map(({ root }) => root),
    models: saving?.configuration.assignments.map(({ root, model }) => [root, model]),
    asked,
  }
}

test('an edit with which its root costs more is left out, and the others are tried without it', () => {
  expect(
    tried([
      { root: 'a', model: HAIKU },
      { root: 'b', model: OPUS },
      { root: 'c', model: 'claude-sonnet-4.5' },
    ]),
  ).toEqual({
    saves: [
      ['a', true],
      ['c', true],
    ],
    kept: ['a', 'c'],
    models: [
      ['a', HAIKU],
      ['b', HAIKU],
      ['c', 'claude-sonnet-4.5'],
    ],
    asked: [
      ['a', 'b', 'c'],
      ['a', 'c'],
    ],
  })
})

test('where all save, they are tried once', () => {
  expect(tried([{ root: 'a', model: HAIKU }])).toMatchObject({ kept: ['a'], asked: [['a']] })
})

test.each<[string, readonly Edit[], string]>([
  ['no edit', [], 'version: 1'],
  ['edits that save nothing', [{ root: 'a', model: OPUS }], 'version: 1'],
  ['an edit that costs more', [{ root: 'b', model: OPUS }], 'version: 1'],
  ['an edit that brings an error', [{ root: 'a', model: HAIKU }], `version: 1\nmodels: { deny: [${HAIKU}] }`],
])('%s is no saving', (_, edits, policy) => {
  expect(tried(edits, policy).saves).toBeUndefined()
})
