import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { default as draft04 } from 'ajv-draft-04'
import { default as formats } from 'ajv-formats'

interface Region {
  readonly startLine: number
  readonly startColumn?: number
  readonly endLine?: number
  readonly endColumn?: number
}

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }
    readonly region: Region
  }
  readonly message?: { readonly text: string }
}

interface Notification {
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations?: readonly Location[]
}

export interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly Location[]
  readonly partialFingerprints: Readonly<Record<string, string>>
  readonly baselineState?: string
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly artifactLocation: { readonly uri: string }
      readonly replacements: readonly {
        readonly deletedRegion: Required<Region>
        readonly insertedContent: { readonly text: string }
      }[]
    }[]
  }[]
}

interface Descriptor {
  readonly id: string
  readonly name: string
  readonly shortDescription: { readonly text: string }
  readonly fullDescription: { readonly text: string }
  readonly help: { readonly text: string; readonly markdown: string }
  readonly helpUri: string
  readonly defaultConfiguration: { readonly level: string }
}

/** What tests look at; the schema knows the rest. */
export interface Run {
  readonly tool: {
    readonly driver: {
      readonly name: string
      readonly informationUri: string
      readonly semanticVersion: string
      readonly rules: readonly Descriptor[]
    }
  }
  readonly automationDetails: { readonly id: string }
  readonly versionControlProvenance?: readonly unknown[]
  readonly columnKind: string
  readonly invocations: readonly {
    readonly executionSuccessful: boolean
    readonly toolExecutionNotifications: readonly Notification[]
    readonly properties?: { readonly errorClass: string }
  }[]
  readonly results?: readonly Result[]
}

const schema = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
// Its pattern for languages is none in Unicode mode; errata 01 has corrected it.
const ajv = new draft04.default({ strict: false, allErrors: true, unicodeRegExp: false })
formats.default(ajv)
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object)

/** The only run of a log, once the schema and what the standard asks besides have nothing against it. */
export function runOf(text: string): Run {
  const log = JSON.parse(text) as { version: string; runs: Run[] }
  validate(log)
  expect(validate.errors ?? []).toEqual([])
  expect([log.version, log.runs.length]).toEqual(['2.1.0', 1])
  const [run] = log.runs
  if (!run) throw new Error('no run')
  // One look at all of them: there are thousands.
  expect(
    (run.results ?? []).filter(({ ruleIndex, ruleId }) => run.tool.driver.rules[ruleIndex]?.id !== ruleId),
  ).toEqual([])
  expect(locationsIn(run).filter((location) => !isInside(location))).toEqual([])
  const told = [
    ...(run.results ?? []),
    ...run.invocations.flatMap(({ toolExecutionNotifications }) => toolExecutionNotifications),
  ]
  for (const words of new Set(told.map(({ message }) => message.text))) expectPlain(words)
  return run
}

function locationsIn({ results = [], invocations }: Run): Location[] {
  return [
    ...results.flatMap(({ locations }) => locations),
    ...invocations.flatMap(({ toolExecutionNotifications }) =>
      toolExecutionNotifications.flatMap(({ locations = [] }) => locations),
    ),
  ]
}

function isInside({ physicalLocation: { artifactLocation, region } }: Location): boolean {
  return artifactLocation.uriBaseId === '%SRCROOT%' && region.startLine >= 1 && leadsInside(artifactLocation.uri)
}

const ROOT = 'https://root.example/work/repo/'

/** Whether it is a relative address of RFC 3986, so that all but letters, digits and a few signs is hexadecimal, of a path below the root. */
function leadsInside(uri: string): boolean {
  if (!/^(?:[\w.~-]|%[0-9A-F]{2})(?:[/\w.~-]|%[0-9A-F]{2})*$/.test(uri)) return false
  const { href, search, hash } = new URL(uri, ROOT)
  return href.startsWith(ROOT) && search === '' && hash === ''
}

/** The path to which an address leads below the root of the repository, as a program that resolves addresses finds it. */
export function pathIn(uri: string): string {
  expect({ uri, inside: leadsInside(uri) }).toEqual({ uri, inside: true })
  return decodeURIComponent(new URL(uri, ROOT).href.slice(ROOT.length))
}

/** By the grammar of 3.11.6, a link; by that of 3.11.5, a placeholder, and braces that are not doubled. */
const LINK = /\[(?:[^\\[\]]|\\[\\[\]])*\]\([^)]*\)/
export function expectPlain(text: string): void {
  expect(text).not.toMatch(LINK)
  expect(text).not.toContain('](')
  expect(text.replaceAll('{{', '').replaceAll('}}', '')).not.toMatch(/[{}]/)
  expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
}

/** What a reader of the standard shows. */
export function shownBy(text: string): string {
  return text.replaceAll('{{', '{').replaceAll('}}', '}')
}
