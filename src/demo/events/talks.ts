/**
 * Event scripts: border talks between two countries, then the agreement that ends them; a minister who resigns.
 * In: nothing. Out: a table. Touches nothing. All places, people and outlets are invented.
 */
import type { PressEvent } from '../press-article.ts'

export const talksEvents: readonly PressEvent[] = [
  {
    id: 'border-talks',
    section: 'سياسة',
    keywords: ['محادثات غدير', 'الحدود بين ساحليا والتلال', 'كمال الأيوبي', 'نادر الجبلي'],
    articles: [
      {
        key: 'wire',
        by: 'madar',
        at: '1 10:15',
        author: 'رنا السعدي',
        title: 'بدء محادثات في غدير بين ساحليا والتلال بشأن ترسيم الحدود',
        text: `غدير - بدأت في غدير عاصمة الواحات، {today}، جولة محادثات بين وزير خارجية ساحليا كمال الأيوبي ونظيره في التلال نادر الجبلي بشأن ترسيم الحدود البرية المتنازع عليها منذ عقدين.

وقال الأيوبي في مستهل الجلسة: "جئنا بنية صادقة، ونريد اتفاقاً يُنهي معاناة سكان القرى الحدودية".

من جهته أعلن الجبلي أن بلاده مستعدة لفتح معبر الصفصافة مؤقتاً أمام المزارعين إذا أحرزت المحادثات تقدماً.

وتستضيف الواحات المحادثات بصفتها وسيطاً، ومن المقرر أن تستمر ثلاثة أيام في قصر الغدير بحضور خبراء المساحة من البلدين.`,
      },
      { by: 'naqil', at: '1 10:50', copyOf: 'wire' },
      { by: 'fajr', at: '1 11:20', copyOf: 'wire', title: 'ساحليا والتلال تبدآن محادثات ترسيم الحدود في غدير', cut: 1 },
      { by: 'huna', at: '1 11:40', copyOf: 'wire', title: 'الجبلي من غدير: مستعدون لفتح معبر الصفصافة أمام المزارعين' },
      {
        by: 'waha',
        at: '1 12:30',
        author: 'يوسف الغامري',
        title: 'غدير تجمع ساحليا والتلال حول طاولة الحدود للمرة الأولى منذ ست سنوات',
        text: `جلس وزيرا خارجية ساحليا والتلال {today} إلى طاولة واحدة في قصر الغدير للمرة الأولى منذ انهيار مفاوضات الحدود قبل ست سنوات.

وأكد وزير خارجية الواحات طلال المهيري، الذي يرأس الجلسات، أن "الأجواء إيجابية، والطرفان اتفقا على جدول الأعمال في ساعة واحدة".

وعلمت الواحة اليوم أن الخلاف الرئيس يدور حول شريط من ستة كيلومترات قرب معبر الصفصافة، وأن خرائط جديدة أُعدت بصور الأقمار الصناعية ستُعرض على الوفدين {tomorrow}.`,
      },
      {
        by: 'courrier',
        at: '1 13:10',
        author: 'Claire Haddad',
        title: 'Ghadir : Sahilia et les Collines reprennent leurs pourparlers sur la frontière',
        text: `Les ministres des Affaires étrangères de Sahilia, Kamal al-Ayoubi, et des Collines, Nader al-Jabali, ont entamé {today} à Ghadir trois jours de pourparlers sur le tracé de leur frontière, disputé depuis vingt ans.

« Nous sommes venus avec une intention sincère », a déclaré M. al-Ayoubi à l'ouverture des travaux.

Le litige porte surtout sur une bande de six kilomètres près du poste-frontière de Safsafa.`,
      },
    ],
  },
  {
    id: 'border-agreement',
    continues: 'border-talks',
    section: 'سياسة',
    keywords: ['اتفاق غدير', 'الحدود بين ساحليا والتلال', 'معبر الصفصافة', 'نادر الجبلي'],
    articles: [
      {
        key: 'wire',
        by: 'madar',
        at: '4 16:05',
        author: 'رنا السعدي',
        title: 'ساحليا والتلال توقعان في غدير اتفاقاً لترسيم الحدود وفتح معبر الصفصافة',
        text: `غدير - وقّع وزيرا خارجية ساحليا والتلال في غدير، {today}، اتفاقاً لترسيم الحدود بين البلدين يُنهي نزاعاً استمر عشرين عاماً وينص على فتح معبر الصفصافة خلال ثلاثين يوماً.

وقال وزير خارجية ساحليا كمال الأيوبي عقب التوقيع إن الاتفاق "يعيد إلى سكان الحدود حياتهم الطبيعية".

وأوضح نظيره نادر الجبلي أن لجنة مشتركة من 12 خبيراً ستضع العلامات الحدودية على الأرض، وأن الشريط المتنازع عليه سيُقسم مناصفة.

ورحّب وزير خارجية الواحات طلال المهيري بالاتفاق، معتبراً أنه ثمرة أربعة أيام من العمل المتواصل، بعدما كان مقرراً أن تنتهي المحادثات قبل يوم.

ويتعين أن يصادق برلمانا البلدين على الاتفاق قبل دخوله حيز التنفيذ.`,
      },
      { by: 'naqil', at: '4 16:30', copyOf: 'wire' },
      { by: 'barq', at: '4 18:20', copyOf: 'wire', title: 'توقيع اتفاق الحدود بين ساحليا والتلال في غدير', cut: 1 },
      {
        by: 'qalam',
        at: '4 17:10',
        copyOf: 'wire',
        title: 'الجبلي: الشريط المتنازع عليه سيُقسم مناصفة بعد اتفاق غدير',
        cut: 1,
      },
      {
        by: 'sahel',
        at: '4 17:45',
        author: 'زياد الحمصي',
        title: 'اتفاق غدير يقسم الشريط الحدودي والمعارضة في ساحليا تعترض',
        text: `اعترضت كتلة المعارضة في برلمان ساحليا على اتفاق ترسيم الحدود الذي وُقع في غدير {today}، وقالت إن تقسيم الشريط قرب معبر الصفصافة "تنازل عن أرض لا يملك أحد حق التنازل عنها".

وقال رئيس الكتلة عدنان الصيرفي لصحيفة الساحل: "لن نصوّت لاتفاق لم نره قبل توقيعه".

ورد مصدر في وزارة الخارجية بأن نص الاتفاق سيُحال إلى البرلمان مطلع الأسبوع، وأن اللجنة المشتركة ستضم 14 خبيراً بينهم ممثلون للقرى الحدودية.`,
      },
      {
        by: 'huna',
        at: '4 18:00',
        title: 'فرحة في القرى الحدودية بعد إعلان فتح معبر الصفصافة خلال شهر',
        text: `عمّت الفرحة قرى الشريط الحدودي شرق التلال مساء {today} بعد إعلان اتفاق غدير الذي يفتح معبر الصفصافة خلال شهر.

وقال المزارع إبراهيم النعيمي من قرية الصفصافة: "أرضي على الجهة الأخرى منذ عشرين عاماً، وسأزورها أخيراً من دون تصريح".

وأعلن محافظ الشرق أن أعمال تأهيل الطريق المؤدي إلى المعبر تبدأ الأسبوع المقبل بكلفة تسعة ملايين دينار.`,
      },
      {
        by: 'harbor',
        at: '4 18:30',
        author: 'Nadia Marsh',
        title: 'Sahilia and the Hills sign border deal in Ghadir, reopening Safsafa crossing',
        text: `Sahilia and the Hills signed an agreement in Ghadir on {today} that settles a twenty-year border dispute and reopens the Safsafa crossing within thirty days.

"It gives people on the border their normal lives back," Sahilia's foreign minister Kamal al-Ayoubi said after the signing.

A joint commission of twelve experts will place the markers, his counterpart Nader al-Jabali said. Opposition deputies in Murjan said they would vote against the deal.`,
      },
      {
        by: 'courrier',
        at: '4 17:20',
        author: 'Claire Haddad',
        title: 'Frontière : accord signé à Ghadir entre Sahilia et les Collines',
        text: `Sahilia et les Collines ont signé {today} à Ghadir un accord sur leur frontière, mettant fin à vingt ans de litige et prévoyant la réouverture du poste de Safsafa dans les trente jours.

L'accord « rend aux habitants de la frontière une vie normale », a déclaré le ministre Kamal al-Ayoubi.

Les deux parlements doivent encore le ratifier.`,
      },
    ],
  },
  {
    id: 'health-minister',
    section: 'سياسة',
    keywords: ['وزيرة الصحة', 'سلمى العطار', 'استقالة', 'ساحليا'],
    articles: [
      {
        key: 'rumour',
        by: 'barq',
        at: '2 08:30',
        title: 'مصادر: وزيرة الصحة في ساحليا تقدم استقالتها بعد خلاف على الموازنة',
        text: `كشفت مصادر مطلعة لـ"برق نيوز" أن وزيرة الصحة في ساحليا سلمى العطار قدمت استقالتها إلى رئيس الوزراء فارس المنذر مساء {yesterday}، بعد خلاف حاد على موازنة المستشفيات الحكومية.

وقالت المصادر إن العطار طلبت 220 مليون ريال إضافية لشراء أدوية السرطان، وإن وزارة المالية رفضت الطلب مرتين.

وأضافت أن رئيس الوزراء لم يبت في الاستقالة بعد، وأن وساطة تجري لإقناع الوزيرة بالعدول عنها.`,
      },
      { by: 'naqil', at: '2 08:50', copyOf: 'rumour' },
      { by: 'qalam', at: '2 09:40', copyOf: 'rumour', title: 'أنباء عن استقالة وزيرة الصحة في ساحليا', cut: 1 },
      {
        key: 'denial',
        by: 'madar',
        at: '2 10:40',
        author: 'سامر العلمي',
        title: 'وزيرة الصحة في ساحليا تنفي تقديم استقالتها: خبر عار من الصحة',
        text: `مرجان - نفت وزيرة الصحة في ساحليا سلمى العطار، {today}، ما تداولته مواقع إخبارية عن تقديم استقالتها، ووصفت الخبر بأنه "عار من الصحة جملة وتفصيلاً".

وقالت العطار في بيان: "أمارس عملي كالمعتاد، والحوار مع وزارة المالية بشأن موازنة المستشفيات مستمر ولم يُحسم".

وأكد المتحدث باسم مجلس الوزراء أن رئيس الحكومة لم يتلق أي استقالة.

وكان موقع برق نيوز قد نقل عن مصادر لم يسمها أن الوزيرة استقالت بسبب خلاف على مخصصات أدوية السرطان.`,
      },
      { by: 'fajr', at: '2 11:15', copyOf: 'denial', title: 'العطار: خبر استقالتي عار من الصحة' },
      { by: 'naqil', at: '2 11:05', copyOf: 'denial' },
      {
        by: 'sahel',
        at: '2 13:20',
        author: 'زياد الحمصي',
        title: 'خلاف الصحة والمالية في ساحليا: 220 مليون ريال تنتظر قرار المنذر',
        text: `أكدت مصادر في وزارة المالية لصحيفة الساحل وجود خلاف مع وزيرة الصحة سلمى العطار على 220 مليون ريال مخصصة لأدوية السرطان، لكنها نفت أن يكون الخلاف قد وصل إلى حد الاستقالة.

وقال وكيل وزارة المالية بسام النحاس: "الموازنة ضيقة، وسنقترح تقسيط المبلغ على عامين".

ويُنتظر أن يحسم رئيس الوزراء فارس المنذر المسألة في جلسة الحكومة المقررة {tomorrow}.`,
      },
    ],
  },
]
