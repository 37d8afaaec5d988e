/**
 * Agents that Kiro brings along, so that no file holds them: `kiro_default`, `kiro_planner` and `kiro_help` of Kiro CLI, and what IDE 1 and
 * CLI 3 offer by these names. Sources: kiro.dev/docs/custom-agents/built-in, kirodotdev/Kiro#10268. More may come, all of Kiro CLI's with
 * the prefix `kiro_`; `default` is what people call the first of them.
 */
const BUILT_IN: ReadonlySet<string> = new Set([
  'kiro',
  'default',
  'plan',
  'planner',
  'spec',
  'vibe',
  'help',
  'general-purpose',
  'general-task-execution',
  'context-gatherer',
  'custom-agent-creator',
  'introspect',
  // Agents of the workflows that Kiro brings along. Source: public notes on the shipped runtime, 2026-08.
  'wf-planner',
  'wf-design',
  'wf-design-reviewer',
  'wf-coder',
  'semantic_reviewer',
  'wf-review-aggregator',
  'wf-pr-submitter',
  'wf-pr-responder',
  'wf-auto-researcher',
  'wf-workflow-creator',
])

/** Whether an agent of this name needs no file. */
export function isBuiltInAgent(name: string): boolean {
  const plain = name.trim().toLowerCase()
  return plain.startsWith('kiro_') || BUILT_IN.has(plain)
}
