/** One run of kiro-cli that a shell command starts, as far as it is written there. */
export interface KiroCommand {
  /** The value of `--model`; null without one. A variable of the shell stays as it is written. */
  readonly model: string | null
  /** The value of `--agent`; null without one. */
  readonly agent: string | null
}

/** Characters of a command that are read, and commands in commands. Real commands have a few hundred characters. */
const MOST = { characters: 20_000, nested: 8 } as const

/**
 * The runs of kiro-cli in a command for a shell that ask a model: read as text, never executed. Commands are joined by `&&`, `||`, `;`,
 * `|`, `&`, line breaks and brackets; variables set before a command, programs that start another one (`env`, `timeout`, `npx`, …)
 * and the text after `sh -c` are looked through. Null for a command that names kiro-cli and is longer than what is read.
 */
export function readKiroCommands(command: string): KiroCommand[] | null {
  if (command.length > MOST.characters && NAMED.test(command)) return null
  return commandsIn(command, 0)
}

const NAMED = /kiro-cli/i

function commandsIn(text: string, nested: number): KiroCommand[] {
  if (nested > MOST.nested || !NAMED.test(text)) return []
  return simpleCommands(text).flatMap((all) => {
    const words = withoutVariables(all)
    const first = words[0] ?? ''
    const at = isWrapper(first) ? words.findIndex((word) => isKiroCli(word) || isShell(word)) : 0
    const program = words[at] ?? ''
    if (isShell(program)) {
      const inner = program === 'eval' ? at : words.findIndex((word, index) => index > at && SCRIPT_OPTION.test(word))
      return inner === -1 ? [] : commandsIn(words.slice(inner + 1).join(' '), nested + 1)
    }
    // `command -v kiro-cli` asks where the program is.
    if (!isKiroCli(program) || (first === 'command' && /^-[vV]$/.test(words[1] ?? ''))) return []
    const found = argumentsOf(words.slice(at + 1))
    return found === null ? [] : [found]
  })
}

/** What a run of kiro-cli says; null for one that asks no model: `kiro-cli settings`, `kiro-cli --version`. */
function argumentsOf(words: readonly string[]): KiroCommand | null {
  const values = new Map<string, string>()
  let subcommand: string | null = null
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (word === '--') break
    if (FREE_OPTIONS.has(word)) return null
    const option = /^(--[a-z-]+)(?:=([\s\S]*))?$/.exec(word)
    const name = option?.[1]
    if (name !== undefined && WITH_VALUE.has(name)) {
      const value = option?.[2] ?? words[(index += 1)] ?? ''
      if (value !== '') values.set(name, value)
    } else if (!word.startsWith('-')) subcommand ??= word
  }
  const model = values.get('--model') ?? null
  if (model === null && subcommand !== null && FREE_COMMANDS.has(subcommand)) return null
  return { model, agent: values.get('--agent') ?? null }
}

/** Options whose value is the next word. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  '--model',
  '--agent',
  '--effort',
  '--trust-tools',
  '--resume-id',
  '--format',
  '--wrap',
])

/** Options after which nothing is asked. */
const FREE_OPTIONS: ReadonlySet<string> = new Set([
  '--help',
  '-h',
  '--version',
  '-V',
  '--list-models',
  '--list-sessions',
  '--delete-session',
])

/** Commands of kiro-cli that ask no model. Source: kiro.dev/docs/cli/reference/cli-commands. */
const FREE_COMMANDS: ReadonlySet<string> = new Set([
  'agent',
  'completion',
  'dashboard',
  'diagnostic',
  'doctor',
  'help',
  'hook',
  'init',
  'inline',
  'integrations',
  'issue',
  'launch',
  'login',
  'logout',
  'mcp',
  'profile',
  'quit',
  'restart',
  'settings',
  'setup',
  'theme',
  'uninstall',
  'update',
  'user',
  'version',
  'whoami',
])

function isKiroCli(word: string): boolean {
  return /^(?:.*[\\/])?kiro-cli(?:-chat)?(?:\.exe)?(?:@[\w.^~-]+)?$/i.test(word)
}

