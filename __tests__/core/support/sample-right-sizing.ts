import type { RightSizing } from '../../../src/core/contract/usage/outlook.js'

/** Three closed months of the sample usage report: eleven people whose plan would change. */
export function sampleRightSizing(): RightSizing {
  return {
    months: ['2026-08', '2026-09', '2026-10'],
    moves: [
      {
        from: 'power',
        fromName: 'Power',
        to: 'pro-max',
        toName: 'Pro Max',
        people: 6,
        folded: 0,
        savesUsd: 600,
        volatile: 1,
      },
      { from: 'pro', fromName: 'Pro', to: 'pro+', toName: 'Pro+', people: 5, folded: 0, savesUsd: 61.4, volatile: 2 },
    ],
    savesUsd: 661.4,
    now: {
      seats: [
        { plan: 'pro', name: 'Pro', seats: 34 },
        { plan: 'pro+', name: 'Pro+', seats: 14 },
        { plan: 'power', name: 'Power', seats: 12 },
      ],
      usd: 3761.4,
    },
    best: {
      seats: [
        { plan: 'pro', name: 'Pro', seats: 29 },
        { plan: 'pro+', name: 'Pro+', seats: 19 },
        { plan: 'pro-max', name: 'Pro Max', seats: 6 },
        { plan: 'power', name: 'Power', seats: 6 },
      ],
      usd: 3100,
    },
    breakEven: [
      { fromName: 'Pro', toName: 'Pro+', credits: 1500 },
      { fromName: 'Pro+', toName: 'Pro Max', credits: 3500 },
      { fromName: 'Pro Max', toName: 'Power', credits: 7500 },
    ],
    idle: [{ plan: 'pro', name: 'Pro', seats: 6, usd: 120 }],
    persons: null,
    notes: ['The savings of people whose use varies much are not certain.'],
  }
}
