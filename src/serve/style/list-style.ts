/**
 * CSS of lists: the home page's stories, articles, folds, timeline, statements, figures, charts, sources.
 * In: nothing. Out: a string. Touches nothing. Logical properties only.
 */
export const listStyle = /* css */ `
.story,.item{padding-block:1.05rem;border-block-end:1px solid var(--line);position:relative}
.feed>:last-child{border-block-end:0}
.story-title,.item-title{font-family:'Siyaq Naskh',serif;font-weight:700;line-height:1.55;text-wrap:pretty}
.story-title{font-size:1.375rem}
.story-single .story-title{font-size:1.125rem}
.item-title{font-size:1.125rem}
html[data-font=sans] :is(.story-title,.item-title,.headline){font-family:'Siyaq Sans',sans-serif}
.list-picture{float:inline-end;inline-size:8rem;block-size:5.25rem;object-fit:cover;border-radius:8px;background:var(--sunken);margin-inline-start:1rem;margin-block:.3rem .4rem}
:is(.story,.item):has(>.list-picture){display:flow-root}
@media (max-width:40rem){.list-picture{inline-size:5.5rem;block-size:4.25rem;margin-inline-start:.75rem}}
@media print{.list-picture{display:none}}
.story-title a,.item-title a{text-decoration:none}
.story-title a:hover,.item-title a:hover{text-decoration:underline;text-decoration-thickness:1px}
.story-title a:visited,.item-title a:visited{color:color-mix(in srgb,var(--ink) 72%,var(--ground))}
[data-item].current::before{content:'';position:absolute;inset-block:.9rem;inset-inline-start:-.9rem;inline-size:3px;border-radius:3px;background:var(--accent)}
[data-item]:focus{outline:0}
[data-item]:focus-visible{outline:2.5px solid var(--accent)}
.snippet{color:var(--muted);font-size:.9375rem;line-height:1.75;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;line-clamp:2;overflow:hidden;margin-block-start:.2rem}
.story-single .snippet{-webkit-line-clamp:1;line-clamp:1}
.corroboration{display:inline-flex;gap:.5rem;align-items:center}
.corroboration b{color:var(--origin);font-weight:600}
.squares{flex:none}
.square-origin{fill:var(--origin)}
.square-copy{fill:none;stroke:var(--origin);stroke-width:1}
.same-text{display:flex;gap:.4rem;align-items:baseline;font-size:.875rem;color:var(--muted);margin-block-start:.35rem}
.same-text .source{font-weight:400;color:var(--muted)}
.same-text .icon{inline-size:.95rem;block-size:.95rem}
.others{margin-block-start:.5rem;padding-inline-start:.9rem;border-inline-start:2px solid var(--line);display:grid;gap:.25rem;font-size:.9375rem}
.others li{line-height:1.65}
.others .source{font-size:.8125rem;color:var(--muted);margin-inline-end:.55rem}
.others a:not(.source){text-decoration:none}
.others a:not(.source):hover{text-decoration:underline}
.spark{vertical-align:middle;margin-inline-start:auto;flex:none}
.card .spark{inline-size:100%;block-size:2.6rem;margin:0}
.spark-bar{fill:var(--accent);opacity:.75}
.spark-none{fill:var(--line)}
.totals{display:grid;gap:.15rem;color:var(--muted)}
.plain{display:grid;gap:.8rem}

.columns-story,.columns-article{grid-template-rows:auto 1fr}
.columns-article{grid-template-columns:minmax(0,42rem) minmax(16rem,20rem)}
.columns-story>.column-side,.columns-article>.column-side{grid-column:2;grid-row:1/span 2}
.headline{font-family:'Siyaq Naskh',serif;font-weight:700;font-size:2rem;line-height:1.45;max-inline-size:46rem;text-wrap:balance;margin-block:.2rem .5rem}
.chart{margin-block:1.3rem .4rem;max-inline-size:46rem}
.chart figcaption{font-size:.8125rem;color:var(--muted);margin-block-end:.4rem}
.chart svg{display:block;inline-size:100%;block-size:5rem}
.chart-axis{stroke:var(--line);stroke-width:1}
.chart-ends{display:flex;justify-content:space-between;font-size:.75rem;color:var(--muted);margin-block-start:.25rem}
.span-place{fill:transparent}
.span-bar{fill:var(--accent);opacity:.75}
[data-spans] svg{touch-action:pan-y;cursor:crosshair;user-select:none;-webkit-user-select:none}
[data-spans] a:is(:hover,:focus-visible) .span-bar{opacity:1}
[data-spans] a:is(:hover,:focus-visible,.chosen) .span-place{fill:var(--accent-soft)}
.trends{list-style:none;padding:0;display:grid;gap:1.4rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr))}
.trend{border-block-start:1px solid var(--line);padding-block-start:.8rem;min-inline-size:0}
.trend-head{display:flex;justify-content:space-between;align-items:center;gap:1rem}
.trend h2{margin:0;font-size:1.15rem;min-inline-size:0;overflow-wrap:anywhere}
.trend p{margin-block:.35rem 0}
.compared{inline-size:100%;border-collapse:collapse;margin-block:1rem 1.6rem}
.compared caption{text-align:start;color:var(--muted);font-size:.875rem;padding-block-end:.4rem}
.compared th,.compared td{text-align:start;padding:.4rem .5rem;border-block-end:1px solid var(--line)}
.compared tbody th{font-weight:400;color:var(--muted)}
.compared tbody td{font-weight:600;font-variant-numeric:tabular-nums}
.block .related{margin-block-start:.8rem}
.tally{display:grid;gap:.15rem;font-size:.9375rem;margin-block:.3rem .6rem}
.tally>div{display:flex;justify-content:space-between;gap:1rem}
.tally dd{font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap;margin:0}
.tally dt{color:var(--muted);font-weight:400}
.silent{display:flex;flex-wrap:wrap;gap:0 .9rem;font-size:.875rem;color:var(--muted)}
.card h3,.beside h3{font-size:.875rem;font-weight:600;margin-block:.6rem .2rem}
.beside .chips{margin-block-start:.6rem}
.legend{display:flex;flex-wrap:wrap;gap:.1rem 1rem;font-size:.8125rem;color:var(--muted);margin-block-start:.3rem}
.legend li{display:flex;gap:.35rem;align-items:center}
.swatch{inline-size:.65rem;block-size:.65rem;border-radius:2px}
.series-0{fill:var(--series-0)}.series-1{fill:var(--series-1)}.series-2{fill:var(--series-2)}.series-3{fill:var(--series-3)}.series-4{fill:var(--series-4)}.series-x{fill:var(--series-other)}
.swatch-0{background:var(--series-0)}.swatch-1{background:var(--series-1)}.swatch-2{background:var(--series-2)}.swatch-3{background:var(--series-3)}.swatch-4{background:var(--series-4)}.swatch-x{background:var(--series-other)}
.jump{display:flex;flex-wrap:wrap;gap:.35rem;margin-block-start:1rem;font-size:.875rem}
.jump a{padding:.15rem .8rem;border:1px solid var(--line);border-radius:999px;text-decoration:none;background:var(--surface)}
.jump a[aria-current]{background:var(--accent);color:var(--on-accent);border-color:var(--accent)}
.desks{margin-block:.4rem .9rem}
@media (max-width:40rem){.desks{flex-wrap:nowrap;overflow-x:auto;margin-inline:-1rem;padding-inline:1rem;padding-block-end:.3rem}.desks a{flex:none}}
.desk{color:var(--muted)}
.block{margin-block-end:2.4rem}
.block>h2,.block>summary>h2{font-family:'Siyaq Kufi','Siyaq Sans',sans-serif;font-weight:700;font-size:1.0625rem;line-height:1.7;padding-block-end:.2rem;border-block-end:2px solid var(--accent);display:inline-block}
.block>h2 small{font-weight:400;color:var(--muted);font-family:'Siyaq Sans',sans-serif}
.block>.hint{margin-block:.35rem .2rem}

.timeline{margin-block-start:.6rem}
.timeline-day{font-size:.8125rem;font-weight:600;color:var(--muted);margin-block:1rem .2rem}
.event{display:grid;grid-template-columns:3rem 1.7rem minmax(0,1fr);gap:.6rem;position:relative;padding-block:.3rem .75rem}
.event>time{font-size:.8125rem;color:var(--muted);text-align:end;padding-block-start:.2rem;font-variant-numeric:tabular-nums}
.event-mark{display:grid;place-items:center;inline-size:1.7rem;block-size:1.7rem;border-radius:50%;background:var(--sunken);color:var(--muted);position:relative;z-index:1}
.event-mark .icon{inline-size:.95rem;block-size:.95rem}
.event::before{content:'';position:absolute;inset-block:0;inset-inline-start:calc(3rem + .6rem + .85rem - .5px);inline-size:1px;background:var(--line)}
.timeline section:first-child .event:first-child::before{inset-block-start:.8rem}
.event-first .event-mark{background:var(--accent);color:var(--on-accent)}
.event-figure .event-mark,.event-headline .event-mark,.event-edit .event-mark{background:var(--person);color:var(--ink)}
.event-gone .event-mark{background:var(--bad-soft);color:var(--bad)}
.event-statement .event-mark{background:var(--accent-soft);color:var(--accent)}
.event-body>a{text-decoration:none;font-weight:600;line-height:1.6}
.event-body>a:hover{text-decoration:underline}
.event-copies .event-body{padding-block-start:.1rem}
.event-label{color:var(--accent)}
.change{line-height:1.8}
del{color:var(--bad);background:var(--bad-soft);text-decoration-thickness:1px;border-radius:3px;padding-inline:.15em}
ins{color:var(--good);background:var(--good-soft);text-decoration:none;border-radius:3px;padding-inline:.15em}

.updates{border-inline-start:3px solid var(--origin);padding-inline-start:.8rem;margin-block:.5rem}
.updates-title{display:flex;gap:.4rem;align-items:center;font-size:.875rem;font-weight:600}
.updates-title .icon{inline-size:.95rem;block-size:.95rem}
.updates ul{display:grid;gap:.6rem;list-style:none;padding:0;margin-block:.3rem 0}
.updates .change{font-size:.9375rem}
.event-changed .event-mark{background:var(--person);color:var(--ink)}

.speakers{display:grid;gap:1.1rem;margin-block-start:.7rem}
.speaker h3{font-size:1rem;font-weight:600}
.speaker h3 a{text-decoration:none}
.statements{display:grid;gap:.8rem;margin-block-start:.35rem}
.said{border-inline-start:3px solid var(--accent);padding-inline-start:.9rem;line-height:1.85;font-family:'Siyaq Naskh',serif;font-size:1.0625rem}
html[data-font=sans] .said{font-family:'Siyaq Sans',sans-serif;font-size:1rem}
.said-indirect{border-inline-start-style:dotted}
.said-denies{border-inline-start-color:var(--bad)}
.said-confirms{border-inline-start-color:var(--good)}
.said-direct::before{content:'«'}.said-direct::after{content:'»'}
[lang=en].said-direct::before{content:'\\201C'}[lang=en].said-direct::after{content:'\\201D'}
.statements .meta{padding-inline-start:1.05rem;font-size:.8125rem}
.statements .source{font-weight:400}
.variants{display:grid;gap:.5rem;padding-inline-start:1.05rem;margin-block-start:.4rem}
.variants q{line-height:1.7}

.figures{display:grid;gap:1.2rem;margin-block-start:.8rem}
.figure-table{inline-size:100%;border-collapse:collapse}
.figure-table caption{text-align:start;font-weight:600;padding-block-end:.3rem}
.figure-table th,.figure-table td{text-align:start;vertical-align:top;padding:.5rem .3rem;border-block-start:1px solid var(--line);font-weight:400}
.figure-table th{inline-size:52%;padding-inline-start:0}
.figure-value{font-size:1.4rem;font-weight:700;line-height:1.3;display:block;color:var(--origin);font-variant-numeric:tabular-nums}
.figure-value small{font-size:.75rem;font-weight:400;color:var(--muted)}
.figure-surface{color:var(--muted);font-size:.8125rem}
.figure-table td .source{font-weight:400;font-size:.875rem}
.figure-when{white-space:nowrap;color:var(--muted);font-size:.8125rem}
.share{display:block;inline-size:100%;block-size:.3rem;margin-block:.45rem .3rem}

.fold{margin-block-start:.3rem;font-size:.875rem}
.fold>summary{cursor:pointer;color:var(--muted);display:inline-flex;gap:.35rem;align-items:center;list-style:none}
.fold>summary::-webkit-details-marker{display:none}
.fold>summary::after{content:'';inline-size:.65rem;block-size:.4rem;background:currentColor;clip-path:polygon(0 0,50% 70%,100% 0,100% 30%,50% 100%,0 30%);margin-inline-start:.15rem}
.fold[open]>summary::after{transform:scaleY(-1)}
.fold>summary:hover{color:var(--accent)}
.fold .icon{inline-size:.95rem;block-size:.95rem}
.copies{display:grid;gap:.3rem;margin-block:.4rem;padding-inline-start:.9rem;border-inline-start:2px dotted var(--line);color:var(--muted)}
.copies li{display:flex;flex-wrap:wrap;gap:0 .45rem;align-items:center}
.copies .source{font-weight:400}
.copy-title{flex-basis:100%;line-height:1.6}
.copy-title a{text-decoration:none;color:var(--muted)}
.item-notes{display:flex;flex-wrap:wrap;gap:0 1.4rem;align-items:flex-start}
.item-notes>[open]{flex-basis:100%}
.credit-line{font-size:.875rem;color:var(--muted)}
.reasons{display:grid;gap:.2rem;font-size:.875rem;color:var(--muted);line-height:1.7}
.reasons li{padding-inline-start:1rem;position:relative}
.reasons li::before{content:'';position:absolute;inset-inline-start:.1rem;inset-block-start:.62em;inline-size:.4rem;block-size:.4rem;border-radius:50%;background:var(--accent);opacity:.7}
.reasons .against::before{background:var(--bad)}
.weight{display:block;block-size:.25rem;inline-size:min(100%,9rem);appearance:none;border:0;background:var(--line);border-radius:3px;margin-block:.15rem .2rem}
.weight::-webkit-meter-bar{background:var(--line);border:0;border-radius:3px;block-size:.25rem}
.weight::-webkit-meter-optimum-value{background:var(--accent);border-radius:3px}
.weight::-moz-meter-bar{background:var(--accent);border-radius:3px}
.against .weight::-webkit-meter-optimum-value{background:var(--bad)}
.origins{display:grid;gap:.7rem}
.origins>li{padding-inline-start:1.1rem;position:relative}
.origins>li::before{content:'';position:absolute;inset-inline-start:0;inset-block-start:.6em;inline-size:.5rem;block-size:.5rem;border-radius:2px;background:var(--origin)}
.origin-name{font-weight:600;display:flex;gap:.4rem;align-items:center;flex-wrap:wrap}
.origin-name a{text-decoration:none}
.saga{display:grid;gap:.8rem;font-size:.9375rem;line-height:1.6}
.saga>li{padding-inline-start:1.1rem;position:relative}
.saga>li::before{content:'';position:absolute;inset-inline-start:.2rem;inset-block-start:.8em;inset-block-end:-1.4em;inline-size:1px;background:var(--line)}
.saga>li:last-child::before{display:none}
.saga>li::after{content:'';position:absolute;inset-inline-start:0;inset-block-start:.6em;inline-size:.45rem;block-size:.45rem;border-radius:50%;border:1.5px solid var(--origin);background:var(--surface)}
.saga>.saga-this::after{background:var(--origin)}
.saga-this{font-weight:700}
.saga-day{display:flex;gap:.5rem;align-items:center;color:var(--muted);font-size:.8125rem;font-weight:400}
.saga a{font-weight:600;text-decoration:none}
.related{display:grid;gap:.8rem}
.related li>a{font-weight:600;text-decoration:none;line-height:1.6}
.edits{display:grid;gap:1rem;margin-block-start:.7rem}
.edits>li>a{font-weight:600;text-decoration:none}
.added{color:var(--good)}.removed{color:var(--bad)}
.correct form{display:grid;gap:.7rem}
.correct label:not(.choice){display:grid;gap:.15rem}
.choices{max-block-size:18rem;overflow-y:auto;display:grid;gap:.35rem;border:1px solid var(--line);border-radius:9px;padding:.5rem .7rem;font-size:.875rem;line-height:1.6}
.story-choices{display:grid;margin-block-start:.2rem}
.story-choices>li{border-block-end:1px solid var(--line)}
.story-choices .choice{padding:.6rem .5rem;cursor:pointer}
.story-choices .choice>span>bdi{font-weight:600;line-height:1.6}
.story-choices .meta{margin-block-start:.1rem}
.story-choices .choice:has(:checked){background:var(--accent-soft);border-radius:6px}
.choose legend{padding:0}
.choose .choices{max-block-size:none}
.correction-undone>p:first-child{text-decoration:line-through;color:var(--muted)}

.add{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:1rem 1.15rem;margin-block-end:1.4rem}
.add>label{font-weight:600}
.add-row{display:flex;gap:.5rem;margin-block:.4rem}
.add-row input{flex:1;min-inline-size:0}
.source-item,.corrections>li{border-block-end:1px solid var(--line);padding-block:.85rem}
.columns-one>section,.corrections+.card{margin-block-start:1.75rem}
.is-read .story-title a,.is-read .item-title a{color:var(--muted)}
.starter{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.35rem 1rem;border:0;padding:0;margin-block:1rem}
.starter .meta-inline{color:var(--muted);font-size:.8125rem}
.own-tabs{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin-block:0 1rem}
.own-tabs [aria-current]{font-weight:700;text-decoration:none;color:inherit}
.own-strip{margin-block-end:1.1rem}
.own-strip .chip[aria-current]{background:var(--accent-soft);color:var(--accent);font-weight:600}
.own-strip-all{font-size:.875rem;line-height:1.9}
.own-folder{display:flex;flex-wrap:wrap;gap:.4rem .7rem;align-items:center;margin-block:.5rem 1rem}
.own-folder label{display:flex;gap:.5rem;align-items:center;min-inline-size:0}
.own-folder label>span{color:var(--muted)}
.own-folder select{font-size:.875rem;padding:.2rem .5rem;max-inline-size:16rem}
.own-folders{list-style:none;padding:0}
.folder-filter{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;padding-block-end:.9rem;border-block-end:1px solid var(--line)}
.folder-filter label:first-child{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:center;flex:1 1 16rem}
.folder-filter label:first-child>span{color:var(--muted)}
.folder-filter [type=search]{flex:1 1 9rem;min-inline-size:0}
.own-acts{display:flex;flex-wrap:wrap;gap:.6rem;margin-block-end:1.5rem}
.once{inline-size:100%;font-family:ui-monospace,monospace}
.source-row{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:center}
.source-row>h2{font-size:1.0625rem;font-weight:600}
.source-row>h2 a{text-decoration:none}
.source-row>.inline{margin-inline-start:auto}
.source-paused h2{color:var(--muted)}
.feeds{display:grid;gap:.5rem;margin-block-start:.4rem}
.feeds li{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:flex-start;justify-content:space-between;padding-inline-start:.9rem;border-inline-start:2px solid var(--line)}
.feed-state{min-inline-size:0;flex:1 1 20rem}
.feed-url{font-size:.875rem;overflow-wrap:anywhere}
.feed-failing .feed-url{color:var(--bad)}
.feed-error{color:var(--bad);font-size:.875rem}
.light{display:inline-block;inline-size:.55rem;block-size:.55rem;border-radius:50%;margin-inline-end:.3rem}
.light-good{background:var(--good)}.light-bad{background:var(--bad)}.light-new{background:var(--series-other)}.light-paused{background:none;border:1.5px solid var(--muted)}
.dead{inline-size:100%;border-collapse:collapse;font-size:.9375rem}
.dead th,.dead td{text-align:start;vertical-align:top;padding:.5rem .5rem;border-block-end:1px solid var(--line)}
.dead th{font-size:.8125rem;color:var(--muted);font-weight:600}
.dead-about{overflow-wrap:anywhere;max-inline-size:20rem}
.expansion{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:.8rem 1.1rem;margin-block-end:.8rem}
.expansion h2{font-size:.8125rem;color:var(--muted);font-weight:600;margin-block-end:.3rem}
.expansion .hint{margin-block-start:.4rem;font-size:.8125rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1.2rem;margin-block:1rem}
.pair .item{border:1px solid var(--line);border-radius:12px;background:var(--surface);padding:1rem 1.15rem}
.verdict{font-family:'Siyaq Kufi','Siyaq Sans',sans-serif;font-weight:700;color:var(--bad)}
.verdict-together{color:var(--good)}
.new-items{display:block;inline-size:100%;justify-content:center;margin-block-end:.6rem;text-align:center}
@media (max-width:60rem){.columns-article{grid-template-columns:minmax(0,1fr)}.columns-story>.column-side,.columns-article>.column-side{grid-column:1;grid-row:auto}}
@media (max-width:40rem){
.story-title{font-size:1.25rem}
.headline{font-size:1.6rem}
.event{grid-template-columns:2.6rem 1.6rem minmax(0,1fr);gap:.45rem}
.event::before{inset-inline-start:calc(2.6rem + .45rem + .85rem - .5px)}
.figure-table th{inline-size:58%}
.figure-when{display:none}
.pair{grid-template-columns:1fr}
.meta .spark{display:none}
[data-item].current::before{inset-inline-start:-.6rem}
}
`
