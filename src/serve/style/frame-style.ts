/**
 * CSS of the frame: type, masthead, columns, forms, footer.
 * In: nothing. Out: a string. Touches nothing. Logical properties only, so that one sheet serves both directions.
 */
export const frameStyle = /* css */ `
*,*::before,*::after{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-block-start:1rem}
html[data-size="1"]{font-size:93.75%}
html[data-size="3"]{font-size:112.5%}
html[data-size="4"]{font-size:128%}
body{margin:0;background:var(--ground);color:var(--ink);font-family:'Siyaq Sans',sans-serif;font-size:1rem;line-height:1.65;overflow-wrap:break-word}
html[lang=en] body{line-height:1.55}
h1,h2,h3,p,ul,ol,dl,dd,blockquote,figure,fieldset{margin:0;padding:0}
fieldset{border:0;min-inline-size:0}
ul,ol{list-style:none}
a{color:inherit;text-decoration-color:color-mix(in srgb,currentColor 35%,transparent);text-underline-offset:.25em;text-decoration-thickness:1px}
a:hover{color:var(--accent);text-decoration-color:currentColor}
:focus-visible{outline:2.5px solid var(--accent);outline-offset:3px;border-radius:3px}
img,svg{max-inline-size:100%}
small{font-size:.8125em}
code,kbd{font-family:ui-monospace,'DejaVu Sans Mono',monospace;font-size:.82em}
code{background:var(--sunken);border-radius:4px;padding:.1em .4em;color:var(--muted);overflow-wrap:anywhere}
.sr{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;inset-block-start:-6rem;inset-inline-start:1rem;z-index:9;background:var(--accent);color:var(--on-accent);padding:.6rem 1.2rem;border-radius:0 0 8px 8px}
.skip:focus{inset-block-start:0;color:var(--on-accent)}
.icon{flex:none;vertical-align:-.18em}
[dir=rtl] .icon-flow{transform:scaleX(-1)}

.masthead{border-block-start:4px solid var(--accent);border-block-end:1px solid var(--line);background:var(--surface)}
.masthead-row{max-inline-size:74rem;margin-inline:auto;padding:.7rem 1.25rem;display:grid;grid-template-columns:auto minmax(10rem,20rem) auto;justify-content:space-between;gap:.5rem 1.5rem;align-items:center}
.wordmark{display:flex;flex-wrap:wrap;align-items:baseline;gap:.75rem;block-size:2.4rem;overflow:clip;overflow-clip-margin:4px;text-decoration:none;min-inline-size:0}
.wordmark-name{font-family:'Siyaq Kufi','Siyaq Sans',sans-serif;font-weight:700;font-size:1.6rem;line-height:1.5;color:var(--accent)}
.wordmark-tag{color:var(--muted);font-size:.8125rem;white-space:nowrap}
.searchbox{display:flex;border:1px solid var(--line);border-radius:999px;background:var(--ground);padding-inline:.35rem .2rem;align-items:center}
.searchbox:focus-within{border-color:var(--accent);box-shadow:0 0 0 3px var(--accent-soft)}
.searchbox input{flex:1;min-inline-size:0;border:0;background:none;padding:.4rem .7rem;font:inherit;font-size:.9375rem;color:inherit;outline:0;text-align:start}
input:placeholder-shown:not([dir=ltr]){direction:inherit}
.searchbox input::placeholder{color:var(--muted);opacity:1}
.searchbox button{border:0;background:none;color:var(--muted);padding:.45rem .6rem;border-radius:999px;cursor:pointer;line-height:1}
.searchbox button:hover{color:var(--accent)}
.nav ul{display:flex;flex-wrap:nowrap;gap:.15rem .1rem;justify-content:flex-end}
.nav a{display:block;padding:.3rem .6rem;border-radius:8px;text-decoration:none;font-size:.9375rem;color:var(--muted);white-space:nowrap}
.nav a:hover{background:var(--accent-soft);color:var(--accent)}
.nav a[aria-current]{color:var(--accent);font-weight:600}

main{display:block;outline:0}
.columns,.columns-one{max-inline-size:74rem;margin-inline:auto;padding:1.6rem 1.25rem 3rem}
.columns{display:grid;grid-template-columns:minmax(0,46rem) minmax(16rem,20rem);justify-content:space-between;gap:1.5rem 3rem;align-items:start}
.columns-one{max-inline-size:50rem}
.columns-one.narrow{max-inline-size:38rem}
.column-main,.column-side{min-inline-size:0}
.column-side{display:grid;gap:1.1rem;font-size:.9375rem}
.page-head{margin-block-end:1.1rem}
.page-head h1,.error-page h1{font-family:'Siyaq Kufi','Siyaq Sans',sans-serif;font-weight:700;font-size:1.55rem;line-height:1.55}
.lede{color:var(--muted)}
.hint{color:var(--muted);font-size:.875rem}
.kicker{color:var(--muted);font-size:.875rem;display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:baseline}
.card{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:1rem 1.15rem}
.card>h2,.card>summary{font-family:'Siyaq Kufi','Siyaq Sans',sans-serif;font-weight:600;font-size:.9375rem;line-height:1.7;margin-block-end:.45rem}
.card>summary{cursor:pointer;margin-block-end:0}
.card[open]>summary{margin-block-end:.6rem}
.card h3{font-size:.8125rem;font-weight:600;color:var(--muted);margin-block:.7rem .3rem}
.card>.hint{margin-block-end:.6rem}
.empty{padding:3rem 1rem;text-align:center;color:var(--muted);border:1px dashed var(--line);border-radius:12px}
.notice{max-inline-size:74rem;margin:1rem auto 0;padding:.6rem 1.25rem}
.notice p,p.notice{border-radius:10px;padding:.6rem 1rem;background:var(--good-soft);color:var(--good)}
.notice-problem p,p.notice-problem{background:var(--bad-soft);color:var(--bad)}
p.notice{margin-block:.75rem}
.notice code{background:none;color:inherit}

.meta{display:flex;flex-wrap:wrap;align-items:center;gap:.1rem .5rem;color:var(--muted);font-size:.875rem;line-height:1.7}
.meta-wide{font-size:.9375rem;gap:.2rem .55rem}
.dot{inline-size:3px;block-size:3px;border-radius:50%;background:currentColor;opacity:.55;flex:none}
.source{color:var(--ink);font-weight:600;text-decoration:none}
.source:hover{text-decoration:underline}
.tag{font-size:.75rem;line-height:1.5;padding:.05rem .5rem;border-radius:999px;background:var(--sunken);color:var(--muted);white-space:nowrap;font-weight:400}
.tag-denies{background:var(--bad-soft);color:var(--bad)}
.tag-confirms{background:var(--good-soft);color:var(--good)}
.flag{display:inline-flex;gap:.3rem;align-items:center;font-size:.8125rem;color:var(--origin);text-decoration:none}
.flag .icon{inline-size:.9rem;block-size:.9rem}
.flag-gone{color:var(--bad)}
.original{display:inline-flex;gap:.3rem;align-items:center;margin-inline-start:auto;color:var(--accent)}
.original .icon{inline-size:.85rem;block-size:.85rem}
.chips{display:flex;flex-wrap:wrap;gap:.35rem .4rem}
.chip{display:inline-block;padding:.1rem .65rem;border-radius:999px;background:var(--sunken);font-size:.875rem;line-height:1.75;text-decoration:none;max-inline-size:100%}
.chip small{color:var(--muted);margin-inline-start:.3rem}
a.chip:hover{background:var(--accent-soft);color:var(--accent)}
.chip-person{background:var(--person)}.chip-place{background:var(--place)}.chip-organisation{background:var(--organisation)}
.chip-person small,.chip-place small,.chip-organisation small{color:inherit;opacity:.85}
.chip-not{text-decoration:line-through;text-decoration-thickness:1px}

button,.button-link{font:inherit;font-size:.9375rem;font-weight:600;padding:.35rem 1.1rem;border-radius:9px;border:1px solid var(--accent);background:var(--accent);color:var(--on-accent);cursor:pointer;text-decoration:none;display:inline-flex;gap:.4rem;align-items:center}
.button-link{background:none;color:var(--accent)}
button:hover{filter:brightness(1.08)}
button[hidden]{display:none}
button.quiet{background:none;color:var(--muted);border-color:var(--line);font-weight:400;font-size:.8125rem;padding:.15rem .7rem}
button.quiet:hover{color:var(--accent);border-color:var(--accent)}
button.quiet-danger:hover{color:var(--bad);border-color:var(--bad)}
input,select,textarea{font:inherit;font-size:.9375rem;color:inherit;background:var(--ground);border:1px solid color-mix(in srgb,var(--muted) 55%,transparent);border-radius:9px;padding:.35rem .7rem;max-inline-size:100%}
input[type=checkbox],input[type=radio]{accent-color:var(--accent);inline-size:1.05rem;block-size:1.05rem;flex:none;margin:.3rem 0 0}
label>span{font-size:.875rem}
.stacked{display:grid;gap:.8rem}
.stacked label:not(.choice){display:grid;gap:.2rem}
.stacked label>span,.stacked legend{color:var(--muted);font-size:.875rem}
.stacked button{justify-self:start}
.choice{display:flex;gap:.5rem;align-items:flex-start}
.choice>span{color:var(--ink)!important}
.radio-row{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin-block-start:.15rem}
.buttons{display:flex;flex-wrap:wrap;gap:.5rem;margin-block:.8rem}
.inline{display:inline-flex;gap:.35rem}
.filters{display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:center;margin-block-end:.6rem;padding-block-end:.9rem;border-block-end:1px solid var(--line)}
.filters label{display:flex;gap:.45rem;align-items:center}
.filters label>span{color:var(--muted)}
.filters select{font-size:.875rem;padding:.2rem .5rem;max-inline-size:13rem}
.filters button{font-size:.875rem;padding:.2rem .8rem;background:none;color:var(--accent)}
.filters a{font-size:.875rem}
.pager{display:flex;justify-content:space-between;gap:1rem}
.pager,.after-list{margin-block-start:1.5rem}
.pager a{display:inline-flex;gap:.4rem;align-items:center;color:var(--accent);padding:.4rem 1rem;border:1px solid var(--line);border-radius:9px;background:var(--surface);text-decoration:none}
.pager-next{margin-inline-start:auto}
.foot{border-block-start:1px solid var(--line);color:var(--muted);font-size:.875rem;padding:1.4rem 1.25rem 2.5rem;max-inline-size:74rem;margin-inline:auto;display:flex;flex-wrap:wrap;gap:.5rem 2rem;justify-content:space-between}
.foot ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}
.keys>div{display:grid;grid-template-columns:6rem 1fr;gap:1rem;padding-block:.4rem;border-block-end:1px solid var(--line)}
.keys>div:last-child{border:0}
kbd{display:inline-block;border:1px solid var(--line);border-block-end-width:2px;border-radius:5px;padding:0 .5em;background:var(--ground);margin-inline-end:.3rem}
.scroll{overflow-x:auto}

@media (max-width:60rem){
.masthead-row{grid-template-columns:1fr auto;gap:.4rem 1rem}
.searchbox{grid-column:1/-1;grid-row:2}
.nav{grid-column:1/-1;grid-row:3;margin-inline:-.65rem}
.nav ul{justify-content:flex-start;flex-wrap:wrap}
.columns{grid-template-columns:minmax(0,1fr)}
}
@media (max-width:60rem) and (min-width:40rem){
.nav{grid-row:1;grid-column:2;margin-inline:0}
.wordmark-tag{display:none}
}
@media (max-width:40rem){
.meta .dot:has(+.corroboration){display:none}
.meta .corroboration{flex-basis:100%}
.filters label>span{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.filters select{max-inline-size:9.5rem}
.masthead-row{padding:.45rem 1rem .35rem}
.nav a{padding:.25rem .55rem;font-size:.875rem}
.columns,.columns-one{padding:1.1rem 1rem 2.5rem}
.notice{padding-inline:1rem}
.wordmark{flex:1}
}
@media (prefers-reduced-motion:no-preference){a,button,.chip{transition:background-color .12s,color .12s,border-color .12s}}
@media (forced-colors:active){.square-origin,.spark-bar{fill:CanvasText}.square-copy{stroke:CanvasText}}
@media print{
.masthead,.foot,.skip,.filters,.pager,.showbar,.jump,.nav,form,.correct,.original{display:none!important}
body{font-size:11pt}
.columns,.columns-one{display:block;padding:0;max-inline-size:none}
.card{border:0;padding:0;margin-block-start:1rem;break-inside:avoid}
.body a::after{content:' (' attr(href) ')';font-size:.8em;direction:ltr;unicode-bidi:isolate;overflow-wrap:anywhere}
}
`
