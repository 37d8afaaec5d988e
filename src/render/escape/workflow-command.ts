/**
 * The one escaper for the runner, which obeys lines of its log that begin with `::`: `::error file=…,line=…::message`.
 * Used by the CLI, which does not load the toolkit. The actions write through the toolkit, which escapes the same way
 * and has no `stop-commands`.
 * Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function workflowCommand(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const escape = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${escape(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  )
  return `::${name}${list.length === 0 ? '' : ` ${list.join(',')}`}::${escape(message)}\n`
}

/**
 * A text for the log in which the runner obeys no command: `stop-commands` disables commands until the runner reads the
 * unguessable token again.
 */
export function unheard(text: string, token: string): string {
  return `${workflowCommand('stop-commands', {}, token)}${text.trimEnd()}\n${workflowCommand(token, {}, '')}`
}
