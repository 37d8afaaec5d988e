import { isNode, LineCounter, type Document } from 'yaml'
import * as z from 'zod'
import '../schema/jitless.js'
import { explainIssues } from '../policy/explain-issues.js'
import { LIMITS } from '../text/limits.js'
import { say, words, type Message } from '../text/message.js'
import { nearest } from '../text/nearest.js'
import type { Position } from '../text/place.js'
import { unresolvedAlias } from '../text/yaml-alias.js'
import { parseYaml } from '../text/yaml.js'

/*
 * A KGL file: the rules of Kiro's Enterprise Management (a preview), of which the ones about models are read here. What the
 * published pages do not say is not guessed: a rule about models that could mean more than one thing is refused with its line.
 */

/** The capability that decides which models people may use. */
export const MODEL_USE = 'model_use'

/** One rule about models. */
export interface KglRule {
  readonly id: string
  readonly effect: 'allow' | 'deny'
  /** Patterns of model ids; `*` is any run of characters. */
  readonly match: readonly string[]
  /** Patterns of what the rule leaves out although it matches. */
  readonly exclude: readonly string[]
  /** Ids of the groups that it binds; null with `users` null is everybody. */
  readonly groups: readonly string[] | null
  /** Ids of single people that it binds. */
  readonly users: readonly string[] | null
  readonly line: number
}

export interface KglFile {
  /** The rules about models, in the order of the file, which has no effect. */
  readonly rules: readonly KglRule[]
  /** How many rules are about something else. */
  readonly others: number
}

/** What is wrong with a file, and where. */
export interface KglProblem extends Position {
  readonly message: Message
}

/** A file, or why it cannot be read: a file of which a part is not understood answers nothing. */
export type ParsedKgl = { readonly file: KglFile } | { readonly problems: readonly KglProblem[] }

/** Rules of one file. Chosen by hand. */
const MOST_RULES = 500
/** Characters of an id of a rule, a group or a person, and of a pattern. */
const LONGEST = 200

const idSchema = z
  .string()
  .max(LONGEST)
  .regex(/^[a-z0-9-]+$/)
  .describe('lower-case letters, digits and hyphens')
const patternSchema = z
  .string()
  .max(LONGEST)
  .regex(/^[a-z0-9.:_*-]+$/)
  .describe('a model id, or part of one with *')
const principalsSchema = z.array(z.string().min(1).max(LONGEST)).min(1).max(MOST_RULES)

const fileSchema = z.strictObject({
  version: z.literal('0.1').optional(),
  metadata: z.unknown().optional(),
  rules: z
    .array(z.looseObject({ id: idSchema, capability: z.string().min(1), effect: z.enum(['allow', 'deny', 'ask']) }))
    .max(MOST_RULES),
  settings: z.unknown().optional(),
})

const modelRuleSchema = z.strictObject({
  id: idSchema,
  capability: z.literal(MODEL_USE),
  effect: z.enum(['allow', 'deny']),
  match: z.array(patternSchema).min(1).max(MOST_RULES),
  exclude: z.array(patternSchema).max(MOST_RULES).optional(),
  groups: principalsSchema.optional(),
  users: principalsSchema.optional(),
})

interface Complaint {
  readonly path: readonly string[]
  readonly message: Message
}

