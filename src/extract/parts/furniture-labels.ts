/**
 * Recognises the short labels that publishers put around an article: read also, share, subscribe, advertisement …
 * In: a block's text. Out: the label's kind. Touches nothing. World knowledge in nine languages, written for this file.
 */
import { weigh } from '../page/blocks.ts'

export type LabelKind =
  | 'desk'
  | 'offer'
  | 'read-also'
  | 'similar'
  | 'keywords'
  | 'share'
  | 'subscribe'
  | 'ad'
  | 'credit'
  | 'photo'
  | 'comments'
  | 'rights'
  | 'byline'

/** The kind of label that `text` is or starts with; undefined for prose. */
export function labelKind(text: string): LabelKind | undefined {
  const weight = weigh(text)
  if (weight > 420) return undefined
  for (const [kind, pattern, maxWeight] of labels) if (weight <= maxWeight && pattern.test(text)) return kind
  return undefined
}

function starts(list: string): RegExp {
  return new RegExp(
    `^[\\s\\u2022\\u25a0\\u25cf\\u25ba\\u00bb>|*#\\-\\u2013\\u2014\\[(]*(?:${list
      .trim()
      .split('\n')
      .map((line) => line.trim())
      .join('|')})`,
    'iu',
  )
}

function whole(list: string): RegExp {
  return new RegExp(
    `^[\\s\\u2022>|*#\\-\\u2013\\u2014\\[(]*(?:${list
      .trim()
      .split('\n')
      .map((line) => line.trim())
      .join('|')})[\\s:.!\\])\\u2026]*$`,
    'iu',
  )
}

