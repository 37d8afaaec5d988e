/**
 * Kiro Governance as a library: pure functions from texts to a report, and from a report to text. Nothing here reads a file,
 * asks a server or knows what day it is.
 */
export { check, type CheckInput } from './core/check.js'
export { readConfiguration, isGoverned, type Configuration, type SourceFile } from './core/configuration.js'
export type { Assignment } from './core/assignment.js'
export { loadCatalogue, multiplierOn, statusOn, type Catalogue } from './core/catalogue/catalogue.js'
export { entitlement, type Entitlement, type Seats } from './core/catalogue/entitlement.js'
export { estimate, type Estimate } from './core/estimate/estimate.js'
export type { EstimateRow } from './core/estimate/rows.js'
export type { Finding, Severity } from './core/finding.js'
export { inventoryOf, type Inventory } from './core/inventory.js'
export { plain as messageText, type Message } from './core/message.js'
export { parsePolicy, type ParsedPolicy, type PolicyProblem } from './core/policy/parse.js'
export type { Layer, Policy } from './core/policy/policy.js'
export type { PolicyFile } from './core/policy/schema.js'
export { exitCode, type Failure, type Report, type Verdict } from './core/report.js'
export { RULES } from './core/rules/index.js'
export type { Rule } from './core/rules/rule.js'
export { FORMATS, format, type Format } from './render/index.js'
export { comment } from './render/markdown/comment.js'
export type { ReportContext } from './render/markdown/context.js'
export type { JsonReport } from './render/report-schema.js'
