/** The CSS of tables. */
export const TABLES = `
.scroll { overflow-x: auto; margin-top: 14px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
caption { padding-bottom: 6px; color: var(--muted); font-size: 13px; text-align: left; }
th, td { padding: 8px 0 8px 18px; border-bottom: 1px solid var(--hairline); text-align: left; vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
thead th { padding-top: 4px; padding-bottom: 6px; color: var(--muted); font-size: 12.5px; font-weight: 500; vertical-align: bottom; white-space: nowrap; }
thead small { font-size: 11.5px; font-weight: 400; opacity: .85; }
thead small::before { white-space: pre; content: '\\a'; }
tbody th { min-width: 170px; font-weight: 500; }
td { overflow-wrap: normal; }
td:not(.number) { min-width: 84px; overflow-wrap: anywhere; }
td:last-child:not(.number) { min-width: 150px; }
.compact { max-width: 560px; }
.half th:not(:first-child), .half td { padding-left: 14px; }
.half .bar { width: 36px; }
.half tbody th { min-width: 110px; }
tbody tr:last-child > * { border-bottom: 0; }
tbody tr:hover > * { background: color-mix(in srgb, var(--track) 45%, transparent); }
tfoot > tr > * { border-top: 1px solid var(--hairline); border-bottom: 0; font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
th button { margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: inherit; white-space: nowrap; cursor: pointer; }
th button:hover { color: var(--text); }
th button::after { display: inline-block; width: 7px; height: 5px; margin-left: 5px; background: currentcolor; clip-path: polygon(0 0, 100% 0, 50% 100%); content: ''; opacity: .28; vertical-align: 2px; }
th[aria-sort] button { color: var(--text); }
th[aria-sort] button::after { opacity: 1; }
th[aria-sort='ascending'] button::after { clip-path: polygon(50% 0, 100% 100%, 0 100%); }
.name { display: flex; gap: 9px; align-items: baseline; }
.share { display: inline-flex; gap: 10px; align-items: baseline; justify-content: flex-end; }
.share > span { min-width: 46px; }
.bar { align-self: center; width: 48px; height: 6px; border-radius: 3px; }
`
