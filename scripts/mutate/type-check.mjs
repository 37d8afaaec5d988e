/** Says whether a file with another text still type-checks; what it leaves unused is no error here. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ts from 'typescript'

export function typeChecker(files) {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files }, ts.sys, '.')
  const roots = files.map((file) => resolve(file))
  const texts = new Map()
  const versions = new Map()
  const service = ts.createLanguageService({
    getScriptFileNames: () => roots,
    getScriptVersion: (path) => String(versions.get(path) ?? 0),
    getScriptSnapshot: (path) => {
      const text = texts.get(path) ?? (ts.sys.fileExists(path) ? readFileSync(path, 'utf8') : undefined)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => process.cwd(),
    getCompilationSettings: () => ({ ...options, noUnusedLocals: false, noUnusedParameters: false }),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  })
  const change = (path, text) => {
    if (text === null) texts.delete(path)
    else texts.set(path, text)
    versions.set(path, (versions.get(path) ?? 0) + 1)
  }
  return (file, text) => {
    const path = resolve(file)
    change(path, text)
    const compiles =
      service.getSyntacticDiagnostics(path).length === 0 && service.getSemanticDiagnostics(path).length === 0
    change(path, null)
    return compiles
  }
}
