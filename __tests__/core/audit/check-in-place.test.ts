import { checkInPlace, ruleOf } from '../../../src/core/audit/check-in-place.js'
import type { BranchRule } from '../../../src/core/audit/seen.js'
import { workflowFacts } from '../../../src/core/audit/workflow-facts.js'

const CHECK = { actionRepository: 'kiro-governance/kiro-governance', repository: 'acme/a', running: null }
const uses = (ref: string, event = 'pull_request', job = 'kiro') =>
  `on: ${event}\njobs:\n  ${job}:\n    steps:\n      - uses: kiro-governance/kiro-governance@${ref}\n`
const runs = 'on: pull_request\njobs:\n  kiro:\n    steps:\n      - run: npx kiro-governance check\n'
const other = 'on: pull_request\njobs: { build: { steps: [{ run: make }] } }\n'
const workflow = (runsCheck: boolean | null, ruleset: string | null = 'everywhere'): BranchRule => ({
  kind: 'workflow',
  ruleset,
  path: 'w.yml',
  runsCheck,
})
const status = (context: string, ruleset: string | null = 'statuses'): BranchRule => ({
  kind: 'status',
  ruleset,
  context,
})

test.each<[string, Record<string, string> | null, readonly BranchRule[] | null, string, string | null]>([
  ['nothing', {}, [], 'none', null],
  ['a workflow without the check', { 'a.yml': other }, [], 'none', null],
  ['the action', { 'a.yml': other, 'b.yml': uses('v1') }, [], 'advisory', null],
  ['the command line', { 'a.yml': runs }, [], 'advisory', null],
  ['the action, rules not read', { 'a.yml': uses('v1') }, null, 'not seen', null],
  ['no rules read and no action', {}, null, 'not seen', null],
  ['no workflows read', null, [], 'not seen', null],
  ['a required workflow that runs it', {}, [workflow(false), workflow(true, 'second')], 'required', 'second'],
  ['the first of two that do', {}, [workflow(true, 'first'), workflow(true, 'second')], 'required', 'first'],
  ['a required workflow of another kind', {}, [workflow(false)], 'none', null],
  ['a required workflow that was not read', {}, [workflow(false), workflow(null)], 'not seen', null],
  ['one that was not read, and the action', { 'a.yml': uses('v1') }, [workflow(null)], 'advisory', null],
  ['a required workflow, workflows not read', null, [workflow(true)], 'required', 'everywhere'],
  [
    'a required status of a job of the base',
    { 'a.yml': uses('v1', 'pull_request_target') },
    [status('kiro')],
    'required',
    'statuses',
  ],
  [
    'of the second job',
    { 'a.yml': `${uses('v1', 'pull_request_target', 'one')}  kiro: {}\n` },
    [status('other'), status('kiro')],
    'required',
    'statuses',
  ],
  [
    'of the second workflow',
    { 'a.yml': uses('v1', 'pull_request_target', 'one'), 'b.yml': uses('v1', 'pull_request_target') },
    [status('kiro')],
    'required',
    'statuses',
  ],
  ['the status of a job that the author can change', { 'a.yml': uses('v1') }, [status('kiro')], 'advisory', null],
  ['the status of another job', { 'a.yml': uses('v1', 'pull_request_target') }, [status('lint')], 'advisory', null],
  ['a status of a repository without the check', { 'a.yml': other }, [status('build')], 'none', null],
])('%s', (_, workflows, rules, enforcement, by) => {
  const found = checkInPlace(workflows && new Map(Object.entries(workflows)), rules, CHECK)
  expect({ enforcement: found.enforcement, by: found.by }).toEqual({ enforcement, by })
  expect(found.rules).toEqual(rules?.map(ruleOf) ?? null)
})

test('rules are told by their ruleset and what they require', () => {
  expect([workflow(null, null), workflow(true), status('kiro', null)].map(ruleOf)).toEqual([
    { kind: 'workflow', ruleset: null, name: 'w.yml', runsCheck: null },
    { kind: 'workflow', ruleset: 'everywhere', name: 'w.yml', runsCheck: true },
    { kind: 'status', ruleset: null, name: 'kiro', runsCheck: null },
  ])
})

