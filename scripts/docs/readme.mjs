import { readFile } from 'node:fs/promises'
import { fenced } from './markdown.mjs'

/** The block of README.md that shows what its example of the library prints: the example is run to find out. */
export async function readmeBlocks(root) {
  const page = await readFile(new URL('README.md', root), 'utf8')
  const [, example] = /^```js\n([\s\S]*?)^```$/m.exec(page)
  return { library: fenced('text', await printed(example, new URL('lib/index.js', root))) }
}

/** What a module prints with `console.log`; `library` is the file that stands for the name of the package. */
async function printed(module, library) {
  const lines = []
  const source = module.replace("'kiro-governance'", JSON.stringify(library.href))
  globalThis.printed = (...parts) => lines.push(parts.join(' '))
  await import(`data:text/javascript,${encodeURIComponent(source.replaceAll('console.log(', 'globalThis.printed('))}`)
  delete globalThis.printed
  return lines.join('\n')
}
