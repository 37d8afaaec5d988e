import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { ROOT } from './repository.js'

/** The folders of the packages whose files an entry reaches: by what the files import, not by what the bundler says that it bundled. */
export function bundledPackages(entry: string): string[] {
  const seen = new Set<string>()
  const open = [join(ROOT, entry)]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    open.push(...importsOf(file))
  }
  return [...new Set([...seen].flatMap((file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))].sort()
}

function importsOf(file: string): string[] {
  if (!/\.[cm]?[jt]s$/.test(file)) return []
  const text = readFileSync(file, 'utf8')
    .replaceAll(/^(import|export) type .*$/gm, '')
    // Of which TypeScript's quick look does not take notice.
    .replaceAll(/^export \* as \w+ from/gm, 'export * from')
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => resolved(fileName, file))
}

/** The file that an import means; none for what comes with node, and for the parameters `require` and `exports` of an old module format. */
function resolved(name: string, from: string): string[] {
  if (name.startsWith('.')) {
    const path = join(dirname(from), name)
    const found = [path, path.replace(/\.js$/, '.ts'), `${path}.js`, `${path}.json`, join(path, 'index.js')].find(
      (candidate) => existsSync(candidate) && statSync(candidate).isFile(),
    )
    if (found === undefined) throw new Error(`${name} of ${from} is no file`)
    return [found]
  }
  if (name === 'require' || name === 'exports') return []
  const path = createRequire(from).resolve.paths(name) === null ? null : installed(name, from)
  return path === null ? [] : [path]
}

interface Manifest {
  readonly exports?: Readonly<Record<string, { readonly import?: string }>>
}

/** The file of a package; one that is only there for `import` is not found as if for `require`. */
function installed(name: string, from: string): string {
  const [, folder = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(name) ?? []
  for (const modules of createRequire(from).resolve.paths(name) ?? []) {
    const manifest = join(modules, folder, 'package.json')
    if (!existsSync(manifest)) continue
    const { exports } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
    const file = exports?.[`.${rest}`]?.import
    if (typeof file === 'string') return join(modules, folder, file)
  }
  return createRequire(from).resolve(name)
}
