import type { Explanation } from '../../core/explain/explain.js'
import type { Message } from '../../core/text/message.js'
import type { Table } from './table.js'

/** A layer's answer in one word. */
export const ANSWERS = { allows: 'yes', blocks: 'no', nothing: '–' } as const

/** Every layer's answer, and who can change the first layer that blocks: the same table for every destination. */
export function explanationTable(
  { steps, blockedBy }: Explanation,
  show: (message: Message) => string,
  source: (name: string) => string,
): Table {
  return {
    columns: ['layer', 'answer', 'why', 'who can change that'].map((title) => ({ title, align: 'left' })),
    rows: steps.map(({ layer, says, message, changedBy }, index) => [
      layer === 'Kiro' || layer === 'seats' ? layer : source(layer),
      ANSWERS[says],
      show(message),
      // Only layers that block have to be changed, the first of them first.
      says === 'blocks'
        ? `${show(changedBy)}${index === blockedBy && steps.filter((step) => step.says === 'blocks').length > 1 ? ' (first)' : ''}`
        : '',
    ]),
  }
}
