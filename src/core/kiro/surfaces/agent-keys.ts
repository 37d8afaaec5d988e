import type { ValueType } from './key-renames.js'

/**
 * The keys of an agent, of every engine of Kiro: CLI 2 (`toolAliases`, `toolsSettings`, `keyboardShortcut`, `useLegacyMcpJson`), and IDE 1 and
 * CLI 3 (`permissions`, `excludedTools`, `includePowers`, `effortLevel`). Sources: aws/amazon-q-developer-cli schemas/agent-v1.json
 * (`additionalProperties: false`); kiro.dev/docs/custom-agents/configuration-reference, published 2026-09-22; the agents of 39 public
 * repositories.
 */
export const AGENT_KEYS: ReadonlySet<string> = new Set(
  `$schema name description prompt model effortLevel tools allowedTools excludedTools toolAliases toolsSettings permissions
   mcpServers includeMcpJson includePowers useLegacyMcpJson resources hooks keyboardShortcut welcomeMessage`.split(
    /\s+/,
  ),
)

/** The types of those keys whose value is of one type. Source: as AGENT_KEYS. */
export const AGENT_KEY_TYPES: Readonly<Record<string, ValueType>> = {
  name: 'text',
  description: 'text',
  prompt: 'text',
  model: 'text',
  effortLevel: 'text',
  tools: 'list',
  allowedTools: 'list',
  excludedTools: 'list',
  toolAliases: 'object',
  toolsSettings: 'object',
  mcpServers: 'object',
  includeMcpJson: 'switch',
  useLegacyMcpJson: 'switch',
  resources: 'list',
  keyboardShortcut: 'text',
  welcomeMessage: 'text',
}

/** Words of other tools for what a key of an agent says, without capitals, hyphens and underscores. */
export const AGENT_KEYS_MEANT: Readonly<Record<string, string>> = {
  models: 'model',
  modelid: 'model',
  modelname: 'model',
  defaultmodel: 'model',
  effort: 'effortLevel',
  efforts: 'effortLevel',
  reasoningeffort: 'effortLevel',
  thinkingeffort: 'effortLevel',
  modeleffort: 'effortLevel',
  instructions: 'prompt',
  systemprompt: 'prompt',
  disallowedtools: 'excludedTools',
}
