// Generated from schemas/kiro-settings.schema.json by `npm run generate`. Do not edit.
/**
 * The name of a profile under models.
 */
export type Route = string

/**
 * The part of .kiro/settings.json in which a team declares which model does which work and what each developer may spend. Kiro itself does not read these keys; Kiro Governance checks them at review time. Other keys in the file are left alone.
 */
export interface KiroSettingsContract {
  /**
   * The address of this schema, for editors.
   */
  $schema?: string
  models?: Models
  budget?: Budget
  [k: string]: unknown
}
/**
 * Profiles (a name for a model with its parameters) and the routing of kinds of work to profiles. Every key but routing is a profile.
 */
export interface Models {
  primary?: Profile
  fast?: Profile
  routing?: Routing
  [k: string]: Profile | Routing | undefined
}
/**
 * A model and its parameters.
 */
export interface Profile {
  /**
   * Who makes the model.
   */
  provider?: string
  /**
   * The model's id as Kiro lists it.
   */
  model: string
  /**
   * The longest answer, in tokens.
   */
  maxTokens?: number
  /**
   * 0 is the most repeatable, 1 the most varied.
   */
  temperature?: number
}
/**
 * Which profile does which kind of work.
 */
export interface Routing {
  specGeneration?: Route
  taskExecution?: Route
  codeReview?: Route
  interactiveChat?: Route
  hookActions?: Route
  codeExplanation?: Route
  documentationUpdate?: Route
}
/**
 * Limits per developer.
 */
export interface Budget {
  daily?: Limit
  monthly?: Limit
}
/**
 * What one developer may use, and what happens then. Credits are what Kiro meters; tokens are kept for contracts that state them.
 */
export interface Limit {
  /**
   * Kiro credits.
   */
  credits?: number
  /**
   * Tokens sent to models. Kiro does not meter tokens.
   */
  inputTokens?: number
  /**
   * Tokens written by models. Kiro does not meter tokens.
   */
  outputTokens?: number
  /**
   * The part of the limit at which to tell the developer, 0 to 1.
   */
  alertThreshold?: number
  /**
   * notify tells the developer, restrict switches all routing to the profile fast, pause stops agent work.
   */
  action?: 'notify' | 'restrict' | 'pause'
}
