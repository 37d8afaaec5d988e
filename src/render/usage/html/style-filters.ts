/** The CSS of filters. */
export const FILTERS = `
.filters { display: flex; flex-wrap: wrap; gap: 10px 18px; align-items: end; margin-top: 14px; }
.filters label { display: grid; gap: 3px; min-width: 0; color: var(--muted); font-size: 13px; }
.filters input, .filters select { width: 190px; max-width: 100%; padding: 7px 9px; border: 1px solid var(--rest); border-radius: 8px; background: var(--card); color: var(--text); font: inherit; font-size: 14px; }
.filters output { padding-bottom: 8px; color: var(--muted); font-size: 13px; }
main > .filters { grid-column: 1 / -1; margin: 0; }
[hidden] { display: none !important; }
@media (max-width: 759px) {
  .filters label { flex: 1 1 100px; }
  .filters input, .filters select { width: 100%; }
}
@media print { .filters label { display: none; } }
`
