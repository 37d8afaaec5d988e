import { compareModels } from '../compare-models.js'
import { row, type MergeRow } from './row.js'

/** Which models may do which work. */
export const MODELS_ROWS: readonly MergeRow[] = [
  row(
    'models.allow',
    'every layer',
    compareModels,
    'models: { allow: [auto, claude-sonnet-*] }',
    'models: { allow: [auto, claude-opus-4.8] }',
    'auto',
  ),
  row(
    'models.deny',
    'every layer',
    compareModels,
    'models: { deny: [claude-opus-*] }',
    'models: { deny: [claude-haiku-*] }',
    'neither',
  ),
  row(
    'models.maxMultiplier',
    'every layer',
    compareModels,
    'models: { maxMultiplier: 1.3 }',
    'models: { maxMultiplier: 2.2 }',
    '1.3',
  ),
  row(
    'models.tasks.<kind>.allow',
    'every layer',
    compareModels,
    'models: { allow: [auto] }',
    'models: { allow: [auto], tasks: { codeReview: { allow: [claude-opus-4.8] } } }',
    'nothing for codeReview',
  ),
  row(
    'models.tasks.<kind>.maxMultiplier',
    'every layer',
    compareModels,
    'models: { maxMultiplier: 1.3 }',
    'models: { maxMultiplier: 1, tasks: { codeReview: { maxMultiplier: 2.2 } } }',
    '1.3 for codeReview, 1.0 for the rest',
  ),
]
