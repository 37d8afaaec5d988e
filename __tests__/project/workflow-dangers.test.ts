import { workflowDangers } from './workflow-dangers.js'

const SHA = 'fbc6f3992d24b796d5a048ff273f7fcc4a7b6c09'
const CHECKOUT = `uses: actions/checkout@${SHA} # v5.1.0`

/** A workflow without any danger but those of its parts. */
function workflow({
  on = 'pull_request',
  permissions = '{ contents: read }',
  job = '',
  steps = ['run: npm cit'],
}: {
  on?: string
  permissions?: string
  job?: string
  steps?: readonly string[]
}): string {
  return [
    `on: ${on}`,
    `permissions: ${permissions}`,
    'jobs:',
    '  a:',
    '    runs-on: ubuntu-latest',
    ...(job === '' ? [] : [`    ${job}`]),
    '    steps:',
    ...steps.map((step) => `      - ${step.replaceAll('\n', '\n        ')}`),
    '',
  ].join('\n')
}

function checkout(inputs: string): string {
  return `${CHECKOUT}\nwith: { persist-credentials: false, ${inputs} }`
}

test.each<[string, Parameters<typeof workflow>[0]]>([
  ['a script', {}],
  ['a pinned action with its version, and a local one', { steps: [checkout('fetch-depth: 0'), 'uses: ./'] }],
  [
    'a checkout of the base under pull_request_target',
    {
      on: 'pull_request_target',
      steps: [
        checkout('ref: "${{ github.event.pull_request.base.sha }}"'),
        checkout('ref: main'),
        CHECKOUT + '\nwith: { persist-credentials: false }',
      ],
    },
  ],
  [
    'a checkout of the head where the token only reads',
    { steps: [checkout('ref: "${{ github.event.pull_request.head.sha }}"')] },
  ],
  [
    'a value that goes through env',
    { on: 'issue_comment', steps: ['run: echo "$BODY"\nenv: { BODY: "${{ github.event.comment.body }}" }'] },
  ],
  ['an image by digest', { steps: [`uses: docker://alpine@sha256:${'0'.repeat(64)} # v3.20.0`] }],
])('nothing is found in %s', (_, parts) => {
  expect(workflowDangers(workflow(parts))).toEqual([])
})

test.each<[string, string, Parameters<typeof workflow>[0]]>([
  ['write-all: workflow', 'every permission', { permissions: 'write-all' }],
  ['write-all: a', 'every permission for a job', { job: 'permissions: write-all' }],
  ['secrets-inherit: a', 'all secrets for a called workflow', { job: 'secrets: inherit' }],
  ['unpinned: a', 'a called workflow by branch', { job: 'uses: acme/workflows/.github/workflows/x.yml@main' }],
  ['unpinned: a, step 1', 'an action by tag', { steps: ['uses: actions/setup-node@v5'] }],
  ['unpinned: a, step 1', 'an action by a short commit', { steps: ['uses: actions/setup-node@a0853c2 # v5.0.0'] }],
  ['unpinned: a, step 1', 'an image by tag', { steps: ['uses: docker://alpine:3'] }],
  ['no-version: a, step 1', 'a commit without its version', { steps: [`uses: actions/setup-node@${SHA}`] }],
  [
    'no-version: a, step 1',
    'a commit with something else beside it',
    { steps: [`uses: actions/setup-node@${SHA} # latest`] },
  ],
  ['kept-credentials: a, step 1', 'a checkout that leaves its token', { steps: [CHECKOUT] }],
  ['kept-credentials: a, step 1', 'the same, said', { steps: [`${CHECKOUT}\nwith: { persist-credentials: true }`] }],
  [
    'expression-in-script: a, step 1',
    'a title in a script',
    { steps: ['run: echo "${{ github.event.pull_request.title }}"'] },
  ],
  [
    'expression-in-script: a, step 1',
    'a branch in a script',
    { on: 'pull_request_target', steps: ['run: |\n  true\n  git log ${{ github.head_ref }}'] },
  ],
  [
    'expression-in-script: a, step 1',
    'an input in a script',
    { on: 'workflow_dispatch', steps: ['run: echo ${{inputs.version}}'] },
  ],
  [
    'expression-in-script: a, step 1',
    'a comment in a program',
    {
      on: 'issue_comment',
      steps: [
        `uses: actions/github-script@${SHA} # v8.0.0\nwith: { script: "log('\${{ github.event.comment.body }}')" }`,
      ],
    },
  ],
  [
    'head-checkout: a, step 1',
    'the head under pull_request_target',
    { on: 'pull_request_target', steps: [checkout('ref: "${{ github.event.pull_request.head.sha }}"')] },
  ],
  [
    'head-checkout: a, step 1',
    'the head by its branch',
    { on: '[push, pull_request_target]', steps: [checkout('ref: "${{ github.head_ref }}"')] },
  ],
  [
    'head-checkout: a, step 1',
    'the merge commit',
    {
      on: '{ pull_request_target: { types: [opened] } }',
      steps: [checkout('ref: "refs/pull/${{ github.event.number }}/merge"')],
    },
  ],
  [
    'head-checkout: a, step 1',
    'the head of a fork',
    {
      on: 'workflow_run',
      steps: [checkout('repository: "${{ github.event.workflow_run.head_repository.full_name }}"')],
    },
  ],
  [
    'head-checkout: a, step 1',
    'a value that nobody can follow',
    { on: 'issue_comment', steps: [checkout('ref: "${{ steps.head.outputs.sha }}"')] },
  ],
  [
    'head-checkout: a, step 1',
    'a script that checks out',
    { on: 'issue_comment', steps: ['run: gh pr checkout "$NUMBER"'] },
  ],
  [
    'head-checkout: a, step 1',
    'a script that fetches',
    { on: 'pull_request_target', steps: ['run: git fetch origin "pull/$NUMBER/head" && git checkout FETCH_HEAD'] },
  ],
])('%s is found in %s', (danger, _, parts) => {
  expect(workflowDangers(workflow(parts))).toEqual([danger])
})

test('no permissions at all are those of the repository, which may be every one', () => {
  expect(workflowDangers('on: push\njobs: {}\n')).toEqual(['no-permissions: workflow'])
})

test('an action that needs no commit is named exactly', () => {
  const steps = ['uses: acme/ours@v1', 'uses: acme/ours@v2']
  expect(workflowDangers(workflow({ steps }), { unpinned: ['acme/ours@v1'] })).toEqual(['unpinned: a, step 2'])
})

test('what has no shape is not dangerous, only wrong', () => {
  for (const text of [
    '',
    '[]',
    'text',
    'on: 1\npermissions: {}\njobs: [1]',
    'on: push\npermissions: {}\njobs: { a: { steps: [null, 1, { uses: 2, with: [] }] } }',
  ]) {
    expect(workflowDangers(text).filter((found) => found !== 'no-permissions: workflow')).toEqual([])
  }
})
