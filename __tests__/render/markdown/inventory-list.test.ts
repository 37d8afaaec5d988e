import { NO_CONTEXT } from '../../../src/render/markdown/context.js'
import { inventoryList } from '../../../src/render/markdown/inventory-list.js'
import { agent, contract, judged, type Files } from '../../core/support/repository.js'
import { html } from '../../core/support/markdown.js'

const listed = (files: Files, most?: number): string =>
  inventoryList(judged({ before: {}, after: files }), NO_CONTEXT, most)
const items = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('- '))
const rules = (line: string): string[] => [...line.matchAll(/<sub>\[([a-z-]+)\]/g)].map(([, rule]) => rule ?? '')

const CONTRACT = contract(
  { primary: 'claude-sonnet-4.5', fast: 'claude-haiku-4.5' },
  { codeReview: 'primary', specGeneration: 'primary', hookActions: 'fast' },
)

test('what needs attention is first, with the right spelling and the rule', () => {
  const [first = '', second = '', ...more] = items(
    listed({
      '.kiro/agents/a.json': agent('a', 'claude-haiku-4.5'),
      '.kiro/agents/z.json': agent('z', 'claude-opus-4-8'),
    }),
  )
  expect(first).toMatch(
    /^- ⚠️ `z` on claude-opus-4-8, misspelled \(2\.2x\) · `\.kiro\/agents\/z\.json:\d+` · instead `claude-opus-4\.8` /,
  )
  expect(rules(first)).toEqual(['misspelled-model'])
  expect(second).toMatch(/^- `a` on claude-haiku-4\.5 \(0\.4x\) · `\.kiro\/agents\/a\.json:\d+`$/)
  expect(more).toEqual([])
})

test('work of one model at one place is one entry, and who applies it is said once where it is the same for all', () => {
  const text = listed({ '.kiro/settings.json': CONTRACT })
  expect(text).toContain(' · declared by the team\n')
  expect(items(text).map((line) => line.split(' · ')[0])).toEqual([
    '- specGeneration and codeReview on claude-sonnet-4.5 (1.3x)',
    '- hookActions on claude-haiku-4.5 (0.4x)',
  ])
})

test('where it is not the same for all each entry says it', () => {
  const text = listed({ '.kiro/settings.json': CONTRACT, '.kiro/agents/a.json': agent('a', 'auto') })
  expect(text).not.toMatch(/ · (?:declared by the team|applied by Kiro)\n\n/)
  expect(items(text).map((line) => / · (declared by the team|applied by Kiro) · /.exec(line)?.[1])).toEqual([
    'applied by Kiro',
    'declared by the team',
    'declared by the team',
  ])
})

test('what Kiro drops says why, and twins name the other files', () => {
  const text = listed({
    '.kiro/hooks/old.json': { when: { type: 'fileEdited' }, then: { type: 'askAgent', prompt: 'x' }, name: 'old' },
    '.kiro/agents/one.json': agent('same', 'auto'),
    '.kiro/agents/two.json': agent('same', 'claude-haiku-4.5'),
  })
  expect(text).toMatch(/ · also in `\.kiro\/agents\/(?:one|two)\.json` · /)
  expect(text).toMatch(/ · Kiro drops it, because `[^`]+` · /)
})

test('equal work in several folders is one entry; what differs in one is another', () => {
  const folders = ['api', 'auth', 'billing', 'web']
  const files = Object.fromEntries(
    folders.map((folder) => [
      `${folder}/.kiro/agents/a.json`,
      agent('a', folder === 'web' ? 'auto' : 'claude-3.7-sonnet'),
    ]),
  )
  const lines = items(listed(files))
  expect(lines.map((line) => line.split(' · ')[0])).toEqual([
    '- ⚠️ `a` on claude-3.7-sonnet, retired (not priced) in 3 folders: `api`, `auth`, `billing`',
    '- `web/a` on auto (1.0x)',
  ])
})

test('more than are shown are counted, those without a problem first', () => {
  const files = Object.fromEntries(
    Array.from({ length: 8 }, (_, n) => [
      `.kiro/agents/a${n}.json`,
      agent(`a${n}`, n === 7 ? 'claude-opus-4-8' : 'auto'),
    ]),
  )
  const text = listed(files, 3)
  expect(items(text)).toHaveLength(3)
  expect(items(text)[0]).toContain('⚠️ `a7` ')
  expect(text).toContain('\n\n5 more assignments in the report file.')
})

test('names and reasons from a repository stay text', () => {
  const hostile = '![x](https://evil.test/a.png) <b>@acme</b> | `'
  const page = html(
    listed({
      [`.kiro/agents/${hostile.replaceAll('/', '_')}.json`]: agent(hostile, hostile),
      '.kiro/agents/two.json': agent(hostile, 'auto'),
    }),
  )
  expect(page).not.toMatch(/<img|<b>|<table/)
  expect(page).not.toContain('href="https://evil.test')
})
