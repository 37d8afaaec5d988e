import type { Clock } from '../../../src/io/clock.js'

interface Timer {
  readonly at: number
  readonly then: () => void
}

/**
 * The time of one run that nothing really waits for: while the run has a request under way that will be answered, time is still; once all
 * that it does is wait, time goes to the end of the next wait.
 */
export class VirtualTime {
  #now = 0
  #busy = 0
  #scheduled = false
  readonly #timers = new Set<Timer>()

  readonly clock: Clock = {
    now: () => this.#now,
    after: (ms, then) => {
      const timer = { at: this.#now + ms, then }
      this.#timers.add(timer)
      this.#schedule()
      return () => {
        this.#timers.delete(timer)
      }
    },
  }

  /** Keeps time still until `work` is over. */
  async still<T>(work: () => Promise<T>): Promise<T> {
    this.#busy += 1
    try {
      return await work()
    } finally {
      this.#busy -= 1
      this.#schedule()
    }
  }

  /** Within `still`: lets so many milliseconds pass, and whatever ends within them. */
  async pause(ms: number): Promise<void> {
    this.#busy -= 1
    await new Promise<void>((resolve) => this.clock.after(ms, resolve))
    this.#busy += 1
  }

  /** After all that follows at once from what has just happened. */
  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      if (this.#busy > 0) return
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at)
      if (next === undefined) return
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.then()
      this.#schedule()
    })
  }
}
