import { compareDelegates, compareIgnore, compareParents, compareRequires } from '../compare-lists.js'
import { comparePublish } from '../compare-values.js'
import { row, type MergeRow } from './row.js'

/** The loosening diff asks every row once more for each selection of a `when`: see loosening.ts. */
const comparedByGroup = () => []

/** Which layers there are, and what a layer says of those below it. */
export const LAYERS_ROWS: readonly MergeRow[] = [
  row('requires', 'every layer', compareRequires, 'requires: ">=1.0"', 'requires: ">= 0.9.1"', 'both hold'),
  row(
    'when',
    'every layer',
    comparedByGroup,
    'models: { allow: [auto, claude-sonnet-5] }',
    'when: { repositories: ["acme/pay-*"] }\nmodels: { allow: [auto] }',
    'both are layers in `acme/pay-api`; only the first elsewhere',
  ),
  row(
    'extends',
    'together',
    compareParents,
    'extends: acme/base/policy.yml@v1',
    'extends: [acme/team/policy.yml@v1]',
    'both are layers, the first above the second',
  ),
  row(
    'delegates',
    'own layer and below',
    compareDelegates,
    'models: { allow: [auto] }\ndelegates: [model-not-allowed]',
    'rules: { model-not-allowed: off }',
    'off: the layer below decides',
  ),
  row(
    'publish',
    'every layer',
    comparePublish,
    'models: {}',
    'publish: public',
    'private: the layer above does not say public',
  ),
  row(
    'ignore',
    'own layer and below',
    compareIgnore,
    'models: { allow: [auto] }',
    'models: { allow: [claude-haiku-4.5] }\nignore: ["fixtures/**"]',
    'above still judges fixtures, below does not',
  ),
]
