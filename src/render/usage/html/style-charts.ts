/** The CSS of charts. */
export const CHARTS = `
.chart { display: block; width: 100%; height: auto; overflow: visible; }
.chart.small { max-width: 480px; }
.narrow { display: none; max-width: 520px; }
.chart text { fill: var(--muted); font-size: 12px; }
.chart text.strong { fill: var(--text); font-weight: 600; }
.chart text.limit-label { fill: var(--bad); font-weight: 600; }
.grid { stroke: var(--hairline); }
.axis { stroke: var(--rest); }
.strip { display: block; width: 100%; height: 14px; margin: 14px 0 4px; border-radius: 5px; }
.c1, .fill { fill: var(--c1); } .c2, .over { fill: var(--c2); } .c3 { fill: var(--c3); } .c4 { fill: var(--c4); } .c5 { fill: var(--c5); } .c6 { fill: var(--c6); } .c7 { fill: var(--c7); } .c0 { fill: var(--rest); }
.track { fill: var(--track); }
.area { fill: var(--c1); opacity: .09; }
.fan { fill: var(--c1); fill-opacity: .22; stroke: var(--c1); stroke-opacity: .55; }
.used-line, .typical-line { fill: none; stroke: var(--c1); stroke-width: 2.25; stroke-linejoin: round; }
.typical-line { stroke-dasharray: 2 4; stroke-linecap: round; }
.used-end { fill: var(--c1); stroke: var(--card); stroke-width: 2; }
.limit-line { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 7 4; }
.bar-day { fill: var(--c1); }
.weekend { fill: var(--track); opacity: .55; }
.missing { fill: none; stroke: var(--bad); stroke-width: 1.5; }
.few { fill: none; stroke: var(--rest); stroke-width: 1.5; stroke-dasharray: 4 3; }
.step { fill: var(--rest); }
.step-reached, .typical-mark { fill: var(--text); }
.touch { fill: transparent; }
.touch:hover { fill: var(--c1); opacity: .1; }
.bar-day:hover, .few:hover { opacity: .75; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 10px 0 8px; padding: 0; color: var(--muted); font-size: 13px; list-style: none; }
.legend li { display: flex; gap: 8px; align-items: baseline; }
.legend strong { color: var(--text); font-weight: 600; }
.key { flex: none; width: 10px; height: 10px; border-radius: 3px; background: var(--rest); }
.key.c1, .key.day { background: var(--c1); } .key.c2 { background: var(--c2); } .key.c3 { background: var(--c3); } .key.c4 { background: var(--c4); } .key.c5 { background: var(--c5); } .key.c6 { background: var(--c6); } .key.c7 { background: var(--c7); }
.key.rest { background: var(--track); }
.key.none { border: 1.5px solid var(--bad); border-radius: 50%; background: none; }
.key.used, .key.typical, .key.limit { width: 18px; height: 0; border: 0; border-top: 2.5px solid var(--c1); border-radius: 0; background: none; align-self: center; }
.key.typical { border-top-style: dotted; }
.key.limit { border-top: 2px dashed var(--bad); }
.key.fan { border: 1px solid var(--c1); background: color-mix(in srgb, var(--c1) 22%, transparent); }
.money { margin-top: 24px; }
.track-chart { margin: 10px 0 4px; }
@media (max-width: 759px) { .wide { display: none; } .narrow { display: block; } }
@media print { .wide { display: block; } .narrow { display: none; } }
`
