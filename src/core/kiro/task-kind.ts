/** The kinds of work that the settings contract routes, in the order in which every table lists them. */
export const TASK_KINDS = [
  'specGeneration',
  'taskExecution',
  'codeReview',
  'interactiveChat',
  'hookActions',
  'codeExplanation',
  'documentationUpdate',
] as const

export type TaskKind = (typeof TASK_KINDS)[number]

/** Whether a text is one of the kinds of work. */
export function isTaskKind(value: string): value is TaskKind {
  return (TASK_KINDS as readonly string[]).includes(value)
}
