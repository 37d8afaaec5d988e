/** A committed copy of the console's rules (KGL), which no surface owns: it assigns nothing, and says what may be assigned. */
export interface ConsoleFile {
  readonly path: string
  /** Null where the file is not read: too large. */
  readonly bytes: Uint8Array | null
}

/** Whether a path is that of a KGL file: `*.kgl.yml` or `*.kgl.yaml`, anywhere in the tree. */
export function isConsoleFile(path: string): boolean {
  return /\.kgl\.ya?ml$/i.test(path)
}

/** No path that a policy names as that of such a copy. */
export const NO_CONSOLES: ReadonlySet<string> = new Set()
