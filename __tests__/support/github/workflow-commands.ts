/** What a runner reads from an action: commands among the lines it prints, and the files it is given to write. */

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  /** `file`, `line`, `endLine`, `col`, `endColumn`, `title`: as far as given. */
  readonly properties: Readonly<Record<string, string>>
}

export function parseAnnotations(printed: string): Annotation[] {
  const annotations: Annotation[] = []
  let stopped: string | undefined
  for (const line of printed.split(/\r?\n/)) {
    const [, name = '', properties = '', data = ''] = /^\s*::([\w-]+)(?: (.*?))?::(.*)$/.exec(line) ?? []
    if (stopped !== undefined) {
      // Between `stop-commands` and its own token, everything is just text.
      if (line.trim() === `::${stopped}::`) stopped = undefined
    } else if (name === 'stop-commands') {
      stopped = data
    } else if (name === 'error' || name === 'warning' || name === 'notice') {
      annotations.push({ level: name, message: unescapeData(data), properties: parseProperties(properties) })
    }
  }
  return annotations
}

function parseProperties(text: string): Record<string, string> {
  const properties: Record<string, string> = {}
  for (const [, name = '', value = ''] of text.matchAll(/(\w+)=([^,]*)/g)) properties[name] = unescapeProperty(value)
  return properties
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','))
}

/** What the runner was asked to hide; the commands themselves are on no log. */
export function takeMasks(printed: string): { readonly masks: readonly string[]; readonly log: string } {
  const masks: string[] = []
  const log = printed.replaceAll(/^::add-mask::(.*)\r?\n/gm, (_, value: string) => {
    masks.push(unescapeData(value))
    return ''
  })
  return { masks, log }
}

/** A file of `name=value` lines and `name<<delimiter` blocks; what the runner would refuse is an error here too. */
export function parseFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split('\n')
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue
    const [, blockName, delimiter] = /^([^=<]+)<<(.+)$/.exec(line) ?? []
    if (blockName !== undefined && delimiter !== undefined) {
      const end = lines.indexOf(delimiter)
      if (end === -1) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
      values[blockName] = lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join('\n')
      continue
    }
    const equals = line.indexOf('=')
    if (equals < 1) throw new Error(`Invalid format '${line}'`)
    values[line.slice(0, equals)] = line.slice(equals + 1)
  }
  return values
}
