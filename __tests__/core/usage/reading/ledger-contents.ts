import type { MonthTallies, PersonMonth } from '../../../../src/core/usage/ledger.js'
import type { UsageReader } from '../../../../src/core/usage/reading/usage-reader.js'

/** Everything that a ledger holds, in an order of its own. */
export function contents(reader: UsageReader): unknown {
  const { people, months, older } = reader.ledger()
  const nameOf = (person: number): string =>
    `${people[person]?.profile ?? ''} ${people[person]?.id ?? ''} ${people[person]?.email ?? ''}`
  const tallies = (month: MonthTallies) => ({
    month: month.month,
    peopleByDay: month.peopleByDay,
    mixed: month.mixed,
    unattributed: month.unattributed,
    clients: Object.fromEntries(
      [...month.clients]
        .sort()
        .map(([name, { credits, overage, messages, people: some }]) => [
          name,
          { credits, overage, messages, people: some.size },
        ]),
    ),
    models: Object.fromEntries(
      [...month.models]
        .sort()
        .map(([name, { messages, alone, priced, people: some }]) => [
          name,
          { messages, alone, priced, people: some.size },
        ]),
    ),
  })
  const facts = (
    one: Pick<PersonMonth, 'person' | 'tier' | 'overageEnabled' | 'activeDays' | 'began' | 'messages'>,
  ) => ({
    name: nameOf(one.person),
    tier: one.tier,
    enabled: one.overageEnabled,
    days: one.activeDays,
    began: one.began,
    messages: one.messages,
  })
  const byName = <One extends { readonly name: string }>(all: readonly One[]): One[] =>
    all.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return [
    ...[...older.values()].map((month) => ({
      ...tallies(month),
      people: byName(month.people().map((one) => ({ ...facts(one), credits: one.credits, overage: one.overage }))),
    })),
    ...[...months.values()].map((month) => ({
      ...tallies(month),
      people: byName(month.people.map((one) => ({ ...facts(one), daily: [...one.daily()], overage: one.overage() }))),
    })),
  ]
}
