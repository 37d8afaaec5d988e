/**
 * Whether this version is what a policy asks for with `requires: ">=1.2"`; null when it does not say so in that form, which
 * is the schema's to report. Looked at before the schema, so that an older version says "upgrade" and not "unknown key".
 */
export function satisfies(version: string, requires: unknown): boolean | null {
  const wanted = typeof requires === 'string' ? /^>= ?(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?$/.exec(requires) : null
  if (!wanted) return null
  const have = version.split('.').map(Number)
  for (const index of [0, 1, 2]) {
    const difference = (have[index] ?? 0) - Number(wanted[index + 1] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}
