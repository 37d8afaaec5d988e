import { readdir, readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { exitCode } from '../../lib/core/exit-code.js'
import { FAIL_ON } from '../../lib/core/exit-code.js'
import { RULES } from '../../lib/core/rules/index.js'
import { code, table } from './markdown.mjs'

/** The blocks of README.md that list what the action and the CLI take and give. */
export async function readmeBlocks(root) {
  const { inputs, outputs } = parse(await readFile(new URL('action.yml', root), 'utf8'))
  return {
    inputs: described('input', inputs),
    outputs: described('output', outputs),
    commands: (await commands(root)).map(commandText).join('\n\n'),
    rules: ruleTable(),
    exits: exitTable(),
  }
}

/** A table of inputs or outputs, by their descriptions in action.yml. */
export function described(what, entries) {
  return table(
    [what, 'meaning'],
    Object.entries(entries).map(([name, { description }]) => [code(name), description]),
  )
}

/** Every command of the CLI, from the files that declare them. */
async function commands(root) {
  const folder = new URL('lib/cli/', root)
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.js') && !['main.js', 'options.js'].includes(name))
    .sort()
  const exported = await Promise.all(files.map(async (name) => Object.values(await import(new URL(name, folder)))))
  return exported.flat().filter((value) => Array.isArray(value?.flags) && typeof value.run === 'function')
}

function commandText({ name, summary, positionals, flags }) {
  const rows = flags.map(({ name: flag, value, choices, help }) => [
    code(`--${flag}${value === undefined ? '' : ` ${choices ? choices.join('|') : value}`}`),
    help,
  ])
  return [
    `**${code(`kiro-governance ${name}${positionals ? ` ${positionals}` : ''}`)}** ${summary}`,
    table(['option', 'meaning'], rows),
  ].join('\n\n')
}

function ruleTable() {
  const links = (severity) =>
    RULES.filter((rule) => rule.severity === severity)
      .map(({ id }) => `[${id}](docs/rules/${id}.md)`)
      .join(', ')
  return table(
    ['severity', 'rules'],
    ['error', 'warning', 'notice'].map((severity) => [severity, links(severity)]),
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