/** Reads a KGL file. Every problem has its line and says what to write. */
export function parseKgl(text: string): ParsedKgl {
  const whole = (message: Message): ParsedKgl => ({ problems: [{ line: 1, column: 1, message }] })
  if (text.length > LIMITS.policy) return whole(say`The file is larger than ${LIMITS.policy / 1000} kB.`)
  const lines = new LineCounter()
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const read = parseYaml(text, LIMITS.depth, lines)
  if (read === null) return whole(words('The file nests too deeply. Flatten it.'))
  const { document, errors } = read
  if (errors.length > 0)
    return {
      problems: errors
        .slice(0, LIMITS.mistakes)
        .map(({ offset, message }) => ({ ...at(offset), message: say`Not valid YAML: ${message}` })),
    }
  const value = valueOf(document)
  if (value === null) {
    const alias = unresolvedAlias(document)
    return alias === null
      ? whole(words('An alias (*name) is repeated too often. Write the values out.'))
      : { problems: [{ ...at(alias.offset), message: alias.message }] }
  }
  if (value.whole === null || value.whole === undefined)
    return whole(words('The file is empty. Write at least: rules: []'))
  const judged = judge(value.whole)
  const lineOf = (path: readonly string[]): Position => at(offsetOf(document, path))
  if ('complaints' in judged)
    return {
      problems: judged.complaints
        .slice(0, LIMITS.mistakes)
        .map(({ path, message }) => ({ ...lineOf(path), message }))
        .sort((a, b) => a.line - b.line || a.column - b.column),
    }
  const rules = judged.rules.map(({ index, rule }) => ({ ...rule, line: lineOf(['rules', String(index)]).line }))
  return { file: { rules, others: judged.others } }
}

interface Judged {
  readonly rules: readonly { readonly index: number; readonly rule: Omit<KglRule, 'line'> }[]
  readonly others: number
}

function judge(value: unknown): Judged | { readonly complaints: readonly Complaint[] } {
  const outer = fileSchema.safeParse(value, { reportInput: true })
  if (!outer.success) return { complaints: explainIssues(outer.error.issues, fileSchema, 'file', LIMITS.mistakes) }
  const complaints: Complaint[] = []
  const rules: { index: number; rule: Omit<KglRule, 'line'> }[] = []
  const known = new Set<string>()
  for (const [index, rule] of outer.data.rules.entries()) {
    const path = ['rules', String(index)]
    if (known.has(rule.id))
      complaints.push({ path: [...path, 'id'], message: say`the id ${rule.id} is used twice; give each rule its own` })
    known.add(rule.id)
    if (rule.capability !== MODEL_USE) {
      if (isSlip(rule.capability))
        complaints.push({
          path: [...path, 'capability'],
          message: say`${rule.capability} is not a capability; did you mean ${MODEL_USE}?`,
        })
      continue
    }
    if (rule.effect === 'ask') {
      complaints.push({
        path: [...path, 'effect'],
        message: say`${MODEL_USE} cannot be ${'ask'}: the service decides without a question; write ${'allow'} or ${'deny'}`,
      })
      continue
    }
    const inner = modelRuleSchema.safeParse(rule, { reportInput: true })
    if (inner.success) {
      const { id, effect, match, exclude = [], groups = null, users = null } = inner.data
      rules.push({ index, rule: { id, effect, match, exclude, groups, users } })
    } else
      complaints.push(
        ...explainIssues(inner.error.issues, modelRuleSchema, 'rule', LIMITS.mistakes).map((one) => ({
          path: [...path, ...one.path],
          message: say`rule ${rule.id}: ${why(one)}`,
        })),
      )
  }
  return complaints.length > 0 ? { complaints } : { rules, others: outer.data.rules.length - rules.length }
}

/** What the published pages leave open is said where it is met. */
function why({ path, message }: Complaint): Message {
  const [key, index] = path
  if (key === 'match' && index === undefined)
    return say`${message}; without patterns it is not documented what the rule matches: write ${'match: ["*"]'} for every model`
  if ((key === 'groups' || key === 'users') && index === undefined)
    return say`${message}; an empty list could mean no one or everybody: name ids, or leave the key out for everybody`
  return message
}

/** A capability that only a slip makes another one: `model-use`, `modelUse`, `models_use`. */
function isSlip(capability: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '')
  return plain(capability) === plain(MODEL_USE) || nearest(capability, [MODEL_USE]) !== null
}

function valueOf(document: Document): { readonly whole: unknown } | null {
  try {
    return { whole: document.toJS({ maxAliasCount: 50 }) }
  } catch {
    // An alias without an anchor, or too many aliases.
    return null
  }
}

/** Where a value is written, or its nearest parent. */
function offsetOf(document: Document, path: readonly string[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const keys = path.slice(0, length).map((key) => (/^\d+$/.test(key) ? Number(key) : key))
    const node = document.getIn(keys, true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
