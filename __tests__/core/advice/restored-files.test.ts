import { plain } from '../../../src/core/text/message.js'
import { estimateOfRoot } from '../../../src/core/cost/estimate.js'
import { contract, judged, type Files } from '../support/repository.js'
import { advised } from './advised.js'

const HAIKU = 'claude-haiku-4.5'
const cli = (model: string): Files => ({ '.kiro/settings/cli.json': { 'chat.defaultModel': model } })
const routes = (model: string, ...kinds: readonly string[]): Files => ({
  '.kiro/settings.json': contract({ primary: model }, Object.fromEntries(kinds.map((kind) => [kind, 'primary']))),
})
const reviewer = (model: string): Files => ({ '.kiro/agents/reviewer.json': { name: 'reviewer', model } })
const MAPPED = 'version: 1\nagents: { reviewer: codeReview }'
const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]))
const said = (before: Files, after: Files, policy = 'version: 1'): string[] =>
  advised({ before, after, policy, day: '2026-11-29' }).suggestions.flatMap(({ message, saves }) =>
    plain(message).includes(' had ') ? [`${saves}: ${plain(message)}`] : [],
  )

test.each<[string, Files, Files, string, string[]]>([
  [
    'cli.json',
    { ...cli(HAIKU), ...routes('auto', 'interactiveChat') },
    routes('auto', 'interactiveChat'),
    '',
    ['172: CLI chat as .kiro/settings/cli.json had it costs 172 credits a month less: undo this change'],
  ],
  [
    'routes of a contract',
    routes(HAIKU, 'taskExecution', 'codeReview', 'codeExplanation'),
    routes(HAIKU, 'taskExecution'),
    '',
    [
      '50: codeReview and codeExplanation as .kiro/settings.json had them cost 50 credits a month less: undo this change',
    ],
  ],
  [
    'a whole root with two files',
    { ...cli(HAIKU), ...routes(HAIKU, 'codeReview') },
    {},
    '',
    [
      '184: codeReview and CLI chat as .kiro/settings.json and .kiro/settings/cli.json had them cost 184 credits a month less: undo this change',
    ],
  ],
  [
    'an agent that the policy maps',
    { ...routes('claude-sonnet-4.5', 'codeReview'), ...reviewer(HAIKU) },
    routes('claude-sonnet-4.5', 'codeReview'),
    MAPPED,
    ['38: reviewer as .kiro/agents/reviewer.json had it costs 38 credits a month less: undo this change'],
  ],
  [
    'a nested root, whose work falls to the one above',
    { ...cli('claude-sonnet-4.5'), ...below('web', cli(HAIKU)) },
    cli('claude-sonnet-4.5'),
    '',
    [expect.stringContaining('web/CLI chat as web/.kiro/settings/cli.json had it costs') as string],
  ],
  ['a more expensive cli.json', cli('claude-opus-4.8'), {}, '', []],
  ['an agent that nothing maps', reviewer(HAIKU), {}, '', []],
  ['what the policy forbids now', cli(HAIKU), {}, 'version: 1\nmodels: { deny: [claude-haiku-4.5] }', []],
  ['a root that moved', below('web', cli(HAIKU)), below('apps/web', cli(HAIKU)), '', []],
  ['a model without a price', cli('claude-next'), {}, '', []],
])('%s that is gone', (_, before, after, policy, expected) => {
  expect(said(before, after, policy === '' ? undefined : policy)).toEqual(expected)
})

test.each<[string, Files, Files]>([
  ['cli.json', { ...cli(HAIKU), ...routes('auto', 'interactiveChat') }, routes('auto', 'interactiveChat')],
  [
    'a root beside another change',
    { ...cli(HAIKU), ...routes(HAIKU, 'codeReview') },
    { '.kiro/agents/new.json': { name: 'new', model: 'claude-opus-4.8' } },
  ],
])('restoring %s lowers the printed total by what is said', (_, before, after) => {
  const gone = Object.fromEntries(Object.entries(before).filter(([path]) => !(path in after)))
  const total = (files: Files): number =>
    estimateOfRoot(judged({ before, after: files, day: '2026-11-29' }).estimate, '')?.after.typical ?? 0
  const saves = total(after) - total({ ...after, ...gone })
  expect(saves).toBeGreaterThan(0)
  expect(said(before, after)).toEqual([expect.stringContaining(`${saves}: `)])
})
