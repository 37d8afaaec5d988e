import type { ExceptionNote } from '../../core/judgement/exception-notes.js'
import { joined, list, say, words, type Message } from '../../core/text/message.js'
import { count, signed, whole } from '../../core/text/number.js'
import type { PolicyEffect } from '../../core/judgement/policy-effect.js'
import type { ExaminedProposal } from '../../core/policy/merge/proposal.js'
import { whenWords } from '../../core/policy/groups.js'
import { layerName } from '../../core/policy/policy.js'
import type { LayerNote, PolicyNote, Report } from '../../core/report.js'

type Shown = Extract<ExaminedProposal, { kind: 'policy' }>

/** What a change of the policy does, in lines; every destination writes them in its own way. */
export interface ProposalLines {
  readonly heading: string
  /** The verdict by the changed policy, and the credits/month that it newly allows. */
  readonly facts: readonly Message[]
  /** Null where there is no earlier policy; empty where both policies resolve to the same. */
  readonly edits: readonly { readonly direction: string; readonly message: Message }[] | null
}

/** Edits of a policy. Chosen by hand. */
const MOST_EDITS = 20

/** The lines for a pull request that changes the policy; null for any other. */
export function proposalLines({ proposal, policy }: Report): ProposalLines | null {
  if (proposal?.kind !== 'policy') return null
  // The text of a first policy is its own description; only its verdict on this change is added.
  const edits = proposal.step === 'first' ? null : proposal.loosening.edits
  const shown = (edits ?? []).slice(0, MOST_EDITS).map(({ direction, message }) => ({ direction, message }))
  const left = (edits ?? []).length - shown.length
  return {
    heading: { first: 'A policy for this repository', changed: 'The policy changes', deleted: 'The policy is deleted' }[
      proposal.step
    ],
    facts: [binds(proposal, policy), ...money(proposal), ...unread(proposal)],
    edits:
      edits === null
        ? null
        : left > 0
          ? [...shown, { direction: '', message: words(`${count(left, 'more change')} of the policy`) }]
          : shown,
  }
}

/** Both verdicts in one sentence: the one that applies now, and the one of the changed policy. */
function binds({ step, verdict, findings }: Shown, policy: PolicyNote | null): Message {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const rest = findings.length - errors.length
  const parts = [
    errors.length > 0 ? count(errors.length, 'blocking problem') : '',
    rest > 0 ? count(rest, 'warning') : '',
  ].filter((part) => part !== '')
  const outcome = parts.length > 0 ? parts.join(' and ') : verdict === 'pass' ? 'no problem' : 'no new problem'
  const now =
    policy === null
      ? 'No policy judges this pull request yet'
      : 'The policy of the base branch judges this pull request'
  const then = step === 'deleted' ? 'without it' : 'under the new one'
  const names = [...new Set(errors.map(({ rule }) => rule))]
  return say`${words(`${now}; ${then} this change would have ${outcome}`)}${names.length > 0 ? say` (${list(names, 5)})` : words('')}.`
}

function money({ step, loosening: { mostExpensive } }: Shown): Message[] {
  const { before, after } = mostExpensive
  if (before === after || step === 'first' || before === null || after === null) return []
  return [
    words(
      `The most expensive routing that it allows costs ${whole(after)} credits a month instead of ${whole(before)} (${signed(after - before)}, typical work).`,
    ),
  ]
}

function unread({ unread: parents }: Shown): Message[] {
  return parents.length === 0 ? [] : [say`Read only after the merge: ${list(parents)}.`]
}

/** `Whom it affects · newly refused: 2`: whom a change of the policy breaks. */
export function effectsHeading(effects: readonly PolicyEffect[]): string {
  const refused = effects.filter(({ effect }) => effect === 'refused').length
  const allowed = effects.length - refused
  const parts = [refused > 0 ? `newly refused: ${refused}` : '', allowed > 0 ? `newly allowed: ${allowed}` : ''].filter(
    (part) => part !== '',
  )
  return `Whom it affects · ${parts.join(', ')}`
}

/** `model-not-allowed for claude-opus-4.8 in ml/**` */
export function exceptionScope({ rule, path, model }: ExceptionNote): Message {
  return say`${rule}${model === null ? words('') : say` for ${model}`}${path === null ? words('') : say` in ${path}`}`
}

/** `3,326 a month, 1,361 more than on claude-sonnet-5` */
export function exceptionCost({ credits, extra, instead, assignments }: ExceptionNote): Message {
  if (assignments.length === 0) return words('–')
  if (credits === null) return words('not priced')
  const more =
    extra === null || instead === null || extra <= 0 ? words('') : say`, ${words(signed(extra))} over ${instead}`
  return say`${words(whole(credits))}${more}`
}

/** The layers that judged, in one line: the repository's own and those above it. */
export function policySources({ source, sha, layers, elsewhere, enforcement }: PolicyNote): Message {
  const at = (commit: string | null): Message => (commit === null ? words('') : say` at ${commit.slice(0, 7)}`)
  const above = layers.filter((layer) => layer.source !== source)
  const further = layers.filter((layer) => layer.source === source && (layer.document ?? 1) > 1)
  const documents = further.flatMap((layer) => [
    ...words(`, with its document ${layer.document ?? 1}`),
    ...groupOf(layer),
  ])
  const under =
    above.length === 0
      ? words('')
      : say`, under ${joined(
          above.map((layer) => say`${layerName(layer)}${at(layer.sha)}${groupOf(layer)}`),
          ' and ',
        )}`
  const others =
    elsewhere.length === 0
      ? words('')
      : say`; not for this repository: ${joined(
          elsewhere.map((layer) => say`${layerName(layer)}${groupOf(layer)}`),
          ', ',
        )}`
  return say`Policy ${source}${at(sha)}${documents}${under}${others}${words(enforcement.mode === 'observe' ? `, observed only${enforcement.from === null ? '' : ` until ${enforcement.from}`}` : '')}`
}

/** ` (for repositories acme/pay-*)`; nothing where a layer is for every repository. */
function groupOf({ when, matched }: LayerNote): Message {
  if (when === null) return words('')
  return say` (for ${whenWords(when)}${words(matched === 'unknown' ? ', which could not be checked' : '')})`
}
