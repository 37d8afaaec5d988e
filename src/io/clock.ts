/** Today in UTC, `YYYY-MM-DD`: the only place where the program asks for the time. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
