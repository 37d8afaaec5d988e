/** Reads the same files with csv-parse, as its documentation shows, and adds up the credits: what there is to compare with. */
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse'

const [, , folder] = process.argv
let credits = 0
for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.name.endsWith('.csv')) continue
  for await (const row of createReadStream(join(entry.parentPath, entry.name)).pipe(parse({ columns: true })))
    credits += Number(row.Credits_Used)
}
console.log(credits)
