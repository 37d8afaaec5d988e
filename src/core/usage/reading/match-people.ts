import type { Person } from '../ledger.js'
import { mailKeys, userKey, type Named } from './people-columns.js'

/**
 * The entry that names each person, or null: by user id, else by e-mail address. An entry of another Kiro profile is
 * another person's seat; one without a profile matches each of a user's profiles.
 */
export function matchPeople<Entry extends Named>(
  entries: readonly Entry[],
  people: readonly Person[],
): readonly (Entry | null)[] {
  // An address without its tag is that of another entry where one has exactly it.
  const exact = new Set(entries.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()])))
  const byKey = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const key of [
      ...(entry.user === null ? [] : [idKey(entry.user)]),
      ...(entry.email === null
        ? []
        : mailKeys(entry.email)
            .filter((mail, index) => index === 0 || !exact.has(mail))
            .map(mailKey)),
    ]) {
      const known = byKey.get(key)
      if (known) known.push(entry)
      else byKey.set(key, [entry])
    }
  }
  const isOf = profiles(people)
  return people.map(({ id, email, profile }) => {
    for (const key of [idKey(userKey(id)), ...mailKeys(email ?? id).map(mailKey)]) {
      const candidates = byKey.get(key) ?? []
      const entry =
        candidates.find((one) => one.profile !== null && isOf(one.profile, profile) === true) ??
        candidates.find((one) => one.profile === null || isOf(one.profile, profile) === null)
      if (entry) return entry
    }
    return null
  })
}

const idKey = (user: string): string => `id ${user}`
const mailKey = (email: string): string => `mail ${email}`

/**
 * Whether an entry's profile is that of a person; null when it is written in a form that no usage file has, such as a
 * name.
 */
function profiles(people: readonly Person[]): (written: string, profile: string) => boolean | null {
  const last = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)
  const known = new Map(
    [...new Set(people.map(({ profile }) => profile))].map((profile) => [profile, profile.toLowerCase()]),
  )
  const written = new Set([...known.values()].flatMap((profile) => [profile, last(profile)]))
  return (entry, profile) => {
    if (!entry.startsWith('arn:') && !written.has(entry)) return null
    const own = known.get(profile) ?? ''
    return entry === own || entry === last(own)
  }
}