/** Kind, pattern, largest weight of a block that still counts. */
const labels: readonly (readonly [LabelKind, RegExp, number])[] = [
  [
    'read-also',
    starts(`
      (?:read|see|watch|also read|also see)(?: also| more| next| on| too)?\\s*[:>\\u00bb|\\-\\u2013\\u2014]
      (?:also read|read also|read more|read next|see also|related|more on this|don.t miss|must read|recommended|you may also like|you might also like)(?:\\s*[:.\\u2026\\-\\u2013\\u2014|>]|$)
      more (?:\\S+ ){0,3}(?:stories|news|articles|coverage|reading|posts)[.:]?$
      (?:related|recommended) (?:stories|articles?|news|posts?|reading|coverage|content|topics|links|videos?)\\b
      (?:\\u0625|\\u0627)\\u0642\\u0631\\u0623?\\s*(?:\\u0623\\u064a\\u0636(?:\\u0627\\u064b?|\\u064b\\u0627)|\\u0627\\u064a\\u0636\\u0627\\u064b?|\\u0627\\u0644\\u0645\\u0632\\u064a\\u062f)
      (?:\\u0634\\u0627\\u0647\\u062f|\\u0637\\u0627\\u0644\\u0639|\\u062a\\u0627\\u0628\\u0639)\\s*(?:\\u0623\\u064a\\u0636(?:\\u0627\\u064b?|\\u064b\\u0627)|\\u0627\\u064a\\u0636\\u0627\\u064b?)
      (?:\\u0645\\u0648\\u0627\\u0636\\u064a\\u0639|\\u0623\\u062e\\u0628\\u0627\\u0631|\\u0627\\u062e\\u0628\\u0627\\u0631|\\u0645\\u0642\\u0627\\u0644\\u0627\\u062a) (?:\\u0630\\u0627\\u062a \\u0635\\u0644\\u0629|\\u0645\\u062a\\u0639\\u0644\\u0642\\u0629|\\u0645\\u0634\\u0627\\u0628\\u0647\\u0629|\\u0642\\u062f \\u062a\\u0647\\u0645\\u0643)
      \\u0642\\u062f \\u064a\\u0639\\u062c\\u0628\\u0643
      (?:lire aussi|à lire aussi|à lire|voir aussi|lire également|sur le même sujet)\\s*[:\\u2013\\-|>]?
      (?:lesen sie (?:auch|mehr)|mehr zum thema|auch interessant|siehe auch|lees ook|lees meer|läs (?:också|mer|även)|les også|læs også|lue myös)\\b
      (?:lee también|leer también|lea también|le puede interesar|te puede interesar|puede leer|leer más|ver también|leia (?:também|mais)|veja (?:também|mais)|leggi anche|guarda anche|potrebbe interessarti)
      (?:читайте также|читать также|смотрите также|по теме|ещё по теме|читайте далее|подробнее)\\b
      (?:بیشتر بخوانید|همچنین بخوانید|بخوانید|مطالب مرتبط|اخبار مرتبط|یہ بھی پڑھیں|مزید پڑھیں)
      (?:baca juga|simak juga|lihat juga|artikel terkait|ayrıca bakınız|ilgili haber|bunlar da ilginizi|czytaj (?:także|też|również)|zobacz (?:także|też)|čtěte také|citește și|διαβάστε (?:επίσης|ακόμη))
    `),
    220,
  ],
  ['similar', whole(`مقالات مشابهة\nأخبار مشابهة\nمواضيع مشابهة\nsimilar (?:articles|news|stories)\nاقرأ المزيد`), 60],
  [
    'keywords',
    starts(
      `(?:كلمات (?:دلالية|مفتاحية|البحث)|الكلمات (?:الدلالية|المفتاحية)|الوسوم|وسوم|تاغات|تاجات|برچسب\\S*|کلیدواژه\\S*|tags?|keywords|topics|mots[- ]clés|schlagw\\S+|теги|метки|etiquetas)\\s*[:\\u2013\\-]\n(?:filed under|more on|topics?|tags?)\\s*:`,
    ),
    200,
  ],
  [
    'share',
    whole(`
      share(?: (?:this|on|via|with|the|it)\\b.{0,60})?
      (?:شارك|شاركها|مشاركة|انشر|شارك الخبر|شارك المقال|شارك هذا الموضوع|اشترك)(?:\\s.{0,40})?
      (?:partager|teilen|compartir|compartilhar|condividi|поделиться|delen|udostępnij|bagikan|paylaş)(?:\\s.{0,40})?
      (?:tweet|facebook|twitter|whatsapp|pinterest|email|e-mail|print|linkedin|reddit|copy link|telegram)(?:[\\s|,·]+(?:tweet|facebook|twitter|whatsapp|pinterest|email|print|linkedin|reddit|copy link|telegram))*
      click to share.{0,60}
      (?:like|follow) us(?: on .{0,60})?
    `),
    120,
  ],
  [
    'subscribe',
    starts(`
      (?:subscribe|sign up|sign in|log ?in|register|join our|join us|get (?:the latest|our|your)|download (?:the|our)|follow (?:us|our|\\w+ on)|stay (?:up to date|informed|connected|tuned)|enter your email|click here to (?:subscribe|join|sign))\\b
      (?:تابعونا|تابعوا|تابعنا|اشترك|للاشتراك|انضم إل|انضموا|حمل تطبيق|حمّل تطبيق|لمتابعة (?:آخر|أخبار)|سجل (?:الآن|بريدك))
      (?:suivez[- ]nous|abonnez[- ]vous|s'abonner|inscrivez[- ]vous|síguenos|suscríbete|suscríbase|seguici|iscriviti|abonnieren|folgen sie|jetzt abonnieren|подписывайтесь|подпишитесь|следите за)
    `),
    160,
  ],
  [
    'ad',
    whole(
      `advertisements?\n(?:story|article) continues below.{0,40}\n(?:advertisement )?scroll (?:down )?to continue.{0,40}\nad\nإعلان(?:ات)?\nاعلان\npublicidad\npublicité\nanzeige\nwerbung\nреклама\npubblicità\nsponsored(?: content)?\ncontinue reading(?: below| the main story)?.{0,30}\nloading.{0,12}\npromoted`,
    ),
    60,
  ],
  [
    'photo',
    starts(
      `(?:photo|image|picture|pictured|foto|photograph)s?(?: credit| by|graphy by| courtesy)?\\s*[:/©]\n©\n\\(?(?:photo|image) (?:by|credit|courtesy)`,
    ),
    140,
  ],
  [
    'comments',
    whole(
      `(?:\\d+ )?comments?(?: \\(?\\d+\\)?)?\n(?:leave|post|add|write) a (?:comment|reply).{0,20}\nview comments\n(?:no|show|hide|join) (?:the )?comments?.{0,20}\n(?:التعليقات|أضف تعليق\\S*|اترك تعليق\\S*|تعليقات|اكتب تعليق\\S*)(?: \\(?\\d+\\)?)?\njoin the (?:conversation|discussion).{0,20}`,
    ),
    60,
  ],
  [
    'rights',
    starts(`.{0,160}(?:\\u7121\\u65ad\\u8ee2\\u8f09|\\uc800\\uc791\\uad8c\\uc790|\\ubb34\\ub2e8 ?\\uc804\\uc7ac)
(?:copyright\\b|©|\\(c\\) ?\\d|all rights reserved|جميع الحقوق محفوظة|حقوق (?:النشر|الطبع))`),
    200,
  ],
  [
    'desk',
    starts(`
      (?:additional |with )?reporting (?:by|from)\\b.{0,400}$
      with files from\\b
      .{0,200}\\bcontributed (?:to this|reporting)\\b.{0,60}$
      associated press (?:writers?|journalists?|reporters?)\\b.{0,300}$
      (?:edited|editing|written|compiled|translated) by\\b.{0,120}$
      (?:mit (?:informationen|material) (?:der|von)|dieses thema im programm|quellen?:|redaktion:|avec afp)\\b
      (?:email|contact|reach) .{3,80} (?:at|@)
      .{3,80} (?:may|can) be reached at\\b
      [\\w.+-]+@[\\w-]+\\.[\\w.]+\\s*$
      (?:image|photo|slide) \\d+ of \\d+
      https?://\\S+(?:\\s+\\S+){0,4}\\s*$
    `),
    360,
  ],
  [
    'offer',
    starts(`
      (?:have a tip|got a tip|like this (?:story|article)|did you like|want more|liked this|enjoyed this|if you enjoyed this)\\b
      (?:create an account|don.t have an account|already (?:a subscriber|registered)|want to read more)\\b
      this (?:post|article|page|story) (?:may )?contains? (?:affiliate|paid)
      (?:get|receive) .{3,60} (?:delivered|in your inbox|straight to your)
      (?:follow|like) .{2,60} on (?:twitter|facebook|instagram|x|youtube|telegram)\\b.{0,140}$
      (?:listen to|watch) .{3,60} (?:live|here)\\b.{0,80}$
      (?:every|each) (?:day|week|morning) we send
      (?:die mit .{0,60} gekennzeichneten links|bei den (?:mit )?.{0,40}affiliate|il vous reste [\\d.,]+ ?%)
      (?:atenção|note|please|bitte|atención|attention|\\u0645\\u0644\\u0627\\u062d\\u0638\\u0629)\\b.{0,90}(?:comment|coment|kommentar|\\u062a\\u0639\\u0644\\u064a\\u0642)
    `),
    420,
  ],
]
