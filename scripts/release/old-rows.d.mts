/** Rows that hold on `day` and were last checked more than `days` days before it, oldest first. */
export function oldRows(file: unknown, day: string, days: number): string[]
