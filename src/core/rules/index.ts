import { budgetInconsistent } from './budget-inconsistent.js'
import { budgetLoosened } from './budget-loosened.js'
import { budgetMissing } from './budget-missing.js'
import { budgetOverPolicy } from './budget-over-policy.js'
import { catalogueOld } from './catalogue-old.js'
import { consoleLoosened } from './console-loosened.js'
import { consoleTightened } from './console-tightened.js'
import { contractNotApplied } from './contract-not-applied.js'
import { contradictingSurfaces } from './contradicting-surfaces.js'
import { costIncrease } from './cost-increase.js'
import { costTotal } from './cost-total.js'
import { costUnknown } from './cost-unknown.js'
import { costlyHook } from './costly-hook.js'
import { costlyLoop } from './costly-loop.js'
import { danglingReference } from './dangling-reference.js'
import { deadPattern } from './dead-pattern.js'
import { droppedByKiro } from './dropped-by-kiro.js'
import { duplicateKey } from './duplicate-key.js'
import { effortRaised } from './effort-raised.js'
import { entitlementUnknown } from './entitlement-unknown.js'
import { exceptionExpired } from './exception-expired.js'
import { exceptionExpiring } from './exception-expiring.js'
import { exceptionUnused } from './exception-unused.js'
import { experimentalModel } from './experimental-model.js'
import { fastNotCheaper } from './fast-not-cheaper.js'
import { foreignModelName } from './foreign-model-name.js'
import { groupUnknown } from './group-unknown.js'
import { increaseWithoutTotal } from './increase-without-total.js'
import { misplacedKey } from './misplaced-key.js'
import { misspelledModel } from './misspelled-model.js'
import { modelNotAllowed } from './model-not-allowed.js'
import { modelNotEntitled } from './model-not-entitled.js'
import { multiplierOverCap } from './multiplier-over-cap.js'
import { nearMissKey } from './near-miss-key.js'
import { nearMissPath } from './near-miss-path.js'
import { overPlan } from './over-plan.js'
import { policyBreaks } from './policy-breaks.js'
import { policyInvalid } from './policy-invalid.js'
import { policyLoosened } from './policy-loosened.js'
import { policyUnpinned } from './policy-unpinned.js'
import { retiredModel } from './retired-model.js'
import { retiringModel } from './retiring-model.js'
import type { Rule } from './rule.js'
import { schema } from './schema.js'
import { shadowed } from './shadowed.js'
import { symlinkedConfig } from './symlinked-config.js'
import { syntax } from './syntax.js'
import { unknownKey } from './unknown-key.js'
import { unknownModel } from './unknown-model.js'
import { unknownProfile } from './unknown-profile.js'
import { unreadModel } from './unread-model.js'
import { unroutedTask } from './unrouted-task.js'
import { unusedProfile } from './unused-profile.js'
import { workflowChanged } from './workflow-changed.js'

/** Every rule, strongest first: the order of the documentation. */
export const RULES: readonly Rule[] = [
  syntax,
  schema,
  duplicateKey,
  unknownProfile,
  misspelledModel,
  retiredModel,
  modelNotEntitled,
  modelNotAllowed,
  multiplierOverCap,
  budgetMissing,
  budgetOverPolicy,
  costIncrease,
  costTotal,
  costUnknown,
  policyInvalid,
  symlinkedConfig,
  unknownModel,
  unreadModel,
  foreignModelName,
  unknownKey,
  danglingReference,
  droppedByKiro,
  shadowed,
  deadPattern,
  policyBreaks,
  misplacedKey,
  overPlan,
  costlyHook,
  costlyLoop,
  contradictingSurfaces,
  fastNotCheaper,
  budgetInconsistent,
  budgetLoosened,
  effortRaised,
  policyLoosened,
  consoleLoosened,
  policyUnpinned,
  workflowChanged,
  exceptionExpired,
  experimentalModel,
  retiringModel,
  entitlementUnknown,
  nearMissKey,
  nearMissPath,
  consoleTightened,
  unusedProfile,
  unroutedTask,
  contractNotApplied,
  increaseWithoutTotal,
  groupUnknown,
  exceptionExpiring,
  exceptionUnused,
  catalogueOld,
]

/** The rules about limits of cost: they are about a change as a whole, and refuse no model. */
export const COST_RULES: ReadonlySet<string> = new Set(
  RULES.flatMap(({ id, byPolicy }) => (byPolicy === 'cost' ? [id] : [])),
)

/** The ids of all rules, in the same order. */
export const RULE_IDS: readonly string[] = RULES.map((rule) => rule.id)
