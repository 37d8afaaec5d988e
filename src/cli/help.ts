import { definitions } from '../render/text/definitions.js'
import { wrap } from '../render/text/wrap.js'
import type { Command } from './options.js'

/** Characters. Chosen by hand: what one may write is beside the option where it is short, else behind what it means. */
const MOST_CHOICES = 30

/** The text of `--help` for a command, in lines of so many columns; null breaks none. */
export function help({ name, flags, positionals, summary }: Command, columns: number | null): string {
  const usage = [
    `kiro-governance ${name}`,
    ...(flags.length > 0 ? ['[options]'] : []),
    ...(positionals ? [positionals] : []),
  ]
  const options = flags.map(({ name: flag, value, choices = [], help: text }) => {
    const inPlace = choices.join('|')
    const isShort = inPlace.length <= MOST_CHOICES
    const stated = value === undefined ? '' : ` ${inPlace === '' || !isShort ? value : inPlace}`
    return [`--${flag}${stated}`, isShort ? text : `${text}; one of ${choices.join(', ')}`] as const
  })
  return [wrap(`${usage.join(' ')}\n\n${summary}\n`, columns), ...definitions(options, columns), ''].join('\n')
}

/** Commands of a list, each with what it does. */
export function commandList(commands: readonly Command[], columns: number | null): string[] {
  return definitions(
    commands.map(({ name, summary }) => [name, summary] as const),
    columns,
  )
}
