import stringWidth from 'string-width'

/**
 * Terminal columns of a text: color codes count 0, East Asian wide characters and emoji 2. The text must have been
 * escaped (`visible`): a tab or a character that turns the direction counts 0 here, whatever the terminal makes of it.
 */
export function width(text: string): number {
  return stringWidth(text)
}
