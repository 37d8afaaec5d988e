/** The CSS of the audit's page beyond that of every page. */
export const AUDIT_STYLE = `
.filters { display: flex; flex-wrap: wrap; gap: 10px 18px; align-items: end; margin-top: 14px; }
.filters label { display: grid; gap: 3px; min-width: 0; color: var(--muted); font-size: 13px; }
.filters input, .filters select { width: 190px; max-width: 100%; padding: 7px 9px; border: 1px solid var(--rest); border-radius: 8px; background: var(--card); color: var(--text); font: inherit; font-size: 14px; }
.filters output { padding-bottom: 8px; color: var(--muted); font-size: 13px; }
tr[hidden] { display: none; }
.tag.pass { background: var(--goodOn); color: var(--good); }
.tag.fail, .tag.policy { background: var(--badOn); color: var(--bad); }
.tag.none { background: var(--track); color: var(--muted); }
.list { min-width: 150px; margin: 0; padding: 0; list-style: none; }
.list small { display: block; margin: 0; }
.lines { margin: 0 0 4px; padding-left: 20px; }
.facts.audit { grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr)); }
@media (max-width: 759px) {
  .facts.audit { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .facts.audit div:not(:first-child) { padding-left: 0; border-left: 0; }
  .filters label { flex: 1 1 140px; }
  .filters input, .filters select { width: 100%; }
}
@media print {
  .filters { display: none; }
}
`
