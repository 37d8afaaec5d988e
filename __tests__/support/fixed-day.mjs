/** A process in which it is six in the morning, UTC, of the day KIRO_TEST_DAY: what a month to date says depends on it. */
const now = `${process.env.KIRO_TEST_DAY}T06:00:00Z`

globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length === 0 ? [now] : given))
  }
}
