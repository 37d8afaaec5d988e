import { validate } from '@actions/languageservice'
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'
import { read } from './repository.js'

const described = (names: readonly string[]): Record<string, { description: string }> =>
  Object.fromEntries(names.map((name) => [name, { description: name }]))

/** The inputs of every action that our workflows use, ours from its file; others' are those that we set, from the action.yml of the pinned version. */
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  'kiro-governance/kiro-governance': Object.keys((parse(read('action.yml')) as { inputs: object }).inputs),
  'kiro-governance/kiro-governance/audit': Object.keys((parse(read('audit/action.yml')) as { inputs: object }).inputs),
  'kiro-governance/kiro-governance/report': Object.keys(
    (parse(read('report/action.yml')) as { inputs: object }).inputs,
  ),
  'actions/attest-build-provenance': ['subject-checksums'],
  'actions/checkout': ['fetch-depth', 'persist-credentials', 'ref'],
  'actions/create-github-app-token': [
    'client-id',
    'owner',
    'permission-contents',
    'permission-metadata',
    'private-key',
  ],
  'actions/download-artifact': ['name', 'path'],
  'actions/setup-node': ['cache', 'node-version', 'package-manager-cache', 'registry-url'],
  'github/codeql-action/upload-sarif': ['sarif_file'],
  'actions/upload-artifact': ['if-no-files-found', 'name', 'path', 'retention-days'],
  'slackapi/slack-github-action': ['errors', 'payload-file-path', 'webhook', 'webhook-type'],
  'aws-actions/configure-aws-credentials': ['aws-region', 'role-to-assume'],
}

/** The language service remembers what it parsed by address and does not look again, so every text has an address of its own. */
let texts = 0

/**
 * What GitHub's editor and its parser have against a workflow, or against an action.yml: shape, events, expressions, inputs of
 * actions. They ask for an action's inputs, which they would fetch; here they are given, and an action that is not above is an error.
 */
export async function workflowErrors(text: string, path = '.github/workflows/workflow.yml'): Promise<string[]> {
  const parsed = path.includes('workflows/')
    ? parseWorkflow({ name: path, content: text }, new NoOperationTraceWriter()).context.errors.getErrors()
    : []
  const diagnostics = await validate(TextDocument.create(`file:///${String((texts += 1))}/${path}`, 'yaml', 1, text), {
    actionsMetadataProvider: {
      fetchActionMetadata: ({ owner, name, path: folder }) => {
        const inputs = INPUTS[[owner, name, folder].filter(Boolean).join('/')]
        return Promise.resolve(inputs && { name, description: name, inputs: described(inputs) })
      },
    },
  })
  return [
    ...new Set([
      ...parsed.map(({ rawMessage }) => rawMessage),
      ...diagnostics.map(({ message }) => (typeof message === 'string' ? message : message.value)),
    ]),
  ]
}
