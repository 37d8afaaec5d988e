/** The lines that the runner reads commands from: those outside of stop-commands. It ends a line where .NET does. */
export function heard(stdout: string): string[] {
  const lines: string[] = []
  let token: string | null = null
  for (const line of stdout.split(/\r\n|\r|\n/)) {
    const stop = /^::stop-commands::(.+)$/.exec(line)
    if (token !== null) token = line === `::${token}::` ? null : token
    else if (stop) token = stop[1] ?? null
    else if (line.trim() !== '') lines.push(line)
  }
  return lines
}
