import { plan } from '../../../src/core/apply/plan.js'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { agent, contract, DAY, policy, sources, type Files } from '../support/repository.js'
import { changes, refusals } from './applied.js'

const CATALOGUE = loadCatalogue()
const OPUS = 'claude-opus-4.8'
const CLI = '.kiro/settings/cli.json'
const LEAD = '.kiro/agents/lead.json'
const CONTRACT = { '.kiro/settings.json': contract({ p: OPUS }, { interactiveChat: 'p' }) }
const HINT =
  'Route the work to a model that the policy allows, or propose a change of the policy; until then nothing is written.'

const planned = (files: Files, models: string) =>
  plan(sources({ ...CONTRACT, ...files }), {
    catalogue: CATALOGUE,
    agents: {},
    workflows: {},
    policy: policy(`version: 1\nmodels: ${models}`),
    day: DAY,
  })

test.each<[string, Files, string, string]>([
  [
    'into an agent that the policy does not map',
    { [CLI]: { 'chat.defaultAgent': 'lead' }, [LEAD]: agent('lead', 'auto') },
    '{ allow: [auto], tasks: { interactiveChat: { allow: [claude-opus-*] } } }',
    `${LEAD}: the contract wants ${OPUS} there, which the team policy does not allow for agent:lead. | ${HINT}`,
  ],
  [
    'into cli.json, from which an agent inherits it',
    { [CLI]: {}, [LEAD]: agent('lead') },
    '{ allow: [auto], tasks: { interactiveChat: { allow: [claude-opus-*] } } }',
    `${LEAD}: the contract wants ${OPUS} there, which the team policy does not allow for agent:lead. | ${HINT}`,
  ],
  [
    'into a new cli.json, above a cap',
    {},
    '{ maxMultiplier: 1.3 }',
    `${CLI}: the contract wants ${OPUS} there, which the team policy does not allow for chat:cli. | ${HINT}`,
  ],
])('a model that the policy forbids is not written: %s', (_, files, models, expected) => {
  const result = planned(files, models)
  expect(refusals(result)).toEqual([expected])
  expect(result.edits).toEqual([])
})

test('what it allows is written', () => {
  expect(changes(planned({ [CLI]: {} }, '{ tasks: { interactiveChat: { allow: [claude-opus-*] } } }'))).toEqual([
    `${CLI} chat.defaultModel: nothing → ${OPUS} (interactiveChat)`,
  ])
})
