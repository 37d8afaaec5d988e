import { judged, lines } from '../support/repository.js'

const CLI = '.kiro/settings/cli.json'
const OPUS = 'claude-opus-4.8'
const flat = (defaults: unknown) => ({ [CLI]: { 'chat.modelDefaults': { [OPUS]: defaults } } })
const raised = (before: Record<string, unknown>, after: Record<string, unknown>): string[] =>
  lines(judged({ before, after })).flatMap((line) => /effort-raised: (.*)/.exec(line)?.[1] ?? [])

const MEDIUM = flat({ output_config: { effort: 'medium' } })

test.each<[string, Record<string, unknown>, Record<string, unknown>, string[]]>([
  [
    'another case',
    MEDIUM,
    flat({ output_config: { effort: ' MAX' } }),
    [`The effort of ${OPUS} rises from medium to  MAX`],
  ],
  [
    'another spelling of the group',
    {},
    flat({ outputConfig: { effort: 'max' } }),
    [`The effort of ${OPUS} is set to max`],
  ],
  [
    'another spelling of the key',
    {},
    flat({ output_config: { effortLevel: 'max' } }),
    [`The effort of ${OPUS} is set to max`],
  ],
  [
    'a second key beside the one that stays',
    MEDIUM,
    flat({ output_config: { effort: 'medium' }, reasoning: { effort: 'high' } }),
    [`The effort of ${OPUS} rises from medium to high`],
  ],
  [
    'the nested spelling beside the flat one',
    MEDIUM,
    { [CLI]: { ...MEDIUM[CLI], chat: { modelDefaults: { [OPUS]: { output_config: { effort: 'max' } } } } } },
    [`The effort of ${OPUS} rises from medium to max`],
  ],
  [
    'a level that nobody knows',
    MEDIUM,
    flat({ output_config: { effort: 'ultra' } }),
    [`The effort of ${OPUS} rises from medium to ultra`],
  ],
  [
    'none: the same in another case',
    flat({ output_config: { effort: 'HIGH' } }),
    flat({ output_config: { effort: 'high' } }),
    [],
  ],
  [
    'none: the lower of two goes',
    flat({ output_config: { effort: 'low' }, reasoning: { effort: 'high' } }),
    flat({ output_config: { effort: 'high' } }),
    [],
  ],
  [
    'none: an unknown level that stays',
    flat({ output_config: { effort: 'ultra' } }),
    flat({ output_config: { effort: 'ultra' } }),
    [],
  ],
])('%s', (_, before, after, expected) => {
  expect(raised(before, after).map((line) => line.replaceAll(/["“”]/g, ''))).toEqual(expected)
})
