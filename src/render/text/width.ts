import stringWidth from 'fast-string-width'

/**
 * Terminal columns of a text: color codes count 0, East Asian wide characters and emoji 2. The text must have been
 * escaped (`visible`): of a tab or a character that turns the direction the terminal may make something else.
 */
export function width(text: string): number {
  // Composed, a syllable of Hangul is one character.
  return stringWidth(text.normalize())
}
