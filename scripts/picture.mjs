/**
 * Draws the pictures of the documentation.
 *
 *   node scripts/picture.mjs                      all of them: the golden comment, to docs/comment.png, and the page of the sample
 *                                                 usage report, to docs/usage-light.png and docs/usage-dark.png
 *   node scripts/picture.mjs IN.md OUT.png        markdown as GitHub shows it in a pull request
 *   node scripts/picture.mjs IN.txt OUT.png       terminal output, ANSI colours honoured
 *   node scripts/picture.mjs --situations FOLDER  what reviewers meet, as a desktop and a phone show it, with heights and words in a table
 *
 *   --cases FOLDER   golden comments of another check-out, for --situations
 *   --width 860      CSS pixels (the PNG has twice as many); a terminal is as wide as its text unless told
 *   --open-details   unfold every <details>
 *   --dark, --light  a comment is light and a terminal dark unless told
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, extname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { undrawnEmoji } from './picture/emoji.mjs'
import { toHtml } from './picture/github-page.mjs'
import { screenshot } from './picture/screenshot.mjs'
import { drawSituations } from './picture/situations.mjs'
import { terminalHtml } from './picture/terminal-page.mjs'
import { usagePage } from './picture/usage-page.mjs'

const USAGE =
  'usage: node scripts/picture.mjs [IN.md|IN.txt OUT.png | --situations FOLDER] [--width 860] [--open-details] [--dark|--light]'
const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** The command line as {all, input, output, width, openDetails, dark, light}; throws with the usage when it is not one. */
function readArguments(argv) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      width: { type: 'string' },
      'open-details': { type: 'boolean', default: false },
      dark: { type: 'boolean', default: false },
      light: { type: 'boolean', default: false },
      situations: { type: 'string' },
      cases: { type: 'string', default: inRepository('__tests__/cases') },
    },
  })
  if (positionals.length !== 0 && positionals.length !== 2) throw new Error(USAGE)
  if (values.dark && values.light) throw new Error(USAGE)
  const width = values.width === undefined ? undefined : Number(values.width)
  if (width !== undefined && !(Number.isInteger(width) && width >= 200 && width <= 4000)) {
    throw new Error('--width is a whole number of pixels, 200 to 4000')
  }
  const all = positionals.length === 0
  const [input, output] = all
    ? [inRepository('__tests__/cases/comment-md/comment.md'), inRepository('docs/comment.png')]
    : positionals
  const { situations, cases } = values
  return {
    situations,
    cases,
    all,
    input,
    output,
    width,
    openDetails: values['open-details'],
    dark: values.dark,
    light: values.light,
  }
}

/** The page for one input file, by its kind. */
function page(text, { input, width, openDetails, dark, light }) {
  if (['.md', '.markdown'].includes(extname(input))) return toHtml(text, { width, openDetails, dark })
  return terminalHtml(text, { width, dark: !light })
}

/** The page of the usage report, down to its first chart. */
async function usagePictures() {
  const html = await usagePage()
  for (const scheme of ['light', 'dark']) {
    const output = inRepository(`docs/usage-${scheme}.png`)
    const { width, height } = await screenshot(html, output, { width: 1100, scale: 1.5, scheme, until: '#days .wide' })
    console.log(
      `${relative(process.cwd(), output)}: ${width} x ${height} CSS pixels, one and a half times that in the file`,
    )
  }
}

async function main() {
  const options = readArguments(process.argv.slice(2))
  if (options.situations !== undefined) return console.log(await drawSituations(options.cases, options.situations))
  if (!existsSync(options.input)) throw new Error(`${relative(process.cwd(), options.input)} does not exist`)
  const text = readFileSync(options.input, 'utf8')
  const unknown = undrawnEmoji(text)
  if (unknown.length > 0) console.error(`picture: no drawing for ${unknown.join(' ')} (scripts/picture/emoji.mjs)`)
  mkdirSync(dirname(options.output), { recursive: true })
  const { width, height, monospace } = await screenshot(page(text, options), options.output, { width: options.width })
  if (!monospace) {
    console.error(
      'picture: no monospace font here (fonts-dejavu-core has one): code is proportional, arrows may be missing',
    )
  }
  console.log(`${relative(process.cwd(), options.output)}: ${width} x ${height} CSS pixels, twice that in the file`)
  if (options.all) await usagePictures()
}

try {
  await main()
} catch (error) {
  console.error(`picture: ${error.message.split('\n')[0]}`)
  process.exitCode = 1
}
