import type { UsageReport } from '../../../src/core/contract/usage/report.js'

const round = (value: number): number => Math.round(value * 100) / 100

/** The models of the sample usage report: `part` is a share of its credits, `total` all of them. */
export function sampleModels(part: (share: number) => number, total: number): NonNullable<UsageReport['byModel']> {
  return {
    rows: [
      {
        model: 'claude-opus-4.8',
        folded: 0,
        people: 21,
        messages: 18_203,
        credits: part(0.46),
        share: 0.46,
        creditsPerMessage: 1.012,
        multiplier: 2.2,
        measured: true,
      },
      {
        model: 'claude-sonnet-4.6',
        folded: 0,
        people: 40,
        messages: 24_880,
        credits: part(0.34),
        share: 0.34,
        creditsPerMessage: 0.551,
        multiplier: 1.3,
        measured: true,
      },
      {
        model: 'auto',
        folded: 0,
        people: 33,
        messages: 15_020,
        credits: part(0.16),
        share: 0.16,
        creditsPerMessage: 0.41,
        multiplier: 1,
        measured: true,
      },
      {
        model: 'claude-haiku-4.5',
        folded: 0,
        people: 9,
        messages: 3101,
        credits: round(total - part(0.46) - part(0.34) - part(0.16)),
        share: 0.04,
        creditsPerMessage: null,
        multiplier: 0.4,
        measured: false,
      },
    ],
    coverage: 0.58,
    unattributed: 0,
    notes: [
      'Files count messages by model, not credits: 58 % of the credits are from rows with one model and are known, the rest is divided by messages and the credits of a message on each model.',
    ],
  }
}
