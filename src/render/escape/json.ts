/**
 * A value as indented JSON. Control and invisible characters are written as escapes, and so is `##[`, which GitHub's
 * runner obeys anywhere in a log line. A JSON parser reads the same value.
 */
export function jsonText(value: unknown): string {
  return `${harmless(JSON.stringify(value, null, 2))}\n`
}

/** The same text of an object in pieces, one for each element of its lists: a long one is never in memory as a whole. */
export function* jsonPieces(value: object): Generator<string> {
  const fields = Object.entries(value).filter(([, of]) => of !== undefined)
  if (fields.length === 0) {
    yield jsonText(value)
    return
  }
  let before = '{\n'
  for (const [key, of] of fields) {
    const name = `${before}  ${harmless(JSON.stringify(key))}: `
    before = ',\n'
    if (!Array.isArray(of) || of.length === 0) {
      yield name + indented(of, '  ')
      continue
    }
    let between = `${name}[\n`
    for (const element of of) {
      yield `${between}    ${indented(element, '    ')}`
      between = ',\n'
    }
    yield '\n  ]'
  }
  yield '\n}\n'
}

function indented(value: unknown, by: string): string {
  // Undefined and functions are null in a list.
  const text = (JSON.stringify(value, null, 2) as string | undefined) ?? 'null'
  return harmless(text).replaceAll('\n', `\n${by}`)
}

function harmless(json: string): string {
  return json
    .replaceAll('##[', '#\\u0023[')
    .replace(UNSEEN, (found) =>
      Array.from({ length: found.length }, (_, index) => escape(found.charCodeAt(index))).join(''),
    )
}

/** What `visible` makes visible in a text, but the line ends of the layout. Half a surrogate pair is an escape already. */
const UNSEEN = /(?!\n)(?:\p{Cc}|\p{Cf}|\p{Co}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point})/gu

function escape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`
}
