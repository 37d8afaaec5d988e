import fc from 'fast-check'
import { TASK_KINDS } from '../../../src/core/kiro/task-kind.js'
import { configurations, policyTexts } from '../support/generators.js'
import { FEW_RUNS } from '../support/properties.js'
import { contract, type Files } from '../support/repository.js'
import { advised } from './advised.js'

const model = fc.constantFrom('auto', 'claude-haiku-4.5', 'claude-sonnet-5', 'claude-opus-4.8', 'claude-next')
const EVERYTHING = Object.fromEntries(TASK_KINDS.map((kind) => [kind, 'primary']))
const settings = (primary: string): object => contract({ primary, fast: 'claude-haiku-4.5' }, EVERYTHING)
/** A change of one model in contracts among other files that stay. */
const changes = fc
  .record({ other: configurations, top: fc.tuple(model, model), web: fc.tuple(model, model), policy: policyTexts })
  .map(({ other, top, web, policy }) => {
    const files = (side: 0 | 1): Files => ({
      ...other,
      '.kiro/settings.json': settings(top[side]),
      'web/.kiro/settings.json': settings(web[side]),
    })
    return { before: files(0), after: files(1), policy: policy ?? [] }
  })

/** Where the branch is known, edits that restore the state before are judged like all others. */
test('edits that restore the state before are advised as if they were judged', () => {
  fc.assert(
    fc.property(changes, (change) => {
      expect(advised(change).routing).toEqual(advised(change, change.before).routing)
    }),
    FEW_RUNS,
  )
})

const undone = {
  before: { '.kiro/settings.json': settings('auto') },
  after: { '.kiro/settings.json': settings('claude-opus-4.8') },
}
const prompt = JSON.stringify({ name: 'a', model: 'auto', prompt: 'file://gone.md' })

test.each([
  ['nothing but the contract', {}, 686],
  ['an agent that stays', { '.kiro/agents/a.json': { name: 'a', model: 'claude-opus-4.8' } }, 622],
  ['an agent without its prompt', { '.kiro/agents/a.json': prompt }, 686],
  ['a model without a price that stays', { '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-next' } }, 686],
])('undoing a change beside %s saves what it costs', (_, other, saves) => {
  const [before, after] = [
    { ...undone.before, ...other },
    { ...undone.after, ...other },
  ]
  expect(advised({ before, after }).routing).toMatchObject({ undoes: true, saves })
  expect(advised({ before, after }, before).routing).toMatchObject({ undoes: true, saves })
})
