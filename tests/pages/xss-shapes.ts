/**
 * Shapes of active content that a hostile page can hide in an article, by name.
 * In: nothing. Out: name and HTML of each; every one calls `hit()` when it runs. Touches nothing. Written for this file.
 */

export interface XssShape {
  name: string
  html: string
}

const handlers =
  'onerror onload onclick onfocus onmouseover onanimationstart ontoggle onbegin onpageshow onscroll onwheel oncut'.split(
    ' ',
  )
const carriers: readonly (readonly [string, (handler: string) => string])[] = [
  ['img', (h) => `<img src=x ${h}=hit()>`],
  ['img quoted', (h) => `<img src="x" ${h}="hit()">`],
  ['img slash', (h) => `<img/src=x/${h}=hit()//`],
  ['p', (h) => `<p ${h}=hit()>ok</p>`],
  ['a', (h) => `<a href=# ${h}=hit()>ok</a>`],
  ['td', (h) => `<table><tr><td ${h}=hit()>ok</td></tr></table>`],
  ['blockquote', (h) => `<blockquote ${h}=hit()>ok</blockquote>`],
  ['li', (h) => `<ul><li ${h}=hit()>ok</li></ul>`],
  ['svg', (h) => `<svg ${h}=hit()><rect /></svg>`],
  ['details', (h) => `<details open ${h}=hit()><summary>ok</summary></details>`],
  ['upper case', (h) => `<IMG SRC=x ${h.toUpperCase()}=hit()>`],
  ['video', (h) => `<video src=x autoplay ${h}=hit()></video>`],
]

const addresses = [
  'javascript:hit()',
  'JaVaScRiPt:hit()',
  ' javascript:hit()',
  'java\tscript:hit()',
  'java\nscript:hit()',
  '\u0001javascript:hit()',
  'javascript&colon;hit()',
  '&#106;avascript:hit()',
  '&#x6A;avascript:hit()',
  'java&Tab;script:hit()',
  'vbscript:hit()',
  'data:text/html,<script>parent.hit()</script>',
  'data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg onload=hit()>',
  'javascript://%0ahit()',
  'blob:hit()',
  'feed:javascript:hit()',
  'view-source:javascript:hit()',
]
const places: readonly (readonly [string, (address: string) => string])[] = [
  ['link', (a) => `<a href="${a}">ok</a>`],
  ['image', (a) => `<img src="${a}">`],
  ['lazy image', (a) => `<img data-src="${a}" src="${a}">`],
  ['frame', (a) => `<iframe src="${a}"></iframe>`],
]

