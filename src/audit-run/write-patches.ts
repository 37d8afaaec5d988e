import type { AuditTerms } from '../core/audit/judge-repository.js'
import { patchesOf } from '../core/audit/patches.js'
import type { BoundRepository } from '../core/audit/seen.js'
import type { AuditedRepository } from '../core/contract/audit/repository.js'
import { removeFrom, writeInto } from '../io/files/write-file.js'

/** Is called with each repository that was read and judged; never with one that the last report still holds for. */
export type Judged = (bound: BoundRepository, audited: AuditedRepository, terms: AuditTerms) => void

/** Writes patches while repositories are judged, so that they are not in memory together. */
export interface PatchWriter {
  readonly judged: Judged
  /**
   * How many patches were written.
   * @throws {UserError} when one could not be written.
   */
  readonly finish: () => number
}

/** A name that is one folder and one file, whatever a file system makes of it. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9-]*\/(?!\.{1,2}$)[A-Za-z0-9._-]+$/

/**
 * Writes the patches of each repository to `patches/OWNER/NAME.patch` and `NAME.init.patch` in a folder below `start`, and removes those of
 * the last audit that it has no more. Those of repositories that were not read again stay.
 */
export function patchWriter(start: string, folder: string): PatchWriter {
  const failures: unknown[] = []
  let written = 0
  const put = (place: string, name: string, patch: string | null): void => {
    if (patch === null) {
      removeFrom(start, place, name)
      return
    }
    writeInto(start, place, name, patch)
    written += 1
  }
  return {
    judged: (bound, audited, terms) => {
      if (!NAME.test(audited.name) || failures.length > 0) return
      const [owner = '', name = ''] = audited.name.split('/')
      const place = `${folder}/patches/${owner}`
      const { correction, init } = patchesOf(bound, audited, terms)
      try {
        put(place, `${name}.patch`, correction)
        put(place, `${name}.init.patch`, init)
      } catch (error) {
        // The audit goes on: a file that cannot be written says nothing about a repository.
        failures.push(error)
      }
    },
    finish: () => {
      if (failures.length > 0) throw failures[0]
      return written
    },
  }
}
