/**
 * Names that are neither people, places nor organisations: currencies, faiths and their books, prizes, contests.
 * In: nothing. Out: words. Touches nothing. General knowledge, written by hand.
 */

export const currencyNames =
  'دولار دولارا الدولار يورو اليورو درهم درهما الدرهم جنيه جنيها الجنيه شيكل الشيكل ين الين يوان اليوان روبل الروبل فرنك الفرنك كرونة روبية الروبية'

export const otherNames =
  'الله اللـه الإسلام للإسلام والإسلام بالإسلام المسيحية النصرانية اليهودية البوذية الهندوسية القرآن للقرآن بالقرآن الإنجيل التوراة الكعبة للكعبة نوبل أوسكار الأوسكار المونديال مونديال تسونامي اليونيفيل يونيفيل اليورانيوم البلوتونيوم كلاشنيكوف الأباتشي أباتشي سكود الكاتيوشا كاتيوشا'

/** Contests: a name with the definite words after it ("بطولة العالم للشبان"). */
export const contestNames = 'بطولة كأس'