const whole: readonly string[] = [
  '<script>hit()</script>',
  '<SCRIPT>hit()</SCRIPT>',
  '<script src="/hit.js"></script>',
  '<scr<script>ipt>hit()</scr</script>ipt>',
  '<script>hit()',
  '<script\u000c>hit()</script>',
  '<script/x>hit()</script>',
  '<<script>hit()//<</script>',
  '<svg><script>hit()</script></svg>',
  '<svg><script href="data:,hit()" /></svg>',
  '<math><mtext><script>hit()</script></mtext></math>',
  '<math><mi//xlink:href="data:x,<script>hit()</script>">',
  '<svg><animate onbegin=hit() attributeName=x dur=1s>',
  '<svg><set attributeName=href to=javascript:hit()></svg>',
  '<svg><foreignObject><iframe srcdoc="<script>parent.hit()</script>"></iframe></foreignObject></svg>',
  '<svg><style><img src=x onerror=hit()></style></svg>',
  '<svg></p><style><a id="</style><img src=x onerror=hit()>">',
  '<math><style><img src=x onerror=hit()></style></math>',
  '<noscript><p title="</noscript><img src=x onerror=hit()>">',
  '<textarea><img title="</textarea><img src=x onerror=hit()>"></textarea>',
  '<title><img src=x onerror=hit()></title>',
  '<template><script>hit()</script></template>',
  '<style>@import "javascript:hit()";</style>',
  '<style>*{background:url(javascript:hit())}</style>',
  '<p style="background:url(javascript:hit())">ok</p>',
  '<p style="width:expression(hit())">ok</p>',
  '<link rel=stylesheet href=javascript:hit()>',
  '<link rel=import href=/hit.html>',
  '<meta http-equiv=refresh content="0;url=javascript:hit()">',
  '<base href="javascript:hit()//">',
  '<object data="javascript:hit()"></object>',
  '<object type="text/html" data="data:text/html,<script>parent.hit()</script>"></object>',
  '<embed src="javascript:hit()">',
  '<applet code=hit></applet>',
  '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
  '<iframe src="//www.youtube.com.evil.example/embed/x" onload=hit()></iframe>',
  '<form action=javascript:hit()><input type=submit></form>',
  '<button formaction=javascript:hit()>ok</button>',
  '<input autofocus onfocus=hit()>',
  '<select autofocus onfocus=hit()></select>',
  '<keygen autofocus onfocus=hit()>',
  '<isindex action=javascript:hit()>',
  '<body onload=hit()>',
  '<frameset onload=hit()>',
  '<marquee onstart=hit()>ok</marquee>',
  '<bgsound src=javascript:hit()>',
  '<audio src=x onerror=hit()></audio>',
  '<video><source onerror=hit()></video>',
  '<picture><source srcset=x><img src=x onerror=hit()></picture>',
  '<img srcset="javascript:hit() 1x">',
  '<img src="x` `<script>hit()</script>"` `>',
  '<img """><script>hit()</script>">',
  '<a href="x" title="&quot; onclick=hit() &quot;">ok</a>',
  '<p dir="ltr&quot; onclick=&quot;hit()">ok</p>',
  '<p lang="ar&quot;><script>hit()</script>">ok</p>',
  '<img src=x alt="&quot; onerror=hit() x=&quot;">',
  '<img src=x alt="`onerror=hit()`">',
  '<td colspan="1&quot; onclick=&quot;hit()">ok</td>',
  '<ol start="1&quot; onclick=&quot;hit()"><li>ok</li></ol>',
  '&lt;script&gt;hit()&lt;/script&gt;',
  '&amp;lt;script&amp;gt;hit()&amp;lt;/script&amp;gt;',
  '<p>&lt;img src=x onerror=hit()&gt;</p>',
  '<!--><script>hit()</script>-->',
  '<!-- --!><script>hit()</script> -->',
  '<![CDATA[<script>hit()</script>]]>',
  '<?xml version="1.0"?><script>hit()</script>',
  '<!ENTITY x "<script>hit()</script>">',
  '<xmp><script>hit()</script></xmp>',
  '<plaintext><script>hit()</script>',
  '<xss style="behavior:url(hit.htc)">ok</xss>',
  '<x contenteditable onblur=hit()>ok</x>',
  '<blockquote class="twitter-tweet"><p>x</p>&mdash; A (@a) <a href="javascript:hit()/status/1">May 1, 2020</a></blockquote>',
  '<amp-img src=x on="tap:hit()" onerror=hit()></amp-img>',
  '<amp-script script=hit></amp-script>',
  '<table background="javascript:hit()"><tr><td>ok</td></tr></table>',
  '<a href="https://a.example/" ping="javascript:hit()">ok</a>',
  '<a href="https://a.example/" target=_blank onclick=hit()>ok</a>',
]

/** All shapes; more than two hundred. */
export const xssShapes: readonly XssShape[] = [
  ...carriers.flatMap(([carrier, make]) =>
    handlers.map((handler) => ({ name: `${carrier} ${handler}`, html: make(handler) })),
  ),
  ...places.flatMap(([place, make]) =>
    addresses.map((address) => ({ name: `${place} ${JSON.stringify(address)}`, html: make(address) })),
  ),
  ...whole.map((html, i) => ({ name: `whole ${i + 1} ${html.slice(0, 24)}`, html })),
]
