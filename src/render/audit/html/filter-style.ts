/** The CSS of the audit's page beyond that of every page. */
export const AUDIT_STYLE = `
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
}
@media print {
  .filters { display: none; }
}
`
