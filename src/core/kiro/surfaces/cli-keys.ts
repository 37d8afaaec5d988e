/**
 * The keys that Kiro CLI reads in `.kiro/settings/cli.json`; any other key is foreign. Source: kiro.dev/docs/cli
 * settings page, updated 2026-10-02, and `kiro-cli settings list --all` of CLI 2.27.1 (2026-10-04).
 */
export const CLI_KEYS: ReadonlySet<string> = new Set(
  `chat.defaultModel chat.defaultAgent chat.modelDefaults chat.diffTool chat.greeting.enabled chat.enableNotifications
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
   api.timeout api.streamIdleSoftTimeout api.streamIdleHardTimeout api.subagentTimeout mcp.initTimeout
   mcp.noInteractiveTimeout mcp.loadedBefore`.split(/\s+/),
)
