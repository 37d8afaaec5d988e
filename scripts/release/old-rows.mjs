/** The age of the rows of a price file. Pure: file and day are given, so that it can be tried without a clock. */

/** Rows that hold on `day` and were last checked more than `days` days before it, oldest first, as `model part: checked`. */
export function oldRows(file, day, days) {
  const open = ({ from, to }) => from <= day && (to === null || day < to)
  const rows = [
    ...file.models
      .filter(({ status }) => status.find(open)?.value !== 'retired')
      .flatMap((model) =>
        ['multipliers', 'availability', 'status'].flatMap((part) =>
          model[part].filter(open).map(({ checked }) => ({ what: `${model.id} ${part}`, checked })),
        ),
      ),
    ...file.plans.plans.filter(open).map(({ id, checked }) => ({ what: `plan ${id}`, checked })),
    { what: 'overage', checked: file.plans.overage.checked },
  ]
  return rows
    .filter(({ checked }) => (Date.parse(day) - Date.parse(checked)) / 86_400_000 > days)
    .sort((a, b) => (a.checked < b.checked ? -1 : a.checked > b.checked ? 1 : a.what < b.what ? -1 : 1))
    .map(({ what, checked }) => `${what}: checked ${checked}`)
}
