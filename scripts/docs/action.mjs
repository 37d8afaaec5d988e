import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { exitCode, FAIL_ON } from '../../lib/core/exit-code.js'
import { code, table } from './markdown.mjs'

/** The blocks of docs/action.md: inputs, outputs and exit codes of the pull-request check. */
export async function actionBlocks(root) {
  const { inputs, outputs } = parse(await readFile(new URL('action.yml', root), 'utf8'))
  return { inputs: described('input', inputs), outputs: described('output', outputs), exits: exitTable() }
}

/** A table of inputs or outputs, by their descriptions in action.yml. */
export function described(what, entries) {
  return table(
    [what, 'meaning'],
    Object.entries(entries).map(([name, { description }]) => [code(name), description]),
  )
}

const BLOCK = { enforcement: { mode: 'block', from: null } }
const OBSERVE = { enforcement: { mode: 'observe', from: null } }
const found = (severity, introduced) => [{ introduced, severity }]

const VERDICTS = [
  ['pass', 'nothing at warning or above', { verdict: 'pass', findings: [], policy: null }],
  ['skipped', 'no Kiro file changed', { verdict: 'skipped', findings: [], policy: null }],
  ['warn', 'the change introduces a warning', { verdict: 'warn', findings: found('warning', true), policy: null }],
  [
    'warn',
    'only warnings and errors that were there before',
    { verdict: 'warn', findings: found('error', false), policy: null },
  ],
  ['fail', 'the change introduces an error', { verdict: 'fail', findings: found('error', true), policy: BLOCK }],
  [
    'fail',
    'the same, and the policy only observes',
    { verdict: 'fail', findings: found('error', true), policy: OBSERVE },
  ],
  ['error', 'the policy or the set-up is wrong: nothing was judged', { verdict: 'error', errorClass: 'policy' }],
  ['error', 'GitHub cannot be reached, or a bug', { verdict: 'error', errorClass: 'api' }],
]

/** Computed by the function that sets the exit code. */
function exitTable() {
  const rows = VERDICTS.map(([name, when, result]) => [
    code(name),
    when,
    ...FAIL_ON.map((failOn) => String(exitCode(result, failOn))),
  ])
  return table(
    [
      'verdict',
      'when',
      ...FAIL_ON.map((failOn, index) => [
        `exit${index === 0 ? `, ${code(`fail-on: ${failOn}`)} (default)` : `, ${code(failOn)}`}`,
        'right',
      ]),
    ],
    rows,
  )
}
