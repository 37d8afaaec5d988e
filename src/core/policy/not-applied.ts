import type { Policy } from './policy.js'

/**
 * Keys whose form is checked but which have no effect in this version: layers, exceptions, enforcement dates and budget
 * comparisons. A team that writes one must be told, not left to believe in it.
 */
export function notApplied(policy: Policy): string[] {
  return policy.flatMap(({ file }) => {
    const stated: Readonly<Record<string, unknown>> = {
      requires: file.requires,
      extends: file.extends,
      enforcement: file.enforcement,
      exceptions: file.exceptions,
      'budget.minimumAction': file.budget?.minimumAction,
      'budget.team': file.budget?.team,
    }
    return Object.keys(stated).filter((key) => stated[key] !== undefined)
  })
}
