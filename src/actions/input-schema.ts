import { parseReference } from '../core/policy/reference.js'
import { nearest } from '../core/text/nearest.js'
import { UserError } from '../core/user-error.js'
import * as z from 'zod'
import '../core/schema/jitless.js'

/*
 * Inputs of an action as the runner gives them: trimmed texts, and '' for an absent one. The issue of an invalid input
 * says what is wrong; what to write instead is in the issue too, or in the description of the schema.
 */

/** An optional input: null when absent. */
export const stated = z.string().transform((value) => (value === '' ? null : value))

/** Adds an issue with a hint to a zod check. */
export function refuse(context: z.core.$RefinementCtx, message: string, instead: string): void {
  context.addIssue({ code: 'custom', message, params: { instead } })
}

/** The input `prices`: a file of a repository, or null when absent. */
export const priceReference = z
  .string()
  .refine((value) => value === '' || parseReference(value) !== null, {
    error: ({ input }) => `The input prices is "${String(input)}".`,
  })
  .transform(parseReference)
  .describe('Name a price file as owner/repo/path@ref, such as acme/kiro-prices/prices.json@main.')

/** An optional input with a fixed form. `error` is called with the value. */
export function inForm(form: RegExp, error: (value: string) => string, instead: string) {
  return z
    .string()
    .refine((value) => value === '' || form.test(value), { error: ({ input }) => error(String(input)) })
    .transform((value) => (value === '' ? null : value))
    .describe(instead)
}

/** One of some values; the error suggests the nearest one. */
export function oneOf<const T extends string>(name: string, accepted: readonly T[], absent: T) {
  return z
    .preprocess(
      (value) => (value === '' ? absent : value),
      z.enum(accepted, {
        error: ({ input }) => {
          const meant = nearest(String(input), accepted)
          return `The input ${name} is "${String(input)}"${meant ? `; did you mean "${meant}"?` : '.'}`
        },
      }),
    )
    .describe(`Use one of: ${accepted.join(', ')}.`)
}

/** `true` or `false`. */
export function flag(name: string, absent: boolean) {
  const choice = oneOf(name, ['true', 'false'], absent ? 'true' : 'false')
  return choice.transform((value) => value === 'true').describe(choice.description ?? '')
}

/** An optional path inside a folder. */
export function pathBelow(name: string, of: string) {
  return stated.superRefine((path, context) => {
    if (path !== null && !isBelow(path)) refuse(context, ...outside(name, path, of))
  })
}

/** Earlier steps may have put any file on the runner's disk; only paths inside the workspace are read and written. */
export function isBelow(path: string): boolean {
  return !/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..')
}

/** What is wrong with a path outside of a folder, and what to write. */
export function outside(name: string, path: string, of: string): [string, string] {
  return [
    `The input ${name} must be a path inside ${of}, not ${path}.`,
    `Write it from the top of ${of}, without "..".`,
  ]
}

/** The input `github-token`. */
export const githubToken = z
  .string()
  .min(1, 'The input github-token is empty.')
  .describe(
    'Leave it out, or pass ${{ github.token }}: a secret is empty in runs of Dependabot and of forks. Outside GitHub pass a token of your own: act -s GITHUB_TOKEN.',
  )

/**
 * Reads the inputs that a schema names.
 * @throws {UserError} for the first invalid one.
 */
export function readWith<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  input: (name: keyof Shape & string) => string,
): z.infer<z.ZodObject<Shape>> {
  const names = Object.keys(schema.shape)
  const read = schema.safeParse(Object.fromEntries(names.map((name) => [name, input(name)])))
  if (read.success) return read.data
  const [issue] = read.error.issues
  const instead: unknown = issue?.code === 'custom' ? issue.params?.instead : undefined
  throw new UserError(
    issue?.message ?? '',
    typeof instead === 'string' ? instead : descriptionOf(schema.shape[String(issue?.path[0])]),
  )
}

function descriptionOf(schema: z.core.$ZodType | undefined): string {
  return (schema && z.globalRegistry.get(schema)?.description) ?? ''
}
