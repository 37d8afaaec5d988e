import { distance } from 'fastest-levenshtein'
import { isRecord, type Path } from './document.js'

/**
 * The keys that Kiro CLI reads in `.kiro/settings/cli.json`; any other key is foreign. Source: kiro.dev/docs/cli
 * settings page, updated 2026-10-02, and `kiro-cli settings list --all` of CLI 2.27.1 (2026-10-04).
 */
export const CLI_KEYS: ReadonlySet<string> = new Set(
  `chat.defaultModel chat.defaultAgent chat.modelDefaults chat.diffTool chat.greeting.enabled chat.editMode
   chat.enableNotifications
   chat.notificationMethod chat.disableMarkdownRendering chat.disableWrap chat.disableAutoCompaction
   chat.disableInheritingDefaultResources chat.enablePromptHints chat.enableHistoryHints chat.uiMode chat.ui
   chat.disableGranularTrust chat.disableTrustAllConfirmation chat.autoExpandToolOutput chat.enableContextUsageIndicator
   chat.historyMode chat.allowAnimations chat.allowAsciiArt chat.allowIcons chat.showThinking chat.showThinkingTips
   chat.terminalTitle chat.preserveScrollback chat.spinnerVerbs chat.enableCustomSpinnerVerbs chat.defaultInterruptBehavior
   chat.outputStyle chat.startFullscreen chat.fullscreenWheelRows compaction.excludeMessages
   compaction.excludeContextWindowPercent chat.enableKnowledge chat.skimCommandKey chat.autocompletionKey chat.tangentModeKey
   chat.delegateModeKey toolSearch.enabled toolSearch.minPct toolSearch.minTokens chat.enableThinking chat.enableTangentMode
   introspect.tangentMode introspect.progressiveMode chat.enableTodoList chat.enableCheckpoint chat.enableDelegate
   chat.enableSubagent chat.enableCodeIntelligence chat.enableWorkflows chat.enableMainAgentSubagentTool
   chat.enableAutoAgentUpgrade
   api.timeout api.streamIdleSoftTimeout api.streamIdleHardTimeout api.subagentTimeout mcp.initTimeout
   mcp.noInteractiveTimeout mcp.loadedBefore`.split(/\s+/),
)

/** The keys among them that choose a model, or how much it thinks. */
export const CHOOSING_KEYS = ['chat.defaultModel', 'chat.defaultAgent', 'chat.modelDefaults'] as const

/** What a wrong key is meant for: one that Kiro reads, and whether it was to hold for one mode only. */
export interface MeantKey {
  readonly instead: string
  readonly mode?: true
}

/**
 * The key that a key is a wrong spelling of: one that differs in capitals only, or one that nearly is, or means, a key that chooses a
 * model, an agent or an effort. Null for every other key: Kiro CLI has many settings, and has had more. Sources of the patterns:
 * kirodotdev/Kiro#11310 (`chat.defaultPlanModel`, `planModel`, `defaultEffort`), #6277 (`chat.models`), real files of 2026.
 */
export function keyMeant(key: string): MeantKey | null {
  if (CLI_KEYS.has(key) || key.length > LONGEST) return null
  const same = [...CLI_KEYS].find((known) => known.toLowerCase() === key.toLowerCase())
  if (same !== undefined) return { instead: same }
  const plain = key
    .toLowerCase()
    .replace(/^chat\./, '')
    .replace(/[\s._-]/g, '')
  for (const { pattern, ...meant } of MEANT) if (pattern.test(plain)) return meant
  const near = CHOOSING_KEYS.find((known) => distance(plain, known.toLowerCase().replace('chat.', '')) <= SLIPS)
  return near === undefined ? null : { instead: near }
}

/** Characters of a key that can be a wrong spelling. */
const LONGEST = 60

/** Letters that are wrong, missing or too many in a slip of the fingers; two that changed places count as two. */
const SLIPS = 2

/** Keys in lower case, without `chat.` and without what divides words. */
const MEANT: readonly ({ readonly pattern: RegExp } & MeantKey)[] = [
  { pattern: /^(?:default|chat|model|reasoning|thinking)*efforts?(?:levels?)?$/, instead: 'chat.modelDefaults' },
  { pattern: /^models?defaults?$/, instead: 'chat.modelDefaults' },
  {
    pattern: /^(?:default)?(?:plan|planner|planning|spec|vibe|agent|subagent|mode)models?(?:ids?|names?)?$/,
    instead: 'chat.defaultModel',
    mode: true,
  },
  {
    pattern: /^(?:default|chat|primary|preferred|selected|main)?models?(?:ids?|names?)?$/,
    instead: 'chat.defaultModel',
  },
  {
    pattern: /^(?:default|chat|primary|preferred|selected|main)?agents?(?:ids?|names?)?$/,
    instead: 'chat.defaultAgent',
  },
]

/** What a cli.json says of models by their ids, in the flat spelling that Kiro reads and in the nested one. */
export function modelDefaultsIn(
  value: Readonly<Record<string, unknown>>,
): readonly (readonly [models: unknown, path: Path])[] {
  const nested = isRecord(value.chat) ? value.chat.modelDefaults : undefined
  return [
    [value['chat.modelDefaults'], ['chat.modelDefaults']],
    [nested, ['chat', 'modelDefaults']],
  ]
}