test('workflows with the check are sorted by file, then by what they use', () => {
  const two = `${uses('v2')}      - uses: kiro-governance/kiro-governance@v1\n`
  const { workflows } = checkInPlace(
    new Map([
      ['b.yml', uses('main', 'push')],
      ['a.yml', two],
      ['c.yml', other],
    ]),
    [],
    CHECK,
  )
  const action = 'kiro-governance/kiro-governance'
  expect(workflows).toEqual([
    { file: 'a.yml', uses: `${action}@v1`, version: '1', old: false, event: 'pull_request' },
    { file: 'a.yml', uses: `${action}@v2`, version: '2', old: false, event: 'pull_request' },
    { file: 'b.yml', uses: `${action}@main`, version: null, old: null, event: 'other' },
  ])
})

test.each<[string, string | null, boolean | null]>([
  ['v1', '1', false],
  ['1', '1', false],
  ['v1.0', '1.0', false],
  ['v1.0.0', '1.0.0', false],
  ['v1.0.1', '1.0.1', false],
  ['v1.2', '1.2', false],
  ['v0', '0', true],
  ['v0.9.9', '0.9.9', true],
  ['v0.99', '0.99', true],
  ['v2.0.0', '2.0.0', false],
  ['v1.0.0.0', null, null],
  ['v1.0-rc', null, null],
  ['v1000000', null, null],
  ['xv1', null, null],
  ['a'.repeat(40), null, null],
])('%s is version %s, old: %s', (ref, version, old) => {
  const [found] = checkInPlace(new Map([['a.yml', uses(ref)]]), [], CHECK).workflows
  expect({ version: found?.version, old: found?.old }).toEqual({ version, old })
})

test('the command line without a version is as new as it can be', () => {
  expect(checkInPlace(new Map([['a.yml', runs]]), [], CHECK).workflows).toEqual([
    { file: 'a.yml', uses: '', version: null, old: false, event: 'pull_request' },
  ])
})

test.each<[string, string, string, readonly string[]]>([
  ['an event', 'on: pull_request\njobs: { a: {} }', 'pull_request', ['a']],
  ['a list of events', 'on: [push, pull_request]\njobs: { a: {}, b: {} }', 'pull_request', ['a', 'b']],
  ['a map of events', 'on: { push: {}, pull_request: {} }\njobs: { a: {} }', 'pull_request', ['a']],
  ['both events', 'on: [pull_request, pull_request_target]\njobs: { a: {} }', 'pull_request_target', ['a']],
  ['another event', 'on: push\njobs: { a: {} }', 'other', ['a']],
  ['no event', 'jobs: { a: {} }', 'other', ['a']],
  ['a quoted key', '"on": pull_request\njobs: { a: {} }', 'pull_request', ['a']],
  ['names of jobs', 'on: push\njobs: { a: { name: First }, b: {}, c: { name: 3 } }', 'other', ['First', 'b', 'c']],
  ['expressions', 'on: push\njobs: { a: { name: "${{ a }} and ${{ b }}" } }', 'other', ['* and *']],
  ['an expression of two lines', 'on: push\njobs: { a: { name: "x ${{ a\\n }}" } }', 'other', ['x *']],
  ['a job that is a text', 'on: push\njobs: { a: text }', 'other', ['a']],
  ['jobs that are a list', 'on: push\njobs: [a]', 'other', []],
  ['no YAML', 'on: [', 'other', []],
  ['a text', 'text', 'other', []],
  ['an alias of nothing', 'on: *x', 'other', []],
  ['a text that is too large', `on: pull_request\njobs: { a: {} }\n#${'x'.repeat(200_000)}`, 'other', []],
])('the facts of a workflow: %s', (_, text, event, jobs) => {
  expect(workflowFacts(text)).toEqual({ event, jobs })
})
