import type { ErrorClass } from '../../../src/core/user-error.js'

/** Every reason for which a check cannot be made, with the exit code of each; a new one does not compile without a row here. */
export const EXIT_OF: Readonly<Record<ErrorClass, 2 | 3>> = { config: 2, policy: 2, usage: 2, api: 3, internal: 3 }

export const ERROR_CLASSES = Object.keys(EXIT_OF) as ErrorClass[]
