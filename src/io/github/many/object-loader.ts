import { contentOf } from '../blobs.js'
import type { GitHub } from '../client.js'
import { inBatches } from './batches.js'
import { OBJECTS_QUERY, type EntryAnswer, type NodeAnswer, type ObjectAnswer, type ObjectOf } from './contents.js'
import type { Budget } from './points.js'

/** A repository whose objects are read. */
export interface Holder {
  readonly id: string
  /** owner/name. */
  readonly name: string
}

/** Blobs and folders by object id; one that is not there is left out. */
export interface Objects {
  readonly blobs: ReadonlyMap<string, Uint8Array>
  readonly folders: ReadonlyMap<string, readonly EntryAnswer[]>
}

interface Waiting {
  readonly of: Holder
  readonly oids: readonly string[]
  readonly resolve: (objects: Objects) => void
  readonly reject: (error: unknown) => void
}

/**
 * Reads single objects of many repositories at a time: what is asked for is sent when all work that was begun waits for objects, so that it
 * is one query of a hundred, whatever the repositories.
 */
export interface ObjectLoader {
  /** Counts work that may ask for objects. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>
  readonly load: (of: Holder, oids: readonly string[]) => Promise<Objects>
}

/** A loader; `of` gives a client for a repository, for blobs that GraphQL cannot give exactly. */
export function objectLoader(github: GitHub, of: (repository: string) => GitHub, budget: Budget): ObjectLoader {
  let waiting: Waiting[] = []
  let working = 0
  const sendIfAllWait = (): void => {
    if (working > 0 || waiting.length === 0) return
    const all = waiting
    waiting = []
    void answerAll(all)
  }
  const answerAll = async (all: readonly Waiting[]): Promise<void> => {
    try {
      const found = await readAll(all.flatMap(({ of: { id, name }, oids }) => oids.map((oid) => ({ id, name, oid }))))
      working += all.length
      for (const {
        of: { id },
        resolve,
      } of all)
        resolve(found.get(id) ?? { blobs: new Map(), folders: new Map() })
    } catch (error) {
      working += all.length
      for (const { reject } of all) reject(error)
    }
  }
  const readAll = async (items: readonly (ObjectOf & Holder)[]) => {
    const found = new Map<string, { blobs: Map<string, Uint8Array>; folders: Map<string, readonly EntryAnswer[]> }>()
    const raw: (ObjectOf & Holder)[] = []
    const held = (id: string) => {
      const known = found.get(id) ?? {
        blobs: new Map<string, Uint8Array>(),
        folders: new Map<string, readonly EntryAnswer[]>(),
      }
      found.set(id, known)
      return known
    }
    await inBatches(github, budget, OBJECTS_QUERY, items, {
      use: (item, { answer, key }) => {
        const object = (answer.data[key] as NodeAnswer<ObjectAnswer> | null | undefined)?.object
        if (!object) return
        if (object.entries) held(item.id).folders.set(item.oid, object.entries)
        else {
          const bytes = contentOf(object)
          if (bytes === null) raw.push(item)
          else held(item.id).blobs.set(item.oid, bytes)
        }
      },
      fail: (item) => {
        raw.push(item)
      },
    })
    for (const { id, name, oid } of raw) {
      budget.sent()
      const { content } = await of(name).read<{ content: string }>(
        'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
        { file_sha: oid },
        (data) => typeof data.content === 'string',
      )
      held(id).blobs.set(oid, Buffer.from(content, 'base64'))
    }
    return found
  }
  return {
    during: async (work) => {
      working += 1
      try {
        return await work()
      } finally {
        working -= 1
        sendIfAllWait()
      }
    },
    load: (of, oids) =>
      oids.length === 0
        ? Promise.resolve({ blobs: new Map(), folders: new Map() })
        : new Promise((resolve, reject) => {
            waiting.push({ of, oids: [...new Set(oids)], resolve, reject })
            working -= 1
            sendIfAllWait()
          }),
  }
}
