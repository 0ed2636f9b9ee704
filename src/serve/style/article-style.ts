/**
 * CSS of the article: body, highlights, provenance, publisher's parts, revisions.
 * In: nothing. Out: a string. Touches nothing. Logical properties only.
 */
export const articleStyle = /* css */ `
.dek{font-size:1.125rem;color:var(--muted);max-inline-size:42rem;line-height:1.75;margin-block-end:.5rem}
.article-head .meta-wide{max-inline-size:46rem}
.showbar{display:flex;flex-wrap:wrap;gap:.35rem .4rem;align-items:center;font-size:.8125rem;color:var(--muted);margin-block-start:.9rem;padding-block:.55rem;border-block:1px solid var(--line);max-inline-size:46rem}
.showbar>span{margin-inline-end:.3rem}
.toggle{padding:.05rem .75rem;border-radius:999px;border:1px solid var(--line);text-decoration:none;line-height:1.8;background:var(--surface)}
.toggle:hover{border-color:var(--accent)}
.toggle[aria-current]{color:var(--ink);border-color:transparent;font-weight:600}
.toggle-mentions[aria-current]{background:var(--person)}
.toggle-statements[aria-current]{background:var(--quote)}
.toggle-figures[aria-current]{background:var(--figure)}
.toggle-credits[aria-current]{background:var(--credit)}
.toggle-keyphrases[aria-current]{background:var(--phrase)}
.picture{margin-block-end:1.2rem}
.picture img{inline-size:100%;block-size:auto;max-block-size:26rem;object-fit:cover;border-radius:12px;background:var(--sunken);display:block}
.picture figcaption,.body figcaption{font-size:.8125rem;color:var(--muted);margin-block-start:.35rem}
.body{font-family:'Siyaq Naskh',serif;font-size:1.1875rem;line-height:1.95;max-inline-size:42rem;text-align:start;margin-block-end:2.4rem}
.body[dir=ltr]{line-height:1.7;font-size:1.125rem}
html[data-font=sans] .body{font-family:'Siyaq Sans',sans-serif;font-size:1.0938rem;line-height:1.9}
.body>*+*{margin-block-start:1.05em}
.body :is(h2,h3,h4){font-size:1.15em;line-height:1.5;margin-block-start:1.5em}
.body blockquote{border-inline-start:3px solid var(--line);padding-inline-start:1rem;color:var(--muted)}
.body :is(ul,ol){padding-inline-start:1.4em;list-style:disc}
.body ol{list-style:arabic-indic}
html[lang=en] .body ol,.body[dir=ltr] ol{list-style:decimal}
.body li+li{margin-block-start:.3em}
.body img,.body video{max-inline-size:100%;block-size:auto;border-radius:8px}
.body table{border-collapse:collapse;font-size:.875em;display:block;overflow-x:auto;max-inline-size:100%}
.body :is(td,th){border:1px solid var(--line);padding:.3em .6em;text-align:start}
.body pre{overflow-x:auto;direction:ltr}
mark{color:inherit;background:none;border-radius:3px;padding-block:.1em;box-decoration-break:clone;-webkit-box-decoration-break:clone}
mark a{text-decoration:underline dotted;text-decoration-thickness:1px;text-underline-offset:.25em}
.mark-found{background:var(--phrase);font-weight:600}
.mark-keyphrases{background:var(--phrase)}
.mark-statements{background:var(--quote)}
.mark-denies{box-shadow:inset 0 -2px var(--bad)}
.mark-confirms{box-shadow:inset 0 -2px var(--good)}
.mark-verb,.mark-speaker{background:none;box-shadow:inset 0 -2px color-mix(in srgb,var(--ink) 45%,transparent)}
.mark-speaker{font-weight:700}
.mark-mentions{background:var(--sunken)}
.mark-person{background:var(--person)}
.mark-place{background:var(--place)}
.mark-organisation{background:var(--organisation)}
.mark-figures{background:var(--figure)}
.mark-credits{background:var(--credit)}
mark:target{outline:2px solid var(--accent);outline-offset:2px}
.facts{display:grid;grid-template-columns:auto 1fr;gap:.15rem .9rem;font-size:.875rem}
.facts dt{color:var(--muted)}
.facts dd{min-inline-size:0;overflow-wrap:anywhere}
.credits{display:grid;gap:.7rem;margin-block-start:.7rem}
.credits li>p{display:flex;flex-wrap:wrap;gap:.1rem .4rem;align-items:baseline}
.credits small{color:var(--muted)}
.proof{font-size:.875rem;line-height:1.8;color:var(--muted);border-inline-start:2px solid var(--credit);padding-inline-start:.7rem;margin-block-start:.2rem}
.proof mark{color:var(--ink)}
.chain{display:grid;gap:.5rem;font-size:.875rem}
.chain>li{padding-inline-start:1.1rem;position:relative}
.chain>li::before{content:'';position:absolute;inset-inline-start:.2rem;inset-block-start:.75em;inset-block-end:-1.2em;inline-size:1px;background:var(--line)}
.chain>li:last-child::before{display:none}
.chain>li::after{content:'';position:absolute;inset-inline-start:0;inset-block-start:.6em;inline-size:.45rem;block-size:.45rem;border-radius:50%;border:1.5px solid var(--origin);background:var(--surface)}
.chain>li:first-child::after{background:var(--origin)}
.read-also{background:var(--accent-soft);border-radius:12px;padding:1rem 1.15rem .4rem}
.read-also .item{border:0;padding-block:.5rem}
.publisher{border:1px dashed var(--line);border-radius:12px;padding:.7rem 1.1rem}
.publisher>summary{cursor:pointer;list-style:none}
.publisher>summary::-webkit-details-marker{display:none}
.publisher>summary>h2{border:0;color:var(--muted);font-size:.9375rem}
.publisher>summary>h2::before{content:'+';display:inline-block;inline-size:1.1em;color:var(--accent)}
.publisher[open]>summary>h2::before{content:'−'}
.publisher dt{font-size:.8125rem;color:var(--muted);margin-block:.9rem .2rem}
.publisher dd+dd{margin-block-start:.5rem}
.publisher-similar{display:grid;gap:.25rem;font-size:.9375rem}
.publisher-similar li::before{content:'–';color:var(--muted);margin-inline-end:.4rem}
.publisher-similar .tag{margin-inline-start:.4rem}
.publisher-read-also>p:first-child{font-weight:600}
.embed{border:1px solid var(--line);border-radius:10px;padding:.6rem .9rem;font-size:.9375rem;background:var(--surface);margin-block:.3rem}
.revisions{display:grid;gap:.6rem;margin-block-start:.8rem}
.revision{border:1px solid var(--line);border-radius:10px;padding:.5rem .9rem;background:var(--surface)}
.revision>summary{cursor:pointer;color:var(--muted);font-size:.9375rem}
.revision>summary b{color:var(--ink)}
.change-title{font-family:'Siyaq Naskh',serif;font-weight:700;margin-block:.5rem}
.change-figures{display:flex;flex-wrap:wrap;gap:.3rem 1rem;font-weight:600}
.diff{display:grid;gap:.5rem;font-family:'Siyaq Naskh',serif;line-height:1.85;margin-block:.5rem}
.diff-same{color:var(--muted);font-family:'Siyaq Sans',sans-serif;font-size:.8125rem;text-align:center;border-block:1px dotted var(--line)}
.diff-added{border-inline-start:3px solid var(--good);padding-inline-start:.8rem}
.diff-removed{border-inline-start:3px solid var(--bad);padding-inline-start:.8rem}
.diff-changed{border-inline-start:3px solid var(--origin);padding-inline-start:.8rem}
.cite{margin-block-start:.5rem;font-size:.875rem;max-inline-size:46rem}
.cite>summary{cursor:pointer;color:var(--muted);display:inline-flex;gap:.4rem;align-items:center;list-style:none;padding-block:.15rem}
.cite>summary::-webkit-details-marker{display:none}
.cite>summary:hover{color:var(--accent)}
.cite>summary .icon{inline-size:.95rem;block-size:.95rem}
.cite-body{display:grid;gap:.6rem;background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:.9rem 1.1rem;margin-block:.35rem .6rem}
.cite-body a{display:inline-block;padding-block:.15rem}
.cite-field{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.2rem .6rem;align-items:center}
.cite-field label{color:var(--muted)}
.cite-field textarea{grid-column:1/-1;grid-row:2;inline-size:100%;font-size:.875rem;line-height:1.75;resize:vertical;field-sizing:content}
.cite .buttons{margin-block:0;align-items:center}
@media print{.cite{display:none}}
@media (max-width:40rem){.body{font-size:1.125rem}}
`
