import { profileName } from '../../../src/core/advice/profile-name.js'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'

const named = (id: string | null) => (id === null ? null : (loadCatalogue().find(id)?.model ?? null))

test.each<[string, string | null, string[], string]>([
  ['the family', 'claude-opus-4.8', [], 'opus'],
  ['a number behind it where it is taken', 'claude-opus-4.8', ['opus'], 'opus-2'],
  ['the next number that is free', 'claude-opus-4.8', ['opus', 'opus-2', 'opus-4'], 'opus-3'],
  ['other where the family is no single word', 'minimax-m2.5', ['opus'], 'other'],
  ['other without a model', null, ['other'], 'other-2'],
])('a new profile is called %s', (_, id, taken, name) => {
  expect(profileName(named(id), taken)).toBe(name)
})
