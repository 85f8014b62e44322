import { pageStyle } from '../page-style.ts';

/** The style of one run's page: the story's, and what cards and small charts need. */
export const runStyle = `${pageStyle}
:root{--ref:#9fb4cf;--cur:#c4560b}
@media (prefers-color-scheme:dark){:root{--ref:#4d6484;--cur:#ffae66}}
.kicker{color:var(--soft);font-size:13px;margin:0 0 6px}
h1{display:flex;flex-wrap:wrap;gap:10px 14px;align-items:center}h1 .badge{font-size:14px;padding:3px 14px 3px 12px}
.lead{color:var(--text);margin-bottom:6px;overflow-wrap:anywhere}
.soft{color:var(--soft);font-size:13.5px;overflow-wrap:anywhere;margin-bottom:18px}
.override{max-width:none;background:var(--fail-bg);color:var(--fail);border:1px solid var(--fail);border-radius:10px;padding:12px 18px;font-size:16px;overflow-wrap:anywhere}
.next{border-left:4px solid var(--line);padding:14px 20px}.next h2{font-size:15px;margin-bottom:4px}.next ol{margin:0;padding-left:20px}.next li{margin:2px 0;overflow-wrap:anywhere}
#broken{background:var(--fail-bg);border-color:var(--fail)}#broken h2{color:var(--fail)}#broken ul{margin:0;padding-left:20px}#broken li{overflow-wrap:anywhere}
.cards{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:14px;margin-top:14px}
.card{border:1px solid var(--line);border-top:3px solid var(--line);border-radius:10px;padding:11px 12px 8px;background:var(--bg);min-width:0}
.card.drifted{border-top-color:var(--fail)}.card.undecided{border-top-color:var(--inconclusive)}.card.stable{border-top-color:var(--pass)}
.card h3{display:flex;align-items:center;gap:8px;min-width:0}.card h3 .title{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;min-width:0}.card h3 small{color:var(--soft);font-weight:400;font-size:11.5px;white-space:nowrap}.card h3 .badge{margin-left:auto;font-size:11.5px;flex:none}
.measure{font-size:12px;color:var(--soft);margin:3px 0 2px;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.card svg{display:block;width:100%;height:auto;font:10.5px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;margin:4px 0}
.card svg .row-text{font-size:11px}.card svg .bar-text{font-size:10.5px;fill:var(--text)}
.ref{fill:var(--ref)}.now{fill:var(--cur)}.cur{fill:var(--cur);fill-opacity:.16;stroke:var(--cur);stroke-width:1.8;stroke-linejoin:round}
svg .new{fill:var(--fail);font-weight:700}
.shift.drifted{fill:var(--fail)}.shift.undecided{fill:var(--inconclusive)}.shift.stable{fill:var(--pass)}
.limit.faint{opacity:.35}.reach{fill:none;stroke:var(--inconclusive);stroke-width:1.5}
.notes{list-style:none;margin:4px 0;padding:0;font-size:12px;line-height:1.45;color:var(--soft)}.notes li{overflow-wrap:anywhere}.notes .bad{color:var(--fail)}
details summary{cursor:pointer;color:var(--soft);font-size:13px}.card details summary{font-size:11.5px}
#findings details>summary,.rest>summary{font-size:14px;font-weight:600;color:var(--text)}
td,th{overflow-wrap:anywhere}.bins{font-size:11px}.bins td{text-align:right;font-variant-numeric:tabular-nums}tbody th{font-weight:500;color:var(--text)}
.digests th{white-space:nowrap;width:1%;padding-right:24px}.digests code{overflow-wrap:anywhere}
.metrics{min-width:860px}.metrics th{white-space:nowrap;overflow-wrap:normal}.metrics td{font-variant-numeric:tabular-nums}.metrics td small{display:block;color:var(--soft);font-size:11.5px;white-space:nowrap}.metrics .whole,.change{white-space:nowrap;overflow-wrap:normal}.metrics td:last-child{color:var(--soft)}
.change.up{color:var(--pass)}.change.down{color:var(--fail)}.change.up small,.change.down small{color:inherit}
.rest{margin-top:14px}
.swatch{display:inline-block;width:16px;height:11px;border-radius:2px}.swatch.ref{background:var(--ref)}.swatch.cur{border:2px solid var(--cur)}.swatch.mark{width:2px;height:14px;background:var(--text);border-radius:0}.swatch.diamond{width:9px;height:9px;border:1.5px solid var(--inconclusive);transform:rotate(45deg);border-radius:0}
@media (max-width:980px){.cards{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media (max-width:640px){.cards{grid-template-columns:minmax(0,1fr)}}
@media print{.card{break-inside:avoid}}
`;
