import { restartOf, type HookRun } from '../../../../src/core/kiro/surfaces/hook-restarts.js'
import { plain } from '../../../../src/core/text/message.js'

const restart = (run: Partial<HookRun>): string | null => {
  const message = restartOf({ trigger: 'save', patterns: [], by: 'prompt', text: '', ...run })
  return message && plain(message)
}

test.each<[HookRun['trigger'], string | null, string | null]>([
  [
    'stop',
    'when its agent has answered, it stops again, which starts the hook again',
    'the agent of kiro-cli stops too, which starts the hook again',
  ],
  [
    'tool',
    'every such tool that its agent uses starts it again',
    'every such tool that the agent of kiro-cli uses starts it again',
  ],
  ['session', null, 'every run of kiro-cli is a session, which starts it again'],
  ['prompt', null, 'every run of kiro-cli submits a prompt, which starts it again'],
  ['create', null, null],
  ['delete', null, null],
  ['task', null, null],
  ['manual', null, null],
  ['other', null, null],
])('a hook on %s that asks its agent, and one that runs kiro-cli', (trigger, prompt, command) => {
  // What the text says counts for a save alone.
  const of = (by: HookRun['by']) => restart({ trigger, by, text: 'Write a.md.', patterns: ['**'] })
  expect([of('prompt'), of('kiro-cli')]).toEqual([prompt, command])
})

test.each<[string, string, readonly string[], string | null]>([
  ['no file', 'Bring the page up to date.', ['**'], null],
  ['no pattern', 'Write docs/a.md.', [], null],
  ['another file', 'Write docs/a.md.', ['**/*.ts'], null],
  ['a path', 'Write docs/a.md.', ['docs/*.md'], 'docs/a.md'],
  ['a path from here', 'Write ./docs/a.md.', ['docs/*.md'], 'docs/a.md'],
  ['the name of a path', 'Write docs/a.md.', ['a.md'], 'docs/a.md'],
  ['a folder alone is no name', 'Write docs/a.md.', ['docs'], null],
  ['the first that a pattern matches', 'Read x.ts, write b.md and a.md.', ['*.md'], 'b.md'],
  ['any of several patterns', 'Write b.md.', ['*.ts', '*.md'], 'b.md'],
  ['a name that begins with a point', 'Write .env.local now', ['.env*'], '.env.local'],
  ['a scope', 'Write @acme/a.json', ['@acme/*.json'], '@acme/a.json'],
  ['the hundredth name', `${'x.ts '.repeat(99)}a.md`, ['*.md'], 'a.md'],
  ['no name behind it', `${'x.ts '.repeat(100)}a.md`, ['*.md'], null],
  ['the last characters that are read', `${' '.repeat(19_996)}a.md`, ['*.md'], 'a.md'],
  ['none behind them', `${' '.repeat(20_000)}a.md`, ['*.md'], null],
])('a hook on saves whose text names %s', (_, text, patterns, named) => {
  for (const by of ['prompt', 'kiro-cli'] as const)
    expect(restart({ text, patterns, by })).toBe(
      named && `it names ${named}, and when its agent saves that file, it starts again`,
    )
})
