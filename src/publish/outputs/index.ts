import { annotations } from './annotations.js'
import { log } from './log.js'
import type { Output } from './output.js'
import { reportFile } from './report-file.js'
import { sarifFile } from './sarif-file.js'
import { stepOutputs } from './step-outputs.js'
import { summary } from './summary.js'

/**
 * Every output but the comment, in order: files first, so that the outputs after them can report their failure. To add
 * one: a file in this folder and a line here.
 */
export const OUTPUTS: readonly Output[] = [sarifFile, reportFile, log, annotations, summary, stepOutputs]
