import { createHash } from 'node:crypto'

export type Mode = '100644' | '100755' | '120000' | '160000' | '040000'

export interface TreeEntry {
  readonly name: string
  readonly mode: Mode
  readonly oid: string
}

export interface Commit {
  readonly oid: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly message: string
  readonly author: string
  readonly email: string
  /** Seconds since 1970. */
  readonly time: number
}

/** An annotated tag: an object of its own, which names a commit. */
export interface Tag {
  readonly oid: string
  readonly name: string
  readonly commit: string
  readonly message: string
}

/** What a commit puts at a path: text, bytes, a link, another repository's commit, a folder; null takes the path away. */
export type FileContent =
  | string
  | Uint8Array
  | { readonly symlink: string }
  | { readonly submodule: string }
  | { readonly executable: string }
  | { readonly tree: string }
  | null

export type Files = Readonly<Record<string, FileContent>>

interface Change {
  readonly path: readonly string[]
  readonly content: FileContent
}

/** Trees by name; one that has a maker is made when it is first asked for. */
class Trees extends Map<string, readonly TreeEntry[]> {
  readonly makers = new Map<string, () => readonly TreeEntry[]>()

  override get(oid: string): readonly TreeEntry[] | undefined {
    const made = super.get(oid) ?? this.makers.get(oid)?.()
    if (made !== undefined) this.set(oid, made)
    return made
  }

  override has(oid: string): boolean {
    return super.has(oid) || this.makers.has(oid)
  }
}

/**
 * Git's own objects with git's own names, kept in memory. A commit stores only the trees on the way to what it changes,
 * so that a long history over many files stays cheap.
 */
export class GitObjects {
  readonly blobs = new Map<string, Buffer>()
  readonly trees = new Trees()
  readonly commits = new Map<string, Commit>()
  readonly tags = new Map<string, Tag>()

  writeBlob(content: string | Uint8Array): string {
    const bytes = Buffer.from(content)
    const oid = objectId('blob', bytes)
    this.blobs.set(oid, bytes)
    return oid
  }

  /**
   * A tree whose entries, in git's order, are made when it is first asked for, so that a repository of any size takes only the memory of what
   * is read. It has the same name for the same seed.
   */
  writeLazyTree(seed: string, make: () => readonly TreeEntry[]): string {
    const oid = objectId('tree', Buffer.from(`lazy ${seed}`))
    this.trees.makers.set(oid, make)
    return oid
  }

  /** The tree `base` with the files laid over it. */
  writeTree(base: string | undefined, files: Files): string {
    const changes = Object.entries(files).map(([path, content]) => ({ path: path.split('/'), content }))
    for (const { path } of changes) {
      if (path.includes('')) throw new Error(`not a path in a tree: '${path.join('/')}'`)
    }
    return this.#overlay(base, changes) ?? this.#storeTree([])
  }

  writeCommit(commit: Omit<Commit, 'oid'>): string {
    const who = `${commit.author} <${commit.email}> ${commit.time} +0000`
    const lines = [
      `tree ${commit.tree}`,
      ...commit.parents.map((parent) => `parent ${parent}`),
      `author ${who}`,
      `committer ${who}`,
      '',
      `${commit.message}\n`,
    ]
    const oid = objectId('commit', Buffer.from(lines.join('\n')))
    this.commits.set(oid, { ...commit, oid })
    return oid
  }

  writeTag(tag: Omit<Tag, 'oid'>): string {
    const { name, commit, message } = tag
    const { author, email, time } = this.commit(commit)
    const lines = [
      `object ${commit}`,
      'type commit',
      `tag ${name}`,
      `tagger ${author} <${email}> ${time} +0000`,
      '',
      `${message}\n`,
    ]
    const oid = objectId('tag', Buffer.from(lines.join('\n')))
    this.tags.set(oid, { ...tag, oid })
    return oid
  }

  commit(oid: string): Commit {
    const commit = this.commits.get(oid)
    if (commit === undefined) throw new Error(`no commit ${oid}`)
    return commit
  }

  tree(oid: string): readonly TreeEntry[] {
    const entries = this.trees.get(oid)
    if (entries === undefined) throw new Error(`no tree ${oid}`)
    return entries
  }

  /** The entry at a path below a tree. */
  find(tree: string, path: string): TreeEntry | undefined {
    const names = path.split('/')
    let at = tree
    for (const [index, name] of names.entries()) {
      const entry = this.trees.get(at)?.find((candidate) => candidate.name === name)
      if (entry === undefined || index === names.length - 1) return entry
      at = entry.oid
    }
    return undefined
  }

  /** Every entry below a tree in git's order, a directory before what is in it. */
  *walk(tree: string, prefix = ''): Generator<TreeEntry & { path: string }> {
    for (const entry of this.tree(tree)) {
      const path = `${prefix}${entry.name}`
      yield { ...entry, path }
      if (entry.mode === '040000') yield* this.walk(entry.oid, `${path}/`)
    }
  }

  /** Undefined when nothing is left: git has no empty directories. */
  #overlay(base: string | undefined, changes: readonly Change[]): string | undefined {
    const entries = new Map((base === undefined ? [] : this.tree(base)).map((entry) => [entry.name, entry]))
    const below = new Map<string, Change[]>()
    for (const { path, content } of changes) {
      const [name = '', ...rest] = path
      if (rest.length > 0) below.set(name, [...(below.get(name) ?? []), { path: rest, content }])
      else if (content === null) entries.delete(name)
      else entries.set(name, { name, ...this.#leaf(content) })
    }
    for (const [name, inside] of below) {
      const there = entries.get(name)
      const oid = this.#overlay(there?.mode === '040000' ? there.oid : undefined, inside)
      if (oid === undefined) entries.delete(name)
      else entries.set(name, { name, mode: '040000', oid })
    }
    return entries.size === 0 ? undefined : this.#storeTree([...entries.values()])
  }

  #leaf(content: Exclude<FileContent, null>): Pick<TreeEntry, 'mode' | 'oid'> {
    if (typeof content === 'string' || content instanceof Uint8Array) {
      return { mode: '100644', oid: this.writeBlob(content) }
    }
    if ('symlink' in content) return { mode: '120000', oid: this.writeBlob(content.symlink) }
    if ('submodule' in content) return { mode: '160000', oid: content.submodule }
    if ('tree' in content) return { mode: '040000', oid: content.tree }
    return { mode: '100755', oid: this.writeBlob(content.executable) }
  }

  #storeTree(entries: readonly TreeEntry[]): string {
    // Git sorts by bytes, and a directory as if its name ended in a slash.
    const sorted = entries
      .map((entry) => ({ entry, key: Buffer.from(entry.mode === '040000' ? `${entry.name}/` : entry.name) }))
      .sort((a, b) => Buffer.compare(a.key, b.key))
      .map(({ entry }) => entry)
    const bytes = Buffer.concat(
      sorted.flatMap(({ mode, name, oid }) => [
        Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`),
        Buffer.from(oid, 'hex'),
      ]),
    )
    const oid = objectId('tree', bytes)
    this.trees.set(oid, sorted)
    return oid
  }
}

function objectId(type: 'blob' | 'tree' | 'commit' | 'tag', bytes: Buffer): string {
  return createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex')
}
