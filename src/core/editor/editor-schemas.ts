import * as z from 'zod'
import '../schema/jitless.js'
import { policySchema } from '../policy/schema.js'
import { RULE_IDS } from '../rules/index.js'
import type { Resolved } from '../policy/merge/policy-edit.js'
import { sha256 } from '../text/sha256.js'
import { VERSION } from '../../version.js'
import { agentsFor, cliFor, hooksFor, part, settingsFor, workflowsFor } from './kiro-schemas.js'
import { modelSuggestions, policyWords, type EditorGround, type SchemaPart } from './model-schema.js'

/** Kinds of files with a schema for editors, and where such files lie. To add one: a line here. */
const KINDS = {
  settings: { title: 'Kiro settings contract', match: ['.kiro/settings.json'], make: settingsFor },
  cli: { title: 'Settings of Kiro CLI', match: ['.kiro/settings/cli.json'], make: cliFor },
  agents: { title: 'Kiro agent', match: ['.kiro/agents/**/*.json'], make: agentsFor },
  hooks: { title: 'Kiro hooks', match: ['.kiro/hooks/*.json'], make: hooksFor },
  workflows: {
    title: 'Kiro workflow',
    match: ['.kiro/workflows/*.workflow.json', '.kiro/workflows/*.workflow.yaml', '.kiro/workflows/*.workflow.yml'],
    make: workflowsFor,
  },
  policy: {
    title: 'Kiro Governance policy',
    match: ['.github/kiro-policy.yml', '.github/kiro-policy.yaml'],
    make: policyFor,
  },
} as const satisfies Record<
  string,
  { readonly title: string; readonly match: readonly string[]; readonly make: (ground: EditorGround) => SchemaPart }
>

export type EditorKind = keyof typeof KINDS
/** The kinds, in the order in which they are listed. */
export const EDITOR_KINDS = Object.keys(KINDS) as EditorKind[]

/** A schema for editors, and the files that it is for. */
export interface EditorSchema {
  /** The name of its file: `kiro-agents.schema.json`. */
  readonly name: string
  readonly match: readonly string[]
  readonly schema: SchemaPart
}

/** The schema of one kind of file, narrowed to what a policy allows on `day` (`YYYY-MM-DD`): the same for the same policy, prices and day. */
export function editorSchema(kind: EditorKind, whole: Resolved, day: string): EditorSchema {
  const { title, match, make } = KINDS[kind]
  const from = policyWords(whole)
  const { description, ...made } = make({ whole, day, from })
  const rest = Object.fromEntries(Object.entries(made).filter(([key]) => !['$schema', '$id', 'title'].includes(key)))
  const id = sha256(JSON.stringify([from, day, rest])).slice(0, 16)
  return {
    name: `kiro-${kind}.schema.json`,
    match,
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:kiro-governance:${VERSION}:${kind}:${id}`,
      title,
      description: [
        typeof description === 'string' ? description : '',
        `Models by ${from}, prices of ${day}. Written by kiro-governance export schema: change the policy and export again.`,
      ]
        .filter((text) => text !== '')
        .join(' '),
      ...rest,
    },
  }
}

/** The policy's own schema, with the known models as suggestions where a list of models is meant. */
function policyFor(ground: EditorGround): SchemaPart {
  const schema = part(z.toJSONSchema(policySchema(RULE_IDS), { target: 'draft-2020-12' }))
  const suggested = (list: unknown): SchemaPart => {
    const { items, ...rest } = part(list)
    return { ...rest, items: { anyOf: [modelSuggestions(ground), items] } }
  }
  const properties = part(schema.properties)
  const models = part(properties.models)
  const inModels = part(models.properties)
  const tasks = part(inModels.tasks)
  const task = part(tasks.additionalProperties)
  const team = part(properties.team)
  const inTeam = part(team.properties)
  return {
    ...schema,
    properties: {
      ...properties,
      models: {
        ...models,
        properties: {
          ...inModels,
          allow: suggested(inModels.allow),
          deny: suggested(inModels.deny),
          tasks: {
            ...tasks,
            additionalProperties: {
              ...task,
              properties: { ...part(task.properties), allow: suggested(part(task.properties).allow) },
            },
          },
        },
      },
      team: { ...team, properties: { ...inTeam, approvedModels: suggested(inTeam.approvedModels) } },
    },
  }
}

/** `json.schemas` and `yaml.schemas` for the settings of VS Code, where the schemas lie in `folder`, an address: `./schemas`, `file:///tmp/schemas`. */
export function editorSettings(schemas: readonly EditorSchema[], folder: string): Readonly<Record<string, unknown>> {
  const isYaml = (pattern: string): boolean => /\.ya?ml$/.test(pattern)
  const url = (name: string): string => `${folder}/${name}`
  const anywhere = (pattern: string): string[] =>
    pattern.startsWith('.kiro/') ? [`/${pattern}`, `/**/${pattern}`] : [`/${pattern}`]
  const json = schemas.flatMap(({ name, match }) => {
    const fileMatch = match.filter((pattern) => !isYaml(pattern)).flatMap(anywhere)
    return fileMatch.length === 0 ? [] : [{ fileMatch, url: url(name) }]
  })
  const yaml = schemas.flatMap(({ name, match }): [string, string[]][] => {
    const patterns = match.filter(isYaml)
    return patterns.length === 0 ? [] : [[url(name), patterns]]
  })
  return { 'json.schemas': json, 'yaml.schemas': Object.fromEntries(yaml) }
}
