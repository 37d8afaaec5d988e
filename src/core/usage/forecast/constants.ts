/** A constant of the forecast: its value, its unit, and where the value comes from. */
export interface ForecastConstant<Value> {
  readonly value: Value
  /** The unit of the value, and what it is used for. */
  readonly unit: string
  /** How the value was found. */
  readonly basis: string
}

/** The basis of a value without a fit. */
const BY_HAND = 'chosen by hand, not fitted'
/** The basis of a value from the normal distribution. */
const NORMAL = 'quantiles of the standard normal distribution'

/**
 * Every constant of the forecast. None was fitted to data of a real organization. The table as a whole is checked against the
 * simulated organizations of scripts/simulate/: docs/performance.md has the errors, forecast/simulated.test.ts the bounds.
 */
export const FORECAST = {
  // days.ts: the rhythm of the week and days off
  weekdayPrior: {
    value: [0.06, 1, 1, 1, 1, 1, 0.06],
    unit: 'credits of a weekday (Sunday first) / credits of an ordinary working day, before any data',
    basis: BY_HAND,
  },
  weekdayPriorWeeks: { value: 1.5, unit: 'weeks of data that the weekday prior weighs as much as', basis: BY_HAND },
  weekdayHistory: { value: 182, unit: 'calendar days, half a year, that weekdays are learned from', basis: BY_HAND },
  weekdayRounds: {
    value: 2,
    unit: 'rounds of weekday weights and level, each computed from the other',
    basis: BY_HAND,
  },
  weekdayWindow: { value: 10, unit: 'calendar days to each side of a day for its local level', basis: BY_HAND },
  weekdayMost: { value: 3, unit: 'ordinary working days that one day may count for a weekday', basis: BY_HAND },
  workdayWeight: { value: 0.5, unit: 'weight from which a weekday is a working day', basis: BY_HAND },
  offWindow: { value: 15, unit: 'working days for the usual number of people', basis: BY_HAND },
  offTeam: { value: 4, unit: 'usual people below which no day off is recognized', basis: BY_HAND },
  offShare: { value: 0.25, unit: 'part of the usual people below which a working day is a day off', basis: BY_HAND },
  offMost: { value: 10, unit: 'working days in a row that can be days off', basis: BY_HAND },
  offCredits: {
    value: 0.1,
    unit: 'part of the usual credits below which a working day is a day off, whoever is there',
    basis: BY_HAND,
  },
  offPrior: {
    value: { off: 0.6, of: 30 },
    unit: 'days off and working days that the prior for unforeseen days off weighs as much as',
    basis: BY_HAND,
  },

  // level.ts: credits of an ordinary working day
  levelHistory: {
    value: 112,
    unit: 'calendar days that level, noise and growth are computed from',
    basis: 'covers the 7 growth blocks of 10 working days, the longest window below',
  },
  slowHalfLife: { value: 7, unit: 'working days after which a day counts half in the slow level', basis: BY_HAND },
  fastHalfLife: { value: 3, unit: 'working days after which a day counts half in the fast level', basis: BY_HAND },
  cutDay: { value: 2.5, unit: 'typical days of all people at which a day is cut, without its noise', basis: BY_HAND },
  cutWeight: { value: 0.3, unit: 'least weight of a day when it is cut', basis: BY_HAND },
  noiseOfAll: { value: 0.1, unit: 'relative standard deviation of a day, however many people', basis: BY_HAND },
  noiseOfOne: { value: 1.3, unit: 'relative variance of a day of one person', basis: BY_HAND },
  noisePriorDays: { value: 6, unit: 'days of data that the prior of the noise weighs as much as', basis: BY_HAND },
  changeNoise: {
    value: 0.05,
    unit: 'relative standard deviation between fast and slow level without a change',
    basis: BY_HAND,
  },
  changeDoubt: {
    value: 6,
    unit: 'squared deviations of fast from slow level at which a change is half believed',
    basis: BY_HAND,
  },
  growthBlock: { value: 10, unit: 'working days of a block that growth is measured by', basis: BY_HAND },
  growthBlocks: { value: 7, unit: 'blocks', basis: BY_HAND },
  growthMostStep: { value: 0.3, unit: 'log units at which one step between blocks is cut', basis: BY_HAND },
  growthMost: { value: 0.06, unit: 'log units per block: most growth that is believed', basis: BY_HAND },
  growthOfPeople: { value: 0.03, unit: 'log units per block: usual growth of the number of people', basis: BY_HAND },
  growthOfEach: { value: 0.007, unit: 'log units per block: usual growth of credits per person', basis: BY_HAND },
  peopleNoise: {
    value: { ofAll: 0.02, ofOne: 0.15 },
    unit: 'noise of the people of a block: relative standard deviation, and relative variance of one person',
    basis: BY_HAND,
  },
  eachNoise: {
    value: { ofAll: 0.05, ofOne: 0.1 },
    unit: 'noise of the credits per person of a block: relative standard deviation, and relative variance of one person',
    basis: BY_HAND,
  },

  // roster.ts: credits of each person
  personHalfLife: { value: 20, unit: 'working days after which a day of a person counts half', basis: BY_HAND },
  personCutDay: { value: 8, unit: 'typical days of the person at which a day of that person is cut', basis: BY_HAND },
  personUnknown: {
    value: 4,
    unit: 'days by which the cut of a person of whom nothing is known is wider: cut × (1 + this / day)',
    basis: BY_HAND,
  },
  personMostDay: {
    value: 25,
    unit: 'typical days of the person up to which the cut credits still count for the average of all',
    basis: BY_HAND,
  },
  newcomerDays: { value: 2, unit: 'days of an average person that a new person starts with', basis: BY_HAND },
  usualShare: { value: 0.75, unit: 'part of the working days on which an average person works', basis: BY_HAND },
  opening: {
    value: 10,
    unit: 'working days from the first row on in which a person who appears was there before',
    basis: BY_HAND,
  },
  leaves: { value: 0.004, unit: 'chance per working day that a person leaves', basis: BY_HAND },
  away: { value: 0.1, unit: 'chance that a silent person is only away', basis: BY_HAND },
  awayDays: { value: 8, unit: 'working days that an absence lasts (exponential mean)', basis: BY_HAND },
  allowanceSpare: { value: 0.0005, unit: 'part of an allowance that is too little to work with', basis: BY_HAND },
  allowanceOvershoot: {
    value: 1.02,
    unit: 'used / allowance that the last answer within the allowance may reach',
    basis: BY_HAND,
  },

  // demand.ts: what one person would still use
  personDayVariance: { value: 2, unit: 'relative variance of a working day of one person', basis: BY_HAND },
  personPhaseVariance: {
    value: 0.12,
    unit: 'relative variance of one person between phases of work, however many days',
    basis: BY_HAND,
  },
  certain: { value: 4, unit: 'standard deviations beyond which an outcome is treated as certain', basis: BY_HAND },

  // range.ts: the width of the range
  wanderOfAll: { value: 0.1, unit: 'log units (standard deviation) that the level wanders in a month', basis: BY_HAND },
  wanderOfOne: { value: 0.25, unit: 'log units (variance) that the level of one person wanders', basis: BY_HAND },
  wanderByDays: {
    value: { least: 0.35, most: 1, half: 5 },
    unit: 'part of the wandering at 0 and at many working days ahead, and the working days for half of the way',
    basis: BY_HAND,
  },
  leastDays: { value: 0.3, unit: 'working days: least divisor of the noise of the days ahead', basis: BY_HAND },
  unsettled: { value: 1.5, unit: 'part of a change just seen that may go on or back', basis: BY_HAND },
  mostDeviation: {
    value: 1,
    unit: 'log units: greatest standard deviation of the days ahead, as of one person who was long silent',
    basis: BY_HAND,
  },
  unforeseen: {
    value: 1.12,
    unit: 'error of a month end / error that the noise of days and people, and past errors, explain',
    basis: BY_HAND,
  },
  errorPrior: {
    value: { months: 2, error: 1.15 },
    unit: 'usual error in deviations, before any past error, and the months with past errors that it weighs as much as',
    basis: BY_HAND,
  },
  errorMost: { value: 3, unit: 'deviations at which a past error is cut', basis: BY_HAND },

  // series.ts: the days of all people together, for the simple forecasters
  simplePriorWeeks: { value: 1.5, unit: 'weeks of data that the weekday prior weighs as much as', basis: BY_HAND },
  simpleMostWeeks: {
    value: 40,
    unit: 'weeks of data that the prior of Monday to Friday weighs at most, where these days are alike',
    basis: BY_HAND,
  },
  rhythmDoubt: {
    value: 2.4,
    unit: 'variance between weekdays / variance that the noise of single days explains, that is no rhythm yet',
    basis: 'the 95 % quantile of the F distribution with 4 and many degrees of freedom',
  },
  simpleMonths: { value: 3, unit: 'months that weekdays are learned from', basis: BY_HAND },
  seriesCut: { value: 6, unit: 'median days at which a day of all people is cut', basis: BY_HAND },
  quietShare: { value: 0.25, unit: 'part of a usual working day below which a day was quiet', basis: BY_HAND },
  quietDeviations: {
    value: 3.5,
    unit: 'standard deviations of the logarithm of a day, below a usual one, from which a day was quiet',
    basis: BY_HAND,
  },
  spellPower: {
    value: 2,
    unit: 'power of lasted / (lasted + ahead), working days: the chance that a quiet spell goes on so far ahead',
    basis: BY_HAND,
  },
  dayNoise: { value: 0.2, unit: 'least standard deviation of the logarithm of a working day', basis: BY_HAND },
  quartiles: { value: 1.4826, unit: 'standard deviation / median absolute deviation', basis: NORMAL },
  quietOften: {
    value: 0.1,
    unit: 'quiet spells, after the first, / working days, above which days without work are usual for the team, and no days off of all',
    basis: BY_HAND,
  },
  quietKnown: { value: 5, unit: 'working days that have to be known before', basis: BY_HAND },

  // evened.ts: all people, each weighed by how regular the use is
  evenedPrior: {
    value: { days: 10, variance: 1.5 },
    unit: 'relative variance of a working day of a person before any data, and the days of data that it weighs as much as',
    basis: BY_HAND,
  },
  evenedMost: { value: 4, unit: 'mean days of the person at which a day of that person is cut', basis: BY_HAND },
  evenedFull: {
    value: 0.98,
    unit: 'part of an allowance from which the person may have stopped at it',
    basis: BY_HAND,
  },

  // change.ts: whether the level of the running month is another one
  changeMonths: { value: 2, unit: 'months before that show the level and the noise', basis: BY_HAND },
  changeFewest: { value: 2, unit: 'working days of a new level', basis: BY_HAND },
  changeBefore: { value: 15, unit: 'working days of the old level', basis: BY_HAND },
  changeWindow: { value: 5, unit: 'working days to each side of a day for its usual level', basis: BY_HAND },
  changePriorDays: { value: 6, unit: 'days of data that the prior of the noise weighs as much as', basis: BY_HAND },
  changeUsual: { value: 0.08, unit: 'log units (standard deviation) between weeks without a change', basis: BY_HAND },
  changePrior: {
    value: { before: 0.1, size: 0.5 },
    unit: 'chance of a change in a month before any data, and its usual size in log units (standard deviation)',
    basis: BY_HAND,
  },

  // blend.ts: which forecaster counts how much
  blendPrior: {
    value: {
      count: 1,
      error: {
        model: 0.1,
        line: 0.13,
        'weighted line': 0.12,
        'short level': 0.14,
        'long level': 0.11,
        'quarterly level': 0.11,
        shape: 0.13,
        'last shape': 0.15,
        'last month': 0.2,
      },
    },
    unit: 'errors (log units) before any month is known, and the months that they weigh as much as',
    basis: BY_HAND,
  },
  blendHalfLife: { value: 3, unit: 'months after which an error counts half', basis: BY_HAND },
  blendWithin: {
    value: 0.6,
    unit: 'months that a question within the running month weighs as much as',
    basis: BY_HAND,
  },
  blendAsked: {
    value: [0.4, 0.7],
    unit: 'parts of the known working days on which the question is asked',
    basis: BY_HAND,
  },
  blendModel: {
    value: 3,
    unit: 'simple forecasters with the same error that the model weighs as much as: they see the same sums and err together',
    basis: BY_HAND,
  },
  blendFew: {
    value: 0.1,
    unit: 'log units (standard deviation): error of one working day of this month, for forecasters that go by its days alone',
    basis: BY_HAND,
  },
  blendApart: {
    value: 0.4,
    unit: 'part of the mean of the days that are left, at which a forecaster away from it counts half',
    basis: BY_HAND,
  },
  blendFloor: { value: 0.03, unit: 'log units: least error that a forecaster is credited with', basis: BY_HAND },
  blendPower: { value: 1.5, unit: 'power of the squared error by which weights fall', basis: BY_HAND },
  blendMostError: { value: 1.5, unit: 'log units at which an error is cut', basis: BY_HAND },

  // seats.ts, basis.ts, backtest.ts
  eightyOfHundred: { value: 1.2816, unit: 'standard deviations to each side that hold 80 %', basis: NORMAL },
  backtestDays: {
    value: [-4, -2, 0, 2, 4],
    unit: 'calendar days before and after the same day of a closed month, from which it is forecast again',
    basis: BY_HAND,
  },
} as const satisfies Readonly<Record<string, ForecastConstant<unknown>>>
