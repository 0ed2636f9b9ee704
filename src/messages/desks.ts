/**
 * Names of the sections of a newspaper, and what pages say about them.
 * In: nothing. Out: the table. Touches nothing.
 */
export const deskMessages = {
  'desk.label': { ar: 'القسم', en: 'Section' },
  'desk.all': { ar: 'كل الأقسام', en: 'All sections' },
  'desk.politics': { ar: 'سياسة', en: 'Politics' },
  'desk.economy': { ar: 'اقتصاد', en: 'Economy' },
  'desk.society': { ar: 'مجتمع', en: 'Society' },
  'desk.accidents': { ar: 'حوادث', en: 'Accidents' },
  'desk.technology': { ar: 'علوم وتقنية', en: 'Science and technology' },
  'desk.health': { ar: 'صحة', en: 'Health' },
  'desk.culture': { ar: 'ثقافة وفن', en: 'Culture' },
  'desk.sport': { ar: 'رياضة', en: 'Sport' },
  'desk.set': { ar: 'قسم هذا الخبر', en: 'Section of this story' },
  'desk.found': { ar: 'كما يُقرأ من النص', en: 'As read from the text' },
  'desk.save': { ar: 'غيّر القسم', en: 'Change section' },
  'search.byDesk': { ar: 'حسب القسم', en: 'By section' },
} as const
