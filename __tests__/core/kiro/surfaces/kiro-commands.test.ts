import { readKiroCommands } from '../../../../src/core/kiro/surfaces/kiro-commands.js'

/** `model`, `model@agent`, `@agent` or `-` for each run of kiro-cli that a command starts. */
const runs = (command: string): string[] | null =>
  readKiroCommands(command)?.map(({ model, agent }) => `${model ?? ''}${agent === null ? '' : `@${agent}`}` || '-') ??
  null

test.each<[string, string, string[]]>([
  ['the model', 'kiro-cli chat --model claude-opus-4.8 "do it"', ['claude-opus-4.8']],
  ['no subcommand, and an equals sign', 'kiro-cli --model=auto', ['auto']],
  ['in quotes, after variables', `A=1 B='a b' kiro-cli chat --model "claude-opus-5" 'x; y'`, ['claude-opus-5']],
  ['an agent', 'kiro-cli chat --agent reviewer "fix"', ['@reviewer']],
  ['both', 'kiro-cli chat --agent=reviewer --model a', ['a@reviewer']],
  ['neither', 'kiro-cli chat --no-interactive "fix"', ['-']],
  ['no arguments at all', 'kiro-cli', ['-']],
  ['commands in a row', 'kiro-cli chat --model a && kiro-cli chat --model b; kiro-cli chat --model c', ['a', 'b', 'c']],
  ['behind ||, a pipe and &', 'x || kiro-cli chat --model a | tee log & kiro-cli chat --model b', ['a', 'b']],
  ['lines, one of them continued', 'x\nkiro-cli chat \\\n --model a', ['a']],
  ['lines continued within a word', 'kiro-cli chat --model claude-\\\nopus', ['claude-opus']],
  ['a sign behind a backslash', 'kiro-cli chat x\\; --model a', ['a']],
  ['in brackets', '(kiro-cli chat --model a) && { kiro-cli chat --model b; }', ['a', 'b']],
  ['in a case', 'case $1 in x) kiro-cli chat --model a;; y) kiro-cli chat --model b;; esac', ['a', 'b']],
  ['in an if', 'if kiro-cli chat --model a; then kiro-cli chat --model b; fi', ['a', 'b']],
  ['whose output is put in place', 'X=$(kiro-cli chat --model a "hi"); echo "`kiro-cli chat --model b`"', ['a', 'b']],
  ['with something put in place before the model', 'kiro-cli chat "$(git diff | head)" --model a', ['a']],
  ['a shell in between', `bash -lc "kiro-cli chat --model a" && sh -c 'A=1 kiro-cli chat --model b'`, ['a', 'b']],
  ['a shell in a shell', `sh -c "bash -c 'kiro-cli chat --model a'"`, ['a']],
  ['eval', 'eval "kiro-cli chat --model a"', ['a']],
  ['other programs in between', 'timeout 60 kiro-cli chat --model a; env A=b kiro-cli chat --model b', ['a', 'b']],
  ['xargs with a shell', 'ls | xargs -I{} sh -c "kiro-cli chat --model a {}"', ['a']],
  ['a package runner', 'npx kiro-cli@latest chat --model a', ['a']],
  ['a path', '/usr/local/bin/kiro-cli chat --model a', ['a']],
  ['Windows', 'cmd /c C:\\bin\\kiro-cli.exe chat --model a', ['a']],
  ['a redirection', 'kiro-cli chat --model a > out 2>&1', ['a']],
  ['a variable of the shell stays', 'kiro-cli chat --model ${MODEL} && kiro-cli chat --model $M', ['${MODEL}', '$M']],
  ['a quote that is not closed', "kiro-cli chat --model 'a", ['a']],
  ['an option without its value', 'kiro-cli chat --model', ['-']],
  ['nothing behind --', 'kiro-cli chat -- --model a', ['-']],
  ['nothing in a remark', 'git diff | kiro-cli chat --model a # kiro-cli --model b', ['a']],
  ['other words: echo, grep', 'echo kiro-cli --model a; grep kiro-cli README.md', []],
  ['where it is', 'which kiro-cli || command -v kiro-cli', []],
  ['what asks no model', 'kiro-cli settings list; kiro-cli --version; kiro-cli chat --list-models', []],
  ['a text', `git commit -m "kiro-cli chat --model a"`, []],
  ['nothing', '', []],
])('%s: %s', (_, command, expected) => {
  expect(runs(command)).toEqual(expected)
})

test('a command that is too long is not read, unless it never names the program', () => {
  expect(runs(`echo ${'x'.repeat(20_000)}; kiro-cli chat`)).toBeNull()
  expect(runs(`echo ${'x'.repeat(20_000)}`)).toEqual([])
})

test('any depth of brackets and quotes ends', () => {
  for (const text of ['$('.repeat(5_000), '('.repeat(9_000), '`'.repeat(9_000), '"$('.repeat(4_000), ')'.repeat(9_000)])
    expect(runs(`${text} kiro-cli --model a`)?.length).toBeLessThanOrEqual(1)
  const nested = Array.from({ length: 12 }).reduce<string>((inner) => `sh -c ${JSON.stringify(inner)}`, 'kiro-cli')
  expect(runs(nested)).toEqual([])
})
