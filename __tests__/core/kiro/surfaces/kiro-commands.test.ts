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
  ['an option without a value before it', 'kiro-cli chat --no-interactive --model a', ['a']],
  ['an empty value is one, and says nothing', `kiro-cli chat --model "" --agent r`, ['@r']],
  ['the same in the other quotes', `kiro-cli chat --model '' --agent r`, ['@r']],
  ['an empty model asks none', 'kiro-cli settings --model=', []],
  ['the first word is the subcommand', 'kiro-cli chat settings; kiro-cli -v settings list', ['-']],
  ['single quotes keep a backslash', String.raw`kiro-cli chat --model 'a\$b'`, [String.raw`a\$b`]],
  ['a model that another command says', 'kiro-cli chat --model $(cat m) --agent r', ['$()@r']],
  ['the same in backticks, as a part of a word', 'kiro-cli chat --model x-"`cat m`"-y', ['x-$()-y']],
  ['behind a redirection', 'kiro-cli chat >out 2>&1 --model a', ['a']],
  ['braces as a word', 'ls | xargs -I {} kiro-cli chat {} {a} --model a', ['a']],
  ['braces, with a semicolon behind them', '{ kiro-cli chat --model a; };kiro-cli chat --model b', ['a', 'b']],
  ['a # in a word', 'kiro-cli chat a#b --model a', ['a']],
  [
    'remarks in lines of their own',
    'kiro-cli chat # it "\nkiro-cli chat --model a\n# b\nkiro-cli chat --model b',
    ['-', 'a', 'b'],
  ],
  [
    'a case with both brackets',
    'case $1 in (x) kiro-cli chat --model a;; (y) kiro-cli chat --model b;; esac',
    ['a', 'b'],
  ],
  ['inner ones first where nothing is closed', 'kiro-cli chat --model a $(kiro-cli chat --model b $(x', ['b', 'a']],
  ['a wrapper, and its name once more', 'env kiro-cli chat --model a kiro-cli', ['a']],
  ['a wrapper around a shell', `nice bash -c "kiro-cli chat --model a" kiro-cli`, ['a']],
  ['a wrapper with the option of a shell', `ionice -c 3 bash -x -c "kiro-cli chat --model a"`, ['a']],
  ['a wrapper by its path', '/usr/bin/env kiro-cli chat --model a; TIMEOUT 5 kiro-cli chat --model b', ['a', 'b']],
  ['a wrapper of something else', 'env x --model a kiro-cli.md', []],
  ['a script that a shell runs', `sh run.sh "a; kiro-cli chat --model a"`, []],
  ['eval with several words', 'eval kiro-cli chat --model a', ['a']],
  [
    'command, which asks for a place with -v only',
    'command -p kiro-cli chat --model a; env -v kiro-cli chat --model b',
    ['a', 'b'],
  ],
])('%s: %s', (_, command, expected) => {
  expect(runs(command)).toEqual(expected)
})

/** The words of a text, one a line of a table. */
const each = (text: string): string[] => text.trim().split(/\s+/)

test.each(
  each(`agent completion dashboard diagnostic doctor help hook init inline integrations issue launch login logout mcp profile quit
    restart settings setup theme uninstall update user version whoami`),
)('kiro-cli %s asks no model, unless it names one', (command) => {
  expect(runs(`kiro-cli ${command} x`)).toEqual([])
  expect(runs(`kiro-cli ${command} x --model a`)).toEqual(['a'])
})

test.each(each('--help -h --version -V --list-models --list-sessions --delete-session'))(
  'with %s nothing is asked',
  (option) => {
    expect(runs(`kiro-cli chat --model a ${option}`)).toEqual([])
  },
)

test.each<[string, string]>([
  ['--model', 'settings'],
  ['--agent', '@settings'],
  ['--effort', '-'],
  ['--trust-tools', '-'],
  ['--resume-id', '-'],
  ['--format', '-'],
  ['--wrap', '-'],
])('the value of %s is no subcommand', (option, run) => {
  expect(runs(`kiro-cli ${option} settings`)).toEqual([run])
})

test.each(
  each(`env command exec sudo doas time timeout gtimeout nohup nice ionice setsid stdbuf flock xargs npx bunx caffeinate watch start
    call if then else elif while until do !`),
)('the command behind %s runs', (word) => {
  expect(runs(`${word} kiro-cli chat --model a`)).toEqual(['a'])
})

test.each(each('sh bash zsh dash ksh fish su /bin/bash bash.exe cmd powershell pwsh'))('%s runs a text', (shell) => {
  expect(runs(`${shell} -c "kiro-cli chat --model a"`)).toEqual(['a'])
})

test('as much is read as is said, and as deep, and no more', () => {
  const long = (length: number): string => 'kiro-cli chat '.padEnd(length, 'x')
  expect([runs(long(20_000)), runs(long(20_001))]).toEqual([['-'], null])
  const deep = (levels: number): string => `${'eval '.repeat(levels)}kiro-cli --model a`
  expect([runs(deep(8)), runs(deep(9))]).toEqual([['a'], []])
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
