/** The page's only style sheet. Colours are variables, so light and dark differ in one place. */
export const pageStyle = `
:root{--bg:#fbfbfa;--card:#fff;--text:#1c2024;--soft:#60666d;--line:#e3e5e8;--c1:#2f6bd8;--c2:#d8731a;--c3:#1a8f6e;--c4:#8b5fc7;--c5:#b8405e;
--pass:#17794a;--pass-bg:#e4f4ea;--warn:#8a5a00;--warn-bg:#fdf1d3;--fail:#b42334;--fail-bg:#fde7e9;--inconclusive:#6e40a8;--inconclusive-bg:#efe7fa;--done:#4c545c;--done-bg:#eceef0}
@media (prefers-color-scheme:dark){:root{--bg:#101215;--card:#181b1f;--text:#e6e8ea;--soft:#9aa1a9;--line:#2c3137;--c1:#6ea3ff;--c2:#f29b4b;--c3:#45c49d;--c4:#b595ea;--c5:#ee7f9a;
--pass:#5fd497;--pass-bg:#14301f;--warn:#f0c25a;--warn-bg:#352a10;--fail:#ff8b97;--fail-bg:#3b181d;--inconclusive:#c8a6f5;--inconclusive-bg:#2a1f3a;--done:#b4bac1;--done-bg:#262b31}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
header,main,footer{max-width:1060px;margin:0 auto;padding:0 24px}
header{padding-top:40px}
h1{font-size:30px;line-height:1.2;margin:0 0 10px;letter-spacing:-.015em}
h2{font-size:20px;margin:0 0 8px;display:flex;align-items:center;gap:10px;flex-wrap:wrap;letter-spacing:-.01em}
h2 small{margin-left:auto;font-weight:400;font-size:13px;color:var(--soft);font-variant-numeric:tabular-nums}
h3{font-size:15px;margin:0}
h4{font-size:13.5px;margin:0}
p{margin:0 0 10px;max-width:78ch}
.lead{font-size:17px;color:var(--soft);margin-bottom:22px}
code{font:12.5px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.facts{display:flex;flex-wrap:wrap;gap:12px;margin:0 0 22px}
.facts div{flex:1 1 150px;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 14px}
.facts dt{color:var(--soft);font-size:12.5px;line-height:1.35}
.facts dd{margin:0 0 2px;white-space:nowrap;font-size:20px;font-weight:650;letter-spacing:-.01em;font-variant-numeric:tabular-nums}
.facts div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.overview{list-style:none;margin:0 0 34px;padding:0;background:var(--card);border:1px solid var(--line);border-radius:12px;overflow:hidden}
.overview li+li{border-top:1px solid var(--line)}
.overview a{display:grid;grid-template-columns:30px minmax(190px,250px) 122px 1fr;gap:10px;align-items:center;padding:8px 14px;color:inherit;text-decoration:none}
.overview a:hover{background:var(--bg)}
.overview .name{font-weight:600}
.overview .why{color:var(--soft);font-size:13.5px;line-height:1.4}
.number{display:inline-flex;align-items:center;justify-content:center;width:24px;height:24px;border-radius:50%;background:var(--done-bg);color:var(--done);font-size:12.5px;font-weight:650;font-variant-numeric:tabular-nums}
.badge{display:inline-flex;align-items:center;gap:5px;justify-self:start;border-radius:999px;padding:1px 10px 1px 8px;font-size:12.5px;font-weight:650;white-space:nowrap;letter-spacing:0}
.badge i{font-style:normal;font-weight:800}
.badge.pass{color:var(--pass);background:var(--pass-bg)}.badge.warn{color:var(--warn);background:var(--warn-bg)}.badge.fail{color:var(--fail);background:var(--fail-bg)}.badge.inconclusive{color:var(--inconclusive);background:var(--inconclusive-bg)}.badge.done{color:var(--done);background:var(--done-bg)}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:20px 22px;margin:0 0 18px;scroll-margin-top:12px}
section.step{border-left:4px solid var(--line)}
section.pass{border-left-color:var(--pass)}section.warn{border-left-color:var(--warn)}section.fail{border-left-color:var(--fail)}section.inconclusive{border-left-color:var(--inconclusive)}
.decided{font-weight:600}
.charts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:14px;margin:14px 0}
figure{margin:0;border:1px solid var(--line);border-radius:10px;padding:12px 12px 6px;background:var(--bg);min-width:0}
figure.wide{grid-column:1/-1}
figcaption p{font-size:12.5px;line-height:1.45;color:var(--soft);margin:2px 0 0}
figure svg{display:block;width:100%;height:auto;margin-top:6px;font:11px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
.legend{display:flex;flex-wrap:wrap;gap:4px 14px;list-style:none;margin:6px 0 0;padding:0;font-size:12.5px}
.legend li{display:flex;align-items:center;gap:6px}
.key{width:18px;height:0;border-top:3px solid}.key.dashed{border-top-style:dashed}
.key.c1{color:var(--c1)}.key.c2{color:var(--c2)}.key.c3{color:var(--c3)}.key.c4{color:var(--c4)}.key.c5{color:var(--c5)}
svg text{fill:var(--soft)}svg .row-text{fill:var(--text);font-size:12px}svg .name{font-size:11px}svg .bar-text{font-size:10.5px}svg .limit-text{font-size:10px}
.grid{stroke:var(--line)}.axis,.tick{stroke:var(--soft);stroke-width:.8}
.line{fill:none;stroke-width:2;stroke-linejoin:round}.line.dashed{stroke-dasharray:5 4}.area{fill-opacity:.16;stroke:none}
.line.c1{stroke:var(--c1)}.line.c2{stroke:var(--c2)}.line.c3{stroke:var(--c3)}.line.c4{stroke:var(--c4)}.line.c5{stroke:var(--c5)}
.area.c1,.bar.c1,.dot.c1{fill:var(--c1)}.area.c2,.bar.c2,.dot.c2{fill:var(--c2)}.area.c3,.bar.c3,.dot.c3{fill:var(--c3)}.area.c4,.bar.c4,.dot.c4{fill:var(--c4)}.area.c5,.bar.c5,.dot.c5{fill:var(--c5)}
.guide{stroke:var(--soft);stroke-width:1.2;stroke-dasharray:4 4}.guide.limit,.guide.bad{stroke:var(--fail)}.guide.good{stroke:var(--pass)}
svg .guide-text{font-size:11px;font-weight:600}svg .guide-text.limit,svg .guide-text.bad{fill:var(--fail)}svg .guide-text.good{fill:var(--pass)}
.whisker{stroke-width:1.4;stroke-opacity:.65}
.whisker.c1{stroke:var(--c1)}.whisker.c2{stroke:var(--c2)}
.heat.c1{fill:var(--c1)}.heat.c2{fill:var(--c2)}
.heat.s1{fill-opacity:.12}.heat.s2{fill-opacity:.22}.heat.s3{fill-opacity:.33}.heat.s4{fill-opacity:.45}.heat.s5{fill-opacity:.58}.heat.s6{fill-opacity:.72}.heat.s7{fill-opacity:.86}
.interval.none{stroke:var(--soft)}.point.none{fill:var(--soft)}
svg .total{font-weight:650}
.interval{stroke-width:4;stroke-linecap:round;stroke-opacity:.45}
.interval.pass{stroke:var(--pass)}.interval.warn{stroke:var(--warn)}.interval.fail{stroke:var(--fail)}.interval.inconclusive{stroke:var(--inconclusive)}
.point.pass{fill:var(--pass)}.point.warn{fill:var(--warn)}.point.fail{fill:var(--fail)}.point.inconclusive{fill:var(--inconclusive)}
line.limit{stroke:var(--text);stroke-width:1.6}
.details{display:flex;flex-wrap:wrap;gap:4px 22px;margin:10px 0 0;font-size:13px}
.details div{display:flex;gap:7px;min-width:0}.details dt{color:var(--soft)}.details dd{margin:0;overflow-wrap:anywhere}
.run{margin-top:12px;font-size:13.5px}.run summary{cursor:pointer;color:var(--soft)}.run summary code{color:var(--text)}
.scroll{overflow-x:auto;margin-top:8px}
table{border-collapse:collapse;width:100%;font-size:12.5px}th{text-align:left;color:var(--soft);font-weight:600}th,td{padding:5px 8px;border-bottom:1px solid var(--line);vertical-align:top}td:nth-child(4){font-variant-numeric:tabular-nums}
tr:has(+tr.message) td{border-bottom:0}tr.message td{color:var(--soft);border-bottom:1px solid var(--line);padding-top:0}
.chain{list-style:none;margin:14px 0 0;padding:0 0 0 20px;border-left:2px solid var(--line)}
.chain li{position:relative;padding:0 0 16px 6px}.chain li::before{content:"";position:absolute;left:-27px;top:5px;width:12px;height:12px;border-radius:50%;background:var(--c1);border:2px solid var(--card)}
.chain p{margin:2px 0 4px}.chain .details{margin-top:2px}
footer{color:var(--soft);font-size:13px;padding-bottom:40px}
@media (max-width:760px){figure.wide{overflow-x:auto}figure.wide svg{min-width:720px}.charts{grid-template-columns:minmax(0,1fr)}.overview a{grid-template-columns:30px 1fr auto}.overview .why{grid-column:2/-1}h1{font-size:24px}header,main,footer{padding-left:14px;padding-right:14px}}
@media print{body{background:#fff}section{break-inside:avoid}}
`;
