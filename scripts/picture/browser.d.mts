/** A browser that can start here: throws one line that says what it lacks. */
export function browser(): Promise<{ executablePath: string; env: NodeJS.ProcessEnv }>
