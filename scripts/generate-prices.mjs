/**
 * Makes `generated/price-book.mjs` from `prices/v1.json`: the copy of the price file that every bundle carries, and the SHA-256 of the file
 * itself. Below `generated/` because `src` may import nothing from above itself as JSON, and no file is to be kept twice.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'

const root = new URL('../', import.meta.url)
const folder = new URL('generated/', root)
const PRICES = 'prices/v1.json'

const TYPES = `/** The price file that ships with the program, as JSON has it. */
export declare const priceBook: unknown
/** SHA-256 of the bytes of that file, hexadecimal. */
export declare const priceBookDigest: string
`

/** Writes it, unless it is current. */
export async function generatePrices() {
  const bytes = await readFile(new URL(PRICES, root))
  const digest = createHash('sha256').update(bytes).digest('hex')
  const first = `// Generated from ${PRICES} (${digest.slice(0, 16)}). Do not edit.\n`
  const current = await readFile(new URL('price-book.mjs', folder), 'utf8').catch(() => '')
  if (current.startsWith(first)) return
  await mkdir(folder, { recursive: true })
  await replace('price-book.d.mts', first + TYPES)
  await replace(
    'price-book.mjs',
    `${first}export const priceBook = ${JSON.stringify(JSON.parse(bytes.toString('utf8')))}\nexport const priceBookDigest = '${digest}'\n`,
  )
}

/** At once: another process may be reading it. */
async function replace(name, text) {
  const draft = new URL(`${name}.${process.pid}`, folder)
  await writeFile(draft, text)
  await rename(draft, new URL(name, folder))
}
