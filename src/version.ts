/** The version of this program; a test keeps it equal to package.json. */
export const VERSION = '1.0.0'

/** Where it lives; the same test keeps it equal to the homepage there. */
export const REPOSITORY = 'https://github.com/kiro-governance/kiro-governance'

/** Where its documentation is published. */
export const DOCUMENTATION = `${REPOSITORY}/blob/main/docs`
