/** A text as a YAML scalar on one line: plain where YAML reads it as the same text, else in double quotes. */
export function yamlText(text: string): string {
  const plain = /^[a-z.][\w./-]*$/i.test(text) && !/^(?:true|false|yes|no|on|off|null|y|n|\.inf|\.nan)$/i.test(text)
  if (plain) return text
  // JSON is YAML; what does not print or turns the direction of text is written as an escape, which both read.
  return JSON.stringify(text).replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu,
    escaped,
  )
}

/** A character as `\\u` escapes of its UTF-16 code units. */
function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('')
}