function isShell(word: string): boolean {
  return word === 'eval' || /^(?:.*[\\/])?(?:(?:ba|z|da|k|fi)?sh|su|cmd|powershell|pwsh)(?:\.exe)?$/i.test(word)
}

/** The option of a shell whose value is a command: `-c`, `-lc`, `/c`, `-Command`. */
const SCRIPT_OPTION = /^-[a-z]*c$|^\/c$|^-command$/i

/** Programs and words of the shell that start the command behind them. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'env',
  'command',
  'exec',
  'sudo',
  'doas',
  'time',
  'timeout',
  'gtimeout',
  'nohup',
  'nice',
  'ionice',
  'setsid',
  'stdbuf',
  'flock',
  'xargs',
  'npx',
  'bunx',
  'caffeinate',
  'watch',
  'start',
  'call',
  'if',
  'then',
  'else',
  'elif',
  'while',
  'until',
  'do',
  '!',
])

function isWrapper(word: string): boolean {
  return WRAPPERS.has(word.slice(word.lastIndexOf('/') + 1).toLowerCase())
}

function withoutVariables(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !/^[a-z_]\w*=/i.test(word))
  return first === -1 ? [] : words.slice(first)
}

/** A command that is being read: the outermost, or one that `$(`, `(` or a backtick opens inside it. */
interface Frame {
  readonly opened: '' | '$(' | '(' | '`'
  words: string[]
  /** The word that is being read; null between words. */
  word: string | null
  quote: '' | '"' | "'"
}

/** The words of each simple command, without quotes and backslashes. What a command puts in place of itself is one of its own. */
function simpleCommands(text: string): string[][] {
  const commands: string[][] = []
  const outer: Frame[] = []
  const opening = (opened: Frame['opened']): Frame => ({ opened, words: [], word: null, quote: '' })
  let frame = opening('')
  const add = (letters: string): void => {
    frame.word = (frame.word ?? '') + letters
  }
  const endWord = (): void => {
    if (frame.word !== null) frame.words.push(frame.word)
    frame.word = null
  }
  const endCommand = (): void => {
    endWord()
    if (frame.words.length > 0) commands.push(frame.words)
    frame.words = []
  }
  const open = (opened: Frame['opened']): void => {
    outer.push(frame)
    frame = opening(opened)
  }
  const close = (): void => {
    const { opened } = frame
    endCommand()
    frame = outer.pop() ?? opening('')
    if (opened !== '(') add('$()')
  }
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at] ?? ''
    const next = text[at + 1] ?? ''
    if (frame.quote === "'") {
      if (c === "'") frame.quote = ''
      else add(c)
    } else if (c === '\\' && /["'\\$`\s;&|()]/.test(next)) {
      // Before other letters a backslash stays: a path of Windows.
      at += 1
      if (next !== '\n') add(next)
    } else if (c === '$' && next === '(') {
      at += 1
      open('$(')
    } else if (c === '`') {
      if (frame.opened === '`') close()
      else open('`')
    } else if (c === '"') {
      frame.quote = frame.quote === '"' ? '' : '"'
      frame.word ??= ''
    } else if (frame.quote === '"') add(c)
    else if (c === "'") {
      frame.quote = "'"
      frame.word ??= ''
    } else if (c === '(') {
      // What stands before it is no part of what comes behind it: `case $1 in (x) kiro-cli …`.
      endCommand()
      open('(')
    } else if (c === ')') {
      if (outer.length > 0) close()
      else endCommand()
    } else if (/[;\n|]/.test(c) || (c === '&' && !/[<>]$/.test(frame.word ?? ''))) endCommand()
    else if (/[{}]/.test(c) && frame.word === null && /^\s?$|;/.test(next)) endCommand()
    else if (/\s/.test(c)) endWord()
    else if (c === '#' && frame.word === null) {
      const end = text.indexOf('\n', at)
      at = end === -1 ? text.length : end - 1
    } else add(c)
  }
  endCommand()
  for (frame of outer.reverse()) endCommand()
  return commands
}
