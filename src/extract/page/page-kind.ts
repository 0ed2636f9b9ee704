/**
 * Tells pages that are no article: consent walls, error pages with a success status, paywalls with no text.
 * In: the page's title, its text and what was found. Out: a problem code, or undefined. Touches nothing.
 */
import type { ProblemCode } from '../../problem.ts'
import type { LinkedData } from './json-ld.ts'

export interface KindInput {
  title: string
  docTitle: string
  /** The article as extracted. */
  text: string
  /** Weight of the article's prose. */
  prose: number
  /** The first 6,000 characters of everything the page shows. */
  shown: string
  data: LinkedData
  /** Names an article type in JSON-LD or og:type. */
  declaredArticle: boolean
}

/** Why this page is not an article, or undefined when it may be one. */
export function pageProblem(input: KindInput): ProblemCode | undefined {
  const { prose, shown } = input
  const heads = `${input.title}\n${input.docTitle}`
  if (prose < 700 && notFound.test(heads)) return 'extract.not-found-page'
  if (prose < 500 && !input.declaredArticle && notFoundText.test(shown.slice(0, 1500))) return 'extract.not-found-page'
  const consentHits = shown.match(consentWords)?.length ?? 0
  if (!input.declaredArticle && consentHits >= 2 && (input.text === '' || consentText.test(input.text)))
    return 'extract.consent'
  if (prose < 1600 && consentText.test(input.title === '' ? input.docTitle : input.title)) return 'extract.consent'
  if (input.data.free === false && prose < 220) return 'extract.paywall'
  if (prose < 280 && paywallText.test(input.text)) return 'extract.paywall'
  if (prose < 220 && paywallText.test(shown)) return 'extract.paywall'
  if (input.text === '') return shown.trim() === '' ? 'extract.empty' : 'extract.not-an-article'
  return undefined
}

const notFound =
  /(?:^|\s|\|)(?:404|error 404|page not found|not found|page (?:does not|doesn.t) exist|\u0627\u0644\u0635\u0641\u062d\u0629 \u063a\u064a\u0631 \u0645\u0648\u062c\u0648\u062f\u0629|\u0635\u0641\u062d\u0629 \u063a\u064a\u0631 \u0645\u0648\u062c\u0648\u062f\u0629|\u0644\u0645 (?:\u064a\u062a\u0645 \u0627\u0644\u0639\u062b\u0648\u0631|\u0646\u062c\u062f|\u0646\u0639\u062b\u0631)|\u062e\u0637\u0623 404|\u0627\u0644\u062e\u0628\u0631 \u063a\u064a\u0631 \u0645\u0648\u062c\u0648\u062f|\u0639\u0630\u0631\u0627|page introuvable|seite nicht gefunden|p\u00e1gina no encontrada|p\u00e1gina n\u00e3o encontrada|\u0441\u0442\u0440\u0430\u043d\u0438\u0446\u0430 \u043d\u0435 \u043d\u0430\u0439\u0434\u0435\u043d\u0430|\u0635\u0641\u062d\u0647 \u06cc\u0627\u0641\u062a \u0646\u0634\u062f)(?:$|[\s|.,!:\u060c-])/i
const notFoundText =
  /(?:(?:page|article|content) (?:you (?:are|were) looking for|you requested)[^.]{0,40}(?:not|moved|removed|exist)|\u0627\u0644\u0635\u0641\u062d\u0629 (?:\u0627\u0644\u062a\u064a|\u0627\u0644\u0645\u0637\u0644\u0648\u0628\u0629)[^.]{0,50}(?:\u063a\u064a\u0631 \u0645\u0648\u062c\u0648\u062f\u0629|\u0644\u0645 \u062a\u0639\u062f|\u062d\u064f?\u0630\u0641\u062a)|\u0627\u0644\u0631\u0627\u0628\u0637 \u0627\u0644\u0630\u064a (?:\u0627\u062a\u0628\u0639\u062a\u0647|\u0637\u0644\u0628\u062a\u0647))/i
const consentWords =
  /cookies?\b|consent|\bgdpr\b|privacy (?:policy|settings)|\u0645\u0644\u0641\u0627\u062a \u062a\u0639\u0631\u064a\u0641 \u0627\u0644\u0627\u0631\u062a\u0628\u0627\u0637|\u0627\u0644\u0643\u0648\u0643\u064a\u0632|\u0643\u0639\u0643\u0627\u062a|\u0633\u064a\u0627\u0633\u0629 \u0627\u0644\u062e\u0635\u0648\u0635\u064a\u0629|vos donn\u00e9es|datenschutz/gi
const consentText =
  /(?:we (?:and our partners|use cookies)|before you continue|accept (?:all )?cookies|your privacy (?:choices|matters)|we value your privacy|cookie consent|\u0646\u062d\u0646 \u0648\u0634\u0631\u0643\u0627\u0624\u0646\u0627|\u0646\u0633\u062a\u062e\u062f\u0645 \u0645\u0644\u0641\u0627\u062a \u062a\u0639\u0631\u064a\u0641 \u0627\u0644\u0627\u0631\u062a\u0628\u0627\u0637|\u0642\u0628\u0644 \u0627\u0644\u0645\u062a\u0627\u0628\u0639\u0629|\u0627\u0644\u0645\u0648\u0627\u0641\u0642\u0629 \u0639\u0644\u0649 (?:\u0645\u0644\u0641\u0627\u062a|\u0627\u0644\u0643\u0639\u0643\u0627\u062a)|\u062e\u0635\u0648\u0635\u064a\u062a\u0643 (?:\u062a\u0647\u0645\u0646\u0627|\u0645\u0647\u0645\u0629)|nous et nos partenaires|wir und unsere partner|\u0443\u0432\u0430\u0436\u0430\u0435\u043c \u0432\u0430\u0448\u0443)/i
const paywallText =
  /(?:subscribe to (?:continue|read|unlock)|to (?:continue|keep) reading[^.]{0,60}(?:subscribe|sign in|register|log in)|already a subscriber|this (?:article|content|story) is (?:for|exclusive to|reserved for|available to) (?:our )?subscribers|subscribers only|\u0644\u0644\u0645\u0634\u062a\u0631\u0643\u064a\u0646 \u0641\u0642\u0637|(?:\u0627\u0634\u062a\u0631\u0643|\u0633\u062c\u0644 \u0627\u0644\u062f\u062e\u0648\u0644) (?:\u0644\u0644\u0645\u062a\u0627\u0628\u0639\u0629|\u0644\u0645\u062a\u0627\u0628\u0639\u0629 \u0627\u0644\u0642\u0631\u0627\u0621\u0629|\u0644\u0642\u0631\u0627\u0621\u0629)|\u0644\u0645\u062a\u0627\u0628\u0639\u0629 \u0627\u0644\u0642\u0631\u0627\u0621\u0629[^.]{0,40}(?:\u0627\u0634\u062a\u0631\u0643|\u0627\u0644\u0627\u0634\u062a\u0631\u0627\u0643|\u0633\u062c\u0644)|\u0647\u0630\u0627 \u0627\u0644\u0645\u062d\u062a\u0648\u0649 (?:\u0645\u062e\u0635\u0635|\u062d\u0635\u0631\u064a) \u0644\u0644\u0645\u0634\u062a\u0631\u0643\u064a\u0646|r\u00e9serv\u00e9 aux abonn\u00e9s|nur f\u00fcr abonnenten|exclusivo para suscriptores|\u0442\u043e\u043b\u044c\u043a\u043e \u0434\u043b\u044f \u043f\u043e\u0434\u043f\u0438\u0441\u0447\u0438\u043a\u043e\u0432)/i
