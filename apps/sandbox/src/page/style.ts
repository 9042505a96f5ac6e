/** The shop's tokens with the bank's own blue where the shop is green: related, but another place. */
export const style = `
:root{color-scheme:light dark;--canvas:#F7F8F6;--surface:#fff;--sunken:#ECEFEA;--line:#D8DDD5;--line-strong:#7A8479;
--ink:#141A16;--ink-2:#4A554D;--bank:#1D4F91;--bank-hover:#163D71;--on-bank:#fff;--bank-soft:#E1EBF8;
--danger:#B3261E;--danger-soft:#FBE3E0;--success:#1B6B3A;--success-soft:#DDEFE2;--warn:#7A4E00;--warn-soft:#FFF0C2;--focus:#1A4FD6}
@media (prefers-color-scheme:dark){:root{--canvas:#0F1311;--surface:#171C19;--sunken:#0A0D0B;--line:#2C3430;--line-strong:#76827A;
--ink:#EEF2ED;--ink-2:#AEB8B0;--bank:#8DB8F5;--bank-hover:#AECDF8;--on-bank:#0C1A2E;--bank-soft:#172A44;
--danger:#FF8A80;--danger-soft:#3B1A18;--success:#6FCB8D;--success-soft:#16301F;--warn:#F0BC5E;--warn-soft:#35280F;--focus:#9DB8FF}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--canvas);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;font-variant-numeric:tabular-nums}
main{flex:1;width:100%;max-width:66rem;margin:0 auto;padding:24px 16px 56px}
h1,h2,.total{line-height:1.12;letter-spacing:-.02em;text-wrap:balance;margin:0}
h1{font-size:1.75rem}h2{font-size:1.125rem;letter-spacing:-.01em}
p{margin:0;max-width:68ch}a{color:var(--bank);text-underline-offset:3px}a:hover{color:var(--bank-hover)}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
code,pre,.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.875rem}
.quiet{color:var(--ink-2)}.small{font-size:.875rem}
.stack{display:grid;gap:16px;align-content:start}.stack>h2{margin-top:16px}.stack-s h2{margin-bottom:4px}.panel>h2+p{margin-top:4px}.stack-s{display:grid;gap:4px}.row{display:flex;gap:12px;flex-wrap:wrap;align-items:center}
.bar{background:var(--surface);border-bottom:1px solid var(--line)}
.bar>div{max-width:66rem;margin:0 auto;padding:12px 16px;display:flex;gap:12px;align-items:center;justify-content:space-between;flex-wrap:wrap}
.bar nav{display:flex;gap:4px 16px;flex-wrap:wrap}.bar nav a{padding:6px 0;color:var(--ink-2);text-decoration:none;font-size:.875rem}
.bar nav a:hover,.bar nav a[aria-current]{color:var(--ink);text-decoration:underline}
.name{display:inline-flex;gap:10px;align-items:center;font-weight:700;letter-spacing:-.02em;font-size:1.125rem;color:var(--ink);text-decoration:none}
.name:hover{color:var(--ink)}.name svg{color:var(--bank);flex:none}
.chip{display:inline-block;border-radius:99px;padding:2px 10px;font-size:.8125rem;font-weight:600;background:var(--sunken);color:var(--ink-2);white-space:nowrap}
.chip.info{background:var(--bank-soft);color:var(--bank)}.chip.good{background:var(--success-soft);color:var(--success)}
.chip.bad{background:var(--danger-soft);color:var(--danger)}.chip.wait{background:var(--warn-soft);color:var(--warn)}
.panel{background:var(--surface);border:1px solid var(--line);border-radius:14px;padding:20px}
.notice{border-radius:10px;padding:12px 16px;background:var(--bank-soft)}.notice.bad{background:var(--danger-soft)}
.notice.bad strong{color:var(--danger)}.notice.good{background:var(--success-soft)}
label,.label{font-weight:600;font-size:.875rem}
input,select{width:100%;min-height:44px;padding:8px 12px;font:inherit;color:var(--ink);background:var(--surface);border:1px solid var(--line-strong);border-radius:10px}
input[type=checkbox]{width:20px;min-height:20px;height:20px;margin:0;flex:none;accent-color:var(--bank)}
input::placeholder{color:var(--ink-2);opacity:1}input[aria-invalid=true]{border-color:var(--danger);box-shadow:0 0 0 1px var(--danger)}
.error{color:var(--danger);font-size:.875rem}
.button,button{display:inline-flex;align-items:center;justify-content:center;min-height:44px;padding:8px 20px;border:1px solid transparent;border-radius:10px;
background:var(--bank);color:var(--on-bank);font:inherit;font-weight:600;text-decoration:none;cursor:pointer;transition:background .12s}
.button:hover,button:hover{background:var(--bank-hover);color:var(--on-bank)}
.plain,.plain:hover{background:transparent;color:var(--ink);border-color:var(--line-strong)}.plain:hover{background:var(--sunken);color:var(--ink)}
.wide{width:100%}
.pay{display:grid;gap:24px}.due{border-radius:14px;background:var(--bank-soft);padding:20px;align-self:start}
.total{font-size:2.25rem;font-weight:700;margin:2px 0 16px}
.lines{list-style:none;margin:0;padding:0;display:grid;gap:8px}.lines li{display:flex;gap:16px;justify-content:space-between;align-items:baseline}
.lines li>span:first-child{min-width:0;overflow-wrap:anywhere}.lines li>span:last-child{white-space:nowrap}
.two{display:grid;grid-template-columns:1fr 1fr;gap:16px;align-items:start}
.cards{list-style:none;margin:8px 0 0;padding:0;display:grid}.cards li+li{border-top:1px solid var(--line)}
.cards a{display:flex;gap:4px 16px;flex-wrap:wrap;justify-content:space-between;align-items:center;min-height:44px;padding:8px 0}
.cards a span{white-space:nowrap}.cards a{text-decoration:none}.cards .mono{text-decoration:underline}.cards a:hover .quiet{color:var(--ink)}
.list{list-style:none;margin:0;padding:0;background:var(--surface);border:1px solid var(--line);border-radius:14px;overflow:hidden}
.list li+li{border-top:1px solid var(--line)}.list a{display:grid;gap:2px;padding:12px 16px;color:var(--ink);text-decoration:none}
.list a:hover{background:var(--sunken)}.list a>:last-child{overflow-wrap:anywhere}.split{display:flex;gap:4px 16px;justify-content:space-between;flex-wrap:wrap;align-items:baseline}
.facts{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:6px 16px;margin:0}.facts dt{color:var(--ink-2)}.facts dd{margin:0;overflow-wrap:anywhere}
iframe{display:block;width:100%;height:70vh;border:1px solid var(--line);border-radius:6px;background:#fff;color-scheme:light}
pre{margin:0;padding:16px;background:var(--sunken);border-radius:10px;white-space:pre-wrap;overflow-wrap:anywhere}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{text-align:left;padding:8px 16px 8px 0;border-bottom:1px solid var(--line);white-space:nowrap}
tr:last-child td{border-bottom:0}th{color:var(--ink-2);font-weight:600}
.grid{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));align-items:end}
fieldset{border:0;margin:0;padding:0;min-width:0}legend{float:left;width:100%;padding:0;font-weight:700;font-size:1.125rem;margin-bottom:16px}legend+*{clear:both}
.check{display:flex;gap:10px;align-items:center;min-height:44px}
.skip{position:absolute;left:-999px}.skip:focus{left:16px;top:8px;background:var(--surface);padding:8px 12px;z-index:1}
@media (min-width:52rem){main{padding-top:40px}.pay{grid-template-columns:5fr 7fr;gap:40px}.due{padding:32px}.panel{padding:28px}h1{font-size:2rem}.total{font-size:2.75rem}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
`;
