/**
 * A `user_report` bucket of a simulated organization: seeded, so that the same seed gives the same bytes. One file for
 * each day, client and thousand users, in the folders and with the names that Kiro uses.
 */

const CLIENTS = ['KIRO_IDE', 'KIRO_CLI', 'PLUGIN']
const TIERS = ['PRO', 'PRO_PLUS', 'PRO_MAX', 'POWER']
const ALLOWANCES = [1000, 2000, 5000, 10_000]
const MODELS = [
  'auto',
  'claude_haiku_4.5',
  'claude_opus_4.8',
  'claude_sonnet_4.6',
  'claude_sonnet_5',
  'glm_5',
  'gpt_5.6_luna',
  'qwen3_coder_next',
]

/** A random number from 0 to 1 (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Every file as { path, text }, day after day; `days` begin at `from`, YYYY-MM-DD. */
export function* userReports({ users, days, from, seed = 1, perFile = 1000 }) {
  const random = seeded(seed)
  const people = Array.from({ length: users }, (_, index) => ({
    id: `${String(index).padStart(8, '0')}-0000-70cd-1caf-${String(Math.floor(random() * 1e12)).padStart(12, '0')}`,
    email: `developer.${index}@example.com`,
    plan: Math.floor(random() ** 2 * TIERS.length),
    level: Math.exp(random() * 4 - 1),
    clients: CLIENTS.filter((_client, at) => random() < [0.9, 0.5, 0.1][at]),
    used: 0,
  }))
  const start = Date.parse(from)
  for (let offset = 0; offset < days; offset += 1) {
    const date = new Date(start + offset * 86_400_000).toISOString().slice(0, 10)
    if (date.endsWith('-01')) for (const person of people) person.used = 0
    const weekend = [0, 6].includes(new Date(date).getUTCDay())
    for (const client of CLIENTS) {
      const rows = people.filter(({ clients }) => clients.includes(client) && random() < (weekend ? 0.3 : 0.95))
      for (let part = 0; part * perFile < rows.length; part += 1) {
        yield {
          path: pathOf(date, client, rows.length > perFile ? part + 1 : null),
          text: fileOf(rows.slice(part * perFile, (part + 1) * perFile), date, client, random),
        }
      }
    }
  }
}

function pathOf(date, client, part) {
  const [year, month, day] = date.split('-')
  return `AWSLogs/111122223333/KiroLogs/user_report/us-east-1/${year}/${month}/${day}/00/${client}_111122223333_user_report_${year}${month}${day}0000${part === null ? '' : `_part_${part}`}.csv`
}

function fileOf(rows, date, client, random) {
  const lines = [
    `Date,UserId,Client_Type,Chat_Conversations,Credits_Used,Overage_Cap,Overage_Credits_Used,Overage_Enabled,ProfileId,Subscription_Tier,Total_Messages,New_User,User_Email,${MODELS.map((model) => `${model}_messages`).join(',')}`,
  ]
  for (const person of rows) {
    const { id, email, plan, level } = person
    const credits = level * random() * 8
    // What the plan does not cover is overage.
    const covered = Math.min(credits, Math.max(0, ALLOWANCES[plan] - person.used))
    person.used += credits
    const messages = MODELS.map(() => (random() < 0.2 ? Math.floor(random() * 60) : 0))
    const total = messages.reduce((sum, count) => sum + count, 0)
    lines.push(
      `${date},"${id}",${client},${Math.floor(random() * 9)},${covered},2500.0,${credits - covered},true,"arn:aws:codewhisperer:us-east-1:111122223333:profile/EXAMPLEPROF1",${TIERS[plan]},${total},false,"${email}",${messages.join(',')}`,
    )
  }
  return `${lines.join('\n')}\n`
}
