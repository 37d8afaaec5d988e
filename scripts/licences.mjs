import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The text for `licenses.txt`: of each package that a bundle holds its name, licence and text. From webpack's own list of modules, because the
 * plugin that ncc uses writes the file anew for every chunk, so that only the last one's packages stay.
 */
export async function licencesOf(stats) {
  const folders = new Set(stats.modules.flatMap(packagesOf))
  const texts = await Promise.all([...folders].map(textOf))
  return [...new Set(texts)].sort().join('\n\n')
}

/** A module that nothing uses is in no chunk; one that webpack joined of several lists them. */
function packagesOf({ chunks, nameForCondition, modules = [] }) {
  if (chunks?.length === 0) return []
  const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(nameForCondition ?? '')?.[0]
  return [...(folder === undefined ? [] : [folder]), ...modules.flatMap((one) => packagesOf({ ...one, chunks }))]
}

async function textOf(folder) {
  const { name, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const file = (await readdir(folder)).find((path) => /^licen[cs]e(\.(md|txt))?$/i.test(path))
  if (file === undefined) throw new Error(`${name} has no licence to ship.`)
  return `${name}\n${license}\n${(await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')}`
}
