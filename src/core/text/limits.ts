/**
 * How much of a file is read. Each bound is far above any real file; together they keep the work on one file, and what can be said
 * about it, small by construction. Listed for people in docs/architecture.md; a test keeps both equal.
 */
export const LIMITS = {
  /** Bytes of one file. Real files have a few kilobytes; a megabyte is an accident or an attack. */
  bytes: 1_000_000,
  /** Nested objects and arrays in one file, of JSON or YAML; policies too. */
  depth: 64,
  /** Values in one file, of every level together. A megabyte could hold half a million, and a hook or profile is made of four. */
  values: 10_000,
  /** Characters of the name of a model. An inherited one is in the report once per assignment that inherits it. */
  name: 500,
  /** Characters between the lines of a front matter: a parser of YAML takes the square of what JSON takes. */
  frontMatter: 32_000,
  /** Characters of a whole file of YAML, for the same reason. Fifty steps with prompts of 1,200 characters fit. */
  yaml: 64_000,
  /** Characters of a policy, for the same reason. Five hundred exceptions fit. */
  policy: 128_000,
  /** Assignments, profiles and efforts that one file states. Real files have a dozen; each is kept with its places, rules and prices. */
  assignments: 500,
  /** The same of all Kiro files of a tree: 10,000 contracts with all their routes. */
  allAssignments: 100_000,
  /** Mistakes of one file that are reported one by one. */
  mistakes: 10,
} as const
