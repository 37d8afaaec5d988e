import { groupBy } from '../text/group-by.js'
import { isOldFile } from './surfaces/hooks.js'
import type { Surface, SurfaceFile, Use } from './surfaces/surface.js'

/** A piece of work with the file that it is written in. */
export interface Entry {
  readonly surface: Surface
  readonly file: SurfaceFile
  readonly use: Use
}

/**
 * The entry that Kiro loads, for each other entry of the same identity: agents of one name in one root, of which the later file counts;
 * the same step of two workflows of one name, likewise (which of two files of one folder counts is not documented; *assumption*: as of
 * agents); a hook in a `.kiro.hook` file and in a `.json` file, of which the newer shape counts. One that Kiro drops counts only where it
 * drops all.
 */
export function shadowedBy(entries: readonly Entry[]): ReadonlyMap<Entry, Entry> {
  const shadowed = new Map<Entry, Entry>()
  agentTwins(entries, shadowed)
  stepTwins(entries, shadowed)
  for (const ofRoot of groupBy(entries.filter(isHookFile), ({ file }) => file.root).values())
    hookTwins(ofRoot, shadowed)
  return shadowed
}

/** Agents of one name, and the hooks in their files: the same hook of both is one as well. */
function agentTwins(entries: readonly Entry[], shadowed: Map<Entry, Entry>): void {
  const byFile = groupBy(
    entries.filter(({ surface, use }) => surface.id === 'agents' && use.work.kind === 'hook'),
    ({ file }) => file.path,
  )
  const agents = entries.filter(({ use }) => use.work.kind === 'agent')
  for (const group of groupBy(agents, ({ file, use }) => JSON.stringify([file.root, nameOf(use)])).values()) {
    const loaded = group.findLast(({ use }) => !use.dropped) ?? group.at(-1)
    for (const one of group) {
      if (loaded === undefined || one === loaded) continue
      shadowed.set(one, loaded)
      const [own, its] = [byFile.get(one.file.path) ?? [], byFile.get(loaded.file.path) ?? []]
      for (const [old, found] of pairs(own, its, ({ use }) => use.position ?? '', new Set())) shadowed.set(old, found)
    }
  }
}

/** Steps of one id in workflows of one name. A step that only one of the files has is work of its own: it runs where Kiro loads that file. */
function stepTwins(entries: readonly Entry[], shadowed: Map<Entry, Entry>): void {
  const steps = entries.filter(({ use }) => use.work.kind === 'step')
  for (const workflow of groupBy(steps, ({ file, use }) => JSON.stringify([file.root, nameOf(use)])).values()) {
    const files = [...groupBy(workflow, ({ file }) => file.path).values()]
    const loaded = files.findLast((file) => file.every(({ use }) => !use.dropped)) ?? files.at(-1)
    for (const file of files) {
      if (loaded === undefined || file === loaded) continue
      for (const [old, found] of pairs(file, loaded, idOf, new Set())) shadowed.set(old, found)
    }
  }
}

function idOf({ use: { work } }: Entry): string {
  return work.kind === 'step' ? work.step : ''
}

function nameOf({ work }: Use): string {
  return work.kind === 'agent' ? work.agent : work.kind === 'step' ? work.workflow : ''
}

function isHookFile({ surface, use }: Entry): boolean {
  return surface.id === 'hooks' && use.work.kind === 'hook'
}

/** A hook in both shapes: by its title first, else by the name of its file. */
function hookTwins(entries: readonly Entry[], shadowed: Map<Entry, Entry>): void {
  const old = entries.filter(({ file }) => isOldFile(file))
  if (old.length === 0 || old.length === entries.length) return
  const newer = entries.filter(({ file }) => !isOldFile(file))
  const taken = new Set<Entry>()
  const found = [
    ...pairs(old, newer, ({ use }) => lettersOf(use.work.kind === 'hook' ? use.work.title : ''), taken),
    ...pairs(old, newer, ({ file }) => lettersOf(file.name.replace(/(?:\.kiro\.hook|\.json)$/i, '')), taken),
  ]
  for (const [one, other] of found) {
    if (other.use.dropped && !one.use.dropped) shadowed.set(other, one)
    else shadowed.set(one, other)
  }
}

/** Pairs of two lists with the same key and trigger: the first with the first, each once. What is `taken` is left out, what is paired added. */
function pairs(
  olds: readonly Entry[],
  news: readonly Entry[],
  keyOf: (entry: Entry) => string,
  taken: Set<Entry>,
): [old: Entry, found: Entry][] {
  const free = (all: readonly Entry[]): Entry[] => all.filter((entry) => !taken.has(entry))
  const key = (entry: Entry): string => {
    const { work } = entry.use
    return JSON.stringify([keyOf(entry), work.kind === 'hook' ? work.trigger : ''])
  }
  const waiting = new Map([...groupBy(free(news), key)].map(([name, group]) => [name, group.values()]))
  return free(olds).flatMap((old): [Entry, Entry][] => {
    const found = waiting.get(key(old))?.next().value
    if (found === undefined) return []
    taken.add(old).add(found)
    return [[old, found]]
  })
}

/** A title without case, blanks and punctuation: tools that convert hooks change those. */
function lettersOf(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
