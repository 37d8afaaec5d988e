import { code, MARKDOWN_STYLE, modelName } from '../../escape/markdown.js'
import type { Names } from '../names.js'

/** How the usage report writes foreign names in Markdown. */
export const MARKDOWN_NAMES: Names = { code, model: (name) => modelName(name, 'short'), strong: MARKDOWN_STYLE.strong }
