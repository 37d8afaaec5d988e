import { contract, judged, lines, type Change, type Files } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'
const chat = (model: string): Files => ({ [SETTINGS]: contract({ fast: model }, { interactiveChat: 'fast' }) })
const CONTRACT = chat('claude-haiku-4.5')
const APPLIED: Files = { ...CONTRACT, [CLI]: { 'chat.defaultModel': 'claude-haiku-4.5' } }
const below = (root: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${root}/${path}`, content]))

const told = (change: Change): string[] =>
  lines(judged(change)).flatMap((line) =>
    line.includes('contract-not-applied') ? [line.replace(' contract-not-applied', '')] : [],
  )
const GONE = `notice ${SETTINGS}:7:26: The contract says claude-haiku-4.5 for interactiveChat, but ${CLI} is gone, and then Kiro runs CLI chat on auto`
const EMPTY = `notice ${CLI}:1:1: The contract says claude-haiku-4.5 for interactiveChat, but Kiro runs CLI chat on auto`

test.each<[string, Change, string[]]>([
  ['emptied', { before: APPLIED, after: { ...CONTRACT, [CLI]: {} } }, [EMPTY]],
  ['without a model', { before: APPLIED, after: { ...CONTRACT, [CLI]: { 'chat.enableThinking': true } } }, [EMPTY]],
  ['deleted', { before: APPLIED, after: CONTRACT }, [GONE]],
  [
    'renamed to what Kiro does not read',
    { before: APPLIED, after: { ...CONTRACT, [`${CLI}.bak`]: APPLIED[CLI] } },
    [GONE],
  ],
  ['renamed in case only', { before: APPLIED, after: { ...CONTRACT, '.kiro/settings/CLI.json': APPLIED[CLI] } }, []],
  [
    'deleted with its folder, below a root',
    { before: below('web', APPLIED), after: below('web', CONTRACT) },
    [
      GONE.replaceAll('.kiro/', 'web/.kiro/')
        .replace('for interactiveChat', 'for web/interactiveChat')
        .replace('CLI chat', 'web/CLI chat'),
    ],
  ],
  ['deleted with the contract', { before: APPLIED, after: {} }, []],
  [
    'deleted where the contract says auto',
    { before: { ...chat('auto'), [CLI]: { 'chat.defaultModel': 'claude-haiku-4.5' } }, after: chat('auto') },
    [],
  ],
  [
    'deleted where nothing routes the chat',
    {
      before: { [SETTINGS]: contract({ p: 'auto' }, { codeReview: 'p' }), [CLI]: { 'chat.defaultModel': 'auto' } },
      after: { [SETTINGS]: contract({ p: 'auto' }, { codeReview: 'p' }) },
    },
    [],
  ],
  ['never there', { before: CONTRACT, after: CONTRACT }, []],
  ['nothing to compare with', { before: null, after: CONTRACT }, []],
  ['broken: what it says is not known', { before: APPLIED, after: { ...CONTRACT, [CLI]: '{' } }, []],
  ['a link that leads nowhere: what it says is not known', { before: APPLIED, after: CONTRACT, links: [CLI] }, []],
  ['its folder a link that leads nowhere', { before: APPLIED, after: CONTRACT, links: ['.kiro/settings'] }, []],
])('cli.json %s', (_, change, expected) => {
  expect(told(change)).toEqual(expected)
})
