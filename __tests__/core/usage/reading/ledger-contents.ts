import type { UsageReader } from '../../../../src/core/usage/reading/usage-reader.js'

/** Everything that a ledger holds, in an order of its own. */
export function contents(reader: UsageReader): unknown {
  const { people, months } = reader.ledger()
  const nameOf = (person: number): string =>
    `${people[person]?.profile ?? ''} ${people[person]?.id ?? ''} ${people[person]?.email ?? ''}`
  return [...months.values()].map((month) => ({
    month: month.month,
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
    people: month.people
      .map((one) => ({
        name: nameOf(one.person),
        tier: one.tier,
        daily: [...one.daily()],
        overage: one.overage(),
        enabled: one.overageEnabled,
        days: one.activeDays,
        began: one.began,
        messages: one.messages,
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  }))
}
