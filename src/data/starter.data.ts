/**
 * Lists of src/data/starter, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** News outlets to begin with: facts only, no judgement of quality or politics; the address of each feed is asked when it is added */
export const outlets: readonly string[] = `
AE | ar | broadcaster | CNN بالعربية | https://arabic.cnn.com/ | https://arabic.cnn.com/api/v1/rss/rss.xml
AE | ar | broadcaster | سكاي نيوز عربية | https://www.skynewsarabia.com/ | https://www.skynewsarabia.com/rss
AE | ar | broadcaster | سكاي نيوز عربية | https://www.skynewsarabia.com/ | https://www.skynewsarabia.com/rss.xml
AE | ar | broadcaster | سكاي نيوز عربية | https://www.skynewsarabia.com/ | https://www.skynewsarabia.com/rss/middle-east.xml
AE | ar | broadcaster | سكاي نيوز عربية | https://www.skynewsarabia.com/ | https://www.skynewsarabia.com/rss/world.xml
AE | ar | newspaper | الخليج | https://www.alkhaleej.ae | https://www.alkhaleej.ae/section/1110/rss.xml
AE | ar | newspaper | الخليج | https://www.alkhaleej.ae | https://www.alkhaleej.ae/section/6556/rss.xml
AE | ar | newspaper | الخليج | https://www.alkhaleej.ae | https://www.alkhaleej.ae/section/6557/rss.xml
AE | en | newspaper | Gulf News | https://gulfnews.com/ | https://gulfnews.com/api/v1/collections/latest-news.rss
AE | en | newspaper | Khaleej Times | https://www.khaleejtimes.com/ | https://www.khaleejtimes.com/api/v1/collections/top-section.rss
AE | en | newspaper | The National | https://www.thenationalnews.com/ | https://www.thenationalnews.com/arc/outboundfeeds/rss/?outputType=xml
CZ | fa | broadcaster | رادیو فردا | https://www.radiofarda.com/ | http://www.radiofarda.com/api/
DE | ar | broadcaster | دويتشه فيله (عربي) | https://www.dw.com/ar | https://rss.dw.com/xml/rss-ar-all
DZ | ar | broadcaster | الهداف تي في | https://elheddaftv.com/ | https://elheddaftv.com/feed/
DZ | ar | newspaper | البلاد (الجزائر) | https://www.elbilad.net/ | https://www.elbilad.net/feed
DZ | ar | newspaper | الحياة (الجزائر) | https://cdn.elhayat.dz/ | https://cdn.elhayat.dz/feed/
DZ | ar | newspaper | الخبر | https://www.elkhabar.com/ | https://www.elkhabar.com/feed
DZ | ar | newspaper | الشروق (الجزائر) | https://www.echoroukonline.com/ | https://www.echoroukonline.com/feed
DZ | ar | newspaper | الشعب | https://www.echaab.dz/ | https://www.echaab.dz/feed/
DZ | ar | newspaper | المجاهد | https://www.elmoudjahid.com/ar | https://www.elmoudjahid.com/ar/feed
DZ | ar | newspaper | النهار (الجزائر) | https://www.ennaharonline.com/ | https://www.ennaharonline.com/feed
DZ | ar | other | أخبار دزاير | https://www.cdn.akhbardzair.dz/ | https://www.cdn.akhbardzair.dz/feed/
DZ | ar | other | دزاير نيوز | https://dzayernews.dz/ | https://dzayernews.dz/feed/
DZ | fr | newspaper | El Watan | https://www.elwatan.com/ | https://feeds.feedburner.com/elwatan/4pwdGeU2mTa
DZ | fr | newspaper | Le Soir d'Algérie | https://www.lesoirdalgerie.com/ | https://www.lesoirdalgerie.com/feed
DZ | fr | other | TSA | https://www.tsa-algerie.com/ | https://www.tsa-algerie.com/feed/
EG | ar | newspaper | الشروق | https://www.shorouknews.com/ | http://www.shorouknews.com/columns/rss/
EG | ar | newspaper | المصري اليوم | https://www.almasryalyoum.com/ | https://www.almasryalyoum.com/rss/rssfeed
EG | ar | newspaper | المصري اليوم | https://www.almasryalyoum.com/ | https://www.almasryalyoum.com/rss/rssfeeds
EG | ar | newspaper | اليوم السابع | https://www.youm7.com/ | https://www.youm7.com/RSS/SectionRss?SectionID=203
EG | ar | newspaper | اليوم السابع | https://www.youm7.com/ | https://www.youm7.com/rss/SectionRss?SectionID=97
EG | ar | other | صدى البلد | https://elbalad.news/ | https://www.elbalad.news/rss.aspx
EG | ar | other | مصراوي | https://www.masrawy.com/ | https://www.masrawy.com/rss/feed/25/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1
EG | en | newspaper | Daily News Egypt | https://dailynewsegypt.com/ | https://www.dailynewsegypt.com/feed/
EG | en | newspaper | Egypt Independent | https://www.egyptindependent.com/ | https://www.egyptindependent.com/feed/
FR | ar | broadcaster | فرانس 24 | https://www.france24.com/ | https://www.france24.com/ar/rss
FR | ar | broadcaster | مونت كارلو الدولية | http://www.mc-doualiya.com/ | https://www.mc-doualiya.com/%D8%A3%D9%81%D8%B1%D9%8A%D9%82%D9%8A%D8%A7/rss
FR | ar | broadcaster | يورونيوز (عربي) | https://arabic.euronews.com/ | https://arabic.euronews.com/rss
FR | ar | other | سودان تريبيون (عربي) | http://www.sudantribune.net/ | https://sudantribune.net/feed/
GB | ar | broadcaster | بي بي سي عربي | https://www.bbc.com/arabic/ | https://feeds.bbci.co.uk/arabic/middleeast/rss.xml
GB | ar | broadcaster | بي بي سي عربي | https://www.bbc.com/arabic/ | https://feeds.bbci.co.uk/arabic/rss.xml
GB | ar | broadcaster | بي بي سي عربي | https://www.bbc.com/arabic/ | https://feeds.bbci.co.uk/arabic/worldnews/rss.xml
GB | en | broadcaster | BBC News Middle East | http://feeds.bbci.co.uk/ | https://feeds.bbci.co.uk/news/world/middle_east/rss.xml
GB | en | other | Middle East Eye | https://www.middleeasteye.net/ | https://www.middleeasteye.net/rss
GB | en | other | Middle East Monitor | https://www.middleeastmonitor.com/ | https://www.middleeastmonitor.com/feed/
GB | en | other | The New Arab | https://www.newarab.com/ | https://www.newarab.com/rss
GB | fa | broadcaster | بی بی سی فارسی | https://www.bbc.com/persian/ | http://feeds.bbci.co.uk/persian/tv-and-radio-37434376/rss.xml
GB | fa | broadcaster | بی بی سی فارسی | https://www.bbc.com/persian/ | https://feeds.bbci.co.uk/persian/rss.xml
GB | ru | broadcaster | Би-би-си Русская служба | https://www.bbc.com/russian/ | https://feeds.bbci.co.uk/russian/rss.xml
IL | en | newspaper | Haaretz (English) | https://www.haaretz.com/ | https://www.haaretz.com/srv/haaretz-latest-headlines
IL | en | newspaper | Haaretz (English) | https://www.haaretz.com/ | https://www.haaretz.com/srv/israel-news-rss
IL | en | newspaper | Haaretz (English) | https://www.haaretz.com/ | https://www.haaretz.com/srv/middle-east-news-rss
IL | en | newspaper | The Jerusalem Post | https://www.jpost.com/ | https://www.jpost.com//rss/rssfeedsfrontpage.aspx
IL | en | newspaper | The Jerusalem Post | https://www.jpost.com/ | https://www.jpost.com//rss/rssfeedsgaza.aspx
IL | en | newspaper | The Jerusalem Post | https://www.jpost.com/ | https://www.jpost.com//rss/rssfeedsisraelnews.aspx
IL | en | newspaper | The Jerusalem Post | https://www.jpost.com/ | https://www.jpost.com/rss/rssfeedsheadlines.aspx
IL | en | other | +972 Magazine | https://www.972mag.com/ | https://www.972mag.com/feed/
IL | en | other | +972 Magazine | https://www.972mag.com/ | https://www.972mag.com/topic/gaza/feed/
IL | en | other | The Times of Israel | https://www.timesofisrael.com/ | https://www.timesofisrael.com/feed/
IL | he | newspaper | גלובס | https://www.globes.co.il/ | https://www.globes.co.il/WebService/Rss/RssFeeder.asmx/FeederKeyword?iID=1404
IL | he | newspaper | גלובס | https://www.globes.co.il/ | https://www.globes.co.il/WebService/Rss/RssFeeder.asmx/FeederNode?iID=942
IL | he | newspaper | גלובס | https://www.globes.co.il/ | https://www.globes.co.il/webservice/rss/rssfeeder.asmx/FeederNode?iID=1725
IL | he | other | mako | https://www.mako.co.il/ | http://rcs.mako.co.il/rss/MainSliderRss.xml
IL | he | other | ynet | https://www.ynet.co.il/ | http://www.ynet.co.il/Integration/StoryRss3082.xml
IL | he | other | ynet | https://www.ynet.co.il/ | https://www.ynet.co.il/3rdparty/mobile/rss/ynetnews/3082/
IL | he | other | ynet | https://www.ynet.co.il/ | https://www.ynet.co.il/3rdparty/mobile/rss/ynetnews/3089/
IQ | ar | agency | بغداد اليوم | https://baghdadtoday.news/ | https://baghdadtoday.news/rss.xml
IQ | ar | agency | شفق نيوز | https://shafaq.com/ar | https://shafaq.com/rss/ar
IQ | ar | agency | وكالة الأنباء العراقية (واع) | https://ina.iq | https://ina.iq/rssdzen.xml
IQ | ar | broadcaster | السومرية نيوز | https://www.alsumaria.tv/ | https://www.alsumaria.tv/Rss/iraq-latest-news/ar
IQ | ar | broadcaster | كوردستان 24 عربي | https://www.kurdistan24.net/ | https://www.kurdistan24.net/ar/rss.xml
IQ | ar | newspaper | المدى | https://almadapaper.net/ | https://almadapaper.net/feed/
IQ | ar | other | الحوار المتمدن | http://ahewar.org/ | http://www.ahewar.org/rss/default.asp?lt=7
IQ | en | broadcaster | Kurdistan24 English | https://www.kurdistan24.net/ | https://www.kurdistan24.net/en/rss.xml
IQ | en | other | Iraqi News | https://www.iraqinews.com/ | https://www.iraqinews.com/feed/
IR | en | agency | IRNA English | https://en.irna.ir | https://en.irna.ir/rss
IR | en | agency | Mehr News English | https://en.mehrnews.com | https://en.mehrnews.com/rss
IR | en | newspaper | Tehran Times | https://www.tehrantimes.com/ | https://www.tehrantimes.com/rss
IR | fa | agency | خبرگزاری ایسنا | https://www.isna.ir/ | https://www.isna.ir/rss
IR | fa | agency | خبرگزاری مهر | https://www.mehrnews.com/ | https://www.mehrnews.com/rss
IR | fa | newspaper | همشهری آنلاین | https://www.hamshahrionline.ir | https://www.hamshahrionline.ir/rss
IR | fa | other | تابناک | https://www.tabnak.ir/ | https://www.tabnak.ir/fa/rss/allnews
IR | fa | other | خبرآنلاین | https://www.khabaronline.ir/ | https://www.khabaronline.ir/rss
IR | fa | other | عصر ایران | https://www.asriran.com/ | https://www.asriran.com/fa/rss/allnews
JO | ar | broadcaster | المملكة | https://www.almamlakatv.com | https://www.almamlakatv.com/rss.xml
JO | ar | broadcaster | رؤيا | https://www.royanews.tv | https://royanews.tv/rss
JO | ar | other | جو 24 | https://www.jo24.net | https://jo24.net/rss.xml
JO | ar | other | جوردان زاد | http://jordanzad.com/ | http://www.jordanzad.com/rss.php?type=main
JO | en | newspaper | Jordan News | https://www.jordannews.jo | https://www.jordannews.jo/rss
JO | en | newspaper | The Jordan Times | https://www.jordantimes.com | https://jordantimes.com/rss-feed/45
JO | en | newspaper | The Jordan Times | https://www.jordantimes.com | https://jordantimes.com/rss-feed/46
KW | en | newspaper | Arab Times | https://www.arabtimesonline.com/ | https://www.arabtimesonline.com/rssfeed/0/
KW | en | newspaper | Arab Times | https://www.arabtimesonline.com/ | https://www.arabtimesonline.com/rssfeed/73/
LB | ar | broadcaster | إل بي سي آي | https://www.lbcgroup.tv | https://www.lbcgroup.tv/Rss/News/ar/107/%D8%B1%D9%8A%D8%A7%D8%B6%D8%A9
LB | ar | broadcaster | إل بي سي آي | https://www.lbcgroup.tv | https://www.lbcgroup.tv/Rss/News/ar/25/%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF
LB | ar | broadcaster | إل بي سي آي | https://www.lbcgroup.tv | https://www.lbcgroup.tv/Rss/NewsHighlights/ar
LB | ar | broadcaster | إل بي سي آي | https://www.lbcgroup.tv | https://www.lbcgroup.tv/Rss/latest-news/ar
LB | ar | broadcaster | الجديد | https://www.aljadeed.tv/arabic/ | https://www.aljadeed.tv/Rss/NewsHighlights/ar
LB | ar | newspaper | النهار | https://www.annahar.com/ | https://www.annahar.com/arabic/rss-feed
LB | ar | newspaper | النهار | https://www.annahar.com/ | https://www.annahar.com/rss
LB | en | other | Naharnet | https://www.naharnet.com | https://www.naharnet.com/tags/lebanon/en/feed.atom
LV | ru | other | Медуза | https://meduza.io/ | https://meduza.io/rss/all
LY | en | newspaper | The Libya Herald | https://libyaherald.com/ | https://libyaherald.com/rss.xml
MA | ar | agency | وكالة المغرب العربي للأنباء | https://www.mapnews.ma | https://www.mapnews.ma/ar/actualites/economie/rss
MA | ar | agency | وكالة المغرب العربي للأنباء | https://www.mapnews.ma | https://www.mapnews.ma/ar/actualites/general/rss
MA | ar | agency | وكالة المغرب العربي للأنباء | https://www.mapnews.ma | https://www.mapnews.ma/ar/actualites/monde/rss
MA | ar | agency | وكالة المغرب العربي للأنباء | https://www.mapnews.ma | https://www.mapnews.ma/ar/actualites/politique/rss
MA | ar | agency | وكالة المغرب العربي للأنباء | https://www.mapnews.ma | https://www.mapnews.ma/ar/actualites/social/rss
MA | ar | broadcaster | SNRT نيوز | https://snrtnews.com/ | https://snrtnews.com/rss.xml
MA | ar | government | مجلس النواب المغربي | https://www.chambredesrepresentants.ma/ | https://www.chambredesrepresentants.ma/ar/news/rss
MA | ar | newspaper | الأحداث المغربية | https://ahdath.info/ | https://www.ahdath.info/rssFeed/0
MA | ar | newspaper | الأحداث المغربية | https://ahdath.info/ | https://www.ahdath.info/rssFeed/10/32
MA | ar | newspaper | الأحداث المغربية | https://ahdath.info/ | https://www.ahdath.info/rssFeed/10/6
MA | ar | newspaper | الأحداث المغربية | https://ahdath.info/ | https://www.ahdath.info/rssFeed/2/1
MA | ar | newspaper | الأحداث المغربية | https://ahdath.info/ | https://www.ahdath.info/rssFeed/2/3
MA | ar | newspaper | الأحداث المغربية | https://ahdath.info/ | https://www.ahdath.info/rssFeed/4/7
MA | ar | newspaper | الصباح (المغرب) | https://assabah.ma/ | https://assabah.ma/feed
MA | ar | newspaper | العلم | https://www.alalam.ma/ | https://www.alalam.ma/xml/syndication.rss
MA | ar | other | أخبارنا | https://www.akhbarona.com/ | https://www.akhbarona.com/feed/index.rss
MA | ar | other | أزيلال 24 | https://azilal24.com/ | https://azilal24.com/feed
MA | ar | other | أطلس سكوب | https://atlasscoop.com/ | https://atlasscoop.com/feed
MA | ar | other | أكادير 24 | https://agadir24.info/ | https://agadir24.info/feed
MA | ar | other | إعلام تيفي | https://i3lamtv.com/ | https://i3lamtv.com/feed
MA | ar | other | البطولة | https://www.elbotola.com/ | http://www.elbotola.com/feeds/
MA | ar | other | العمق المغربي | https://al3omk.com/ | https://al3omk.com/feed
MA | ar | other | المغرب اليوم | https://www.almaghribtoday.net/ | https://www.almaghribtoday.net/home/rss.xml
MA | ar | other | اليوم 24 | https://www.alyaoum24.com/ | https://alyaoum24.com/feed
MA | ar | other | تيليكسبريس | http://telexpresse.com/ | https://telexpresse.com/feed
MA | ar | other | رو20 | https://www.rue20.com/ | https://rue20.com/feed
MA | ar | other | زاكورة بريس | https://www.zagorapress.com/ | https://www.zagorapress.com/feed
MA | ar | other | طنجة 7 | https://www.tanja7.com/ | https://www.tanja7.com/feed/
MA | ar | other | طنجة نيوز | https://tanjanews.com/ | https://tanjanews.com/feed
MA | ar | other | مراكش 7 | https://marrakech7.com/ | https://marrakech7.com/feed/
MA | ar | other | هسبريس | https://www.hespress.com/ | http://www.hespress.com/feed/index.rss
MA | ar | other | هسبريس | https://www.hespress.com/ | https://www.hespress.com/feed/
MA | ar | other | وجدة سيتي | https://www.oujdacity.net/ | https://www.oujdacity.net/feed
MA | en | other | Morocco World News | https://www.moroccoworldnews.com | https://www.moroccoworldnews.com/feed
MA | fr | newspaper | Aujourd'hui le Maroc | https://aujourdhui.ma | https://aujourdhui.ma/feed/
MA | fr | other | Le360 (français) | https://fr.le360.ma | https://fr.le360.ma/arc/outboundfeeds/rss/?outputType=xml
MR | ar | agency | صحراء ميديا | https://www.saharamedias.net/ | https://saharamedias.net/feed/
OM | ar | agency | وكالة الأنباء العُمانية | https://omannews.gov.om | https://omannews.gov.om/rss.ona
OM | en | newspaper | Oman Observer | https://www.omanobserver.om/ | https://www.omanobserver.om/rssFeed/1
OM | en | newspaper | Times of Oman | https://timesofoman.com | https://timesofoman.com/feed
OM | en | newspaper | Times of Oman | https://timesofoman.com | https://timesofoman.com/feed/oman
PS | ar | agency | شهاب | https://shehabnews.com/ | https://shehabnews.com/rss/category/all
PS | ar | other | الترا فلسطين | https://ultrapal.ultrasawt.com/ | https://ultrapal.ultrasawt.com/rss.xml
PS | ar | other | دنيا الوطن | https://www.alwatanvoice.com/ | https://feeds.alwatanvoice.com/ar/palestine.xml
QA | ar | newspaper | الشرق (قطر) | https://www.al-sharq.com/ | https://al-sharq.com/rss/latestNews
QA | en | broadcaster | Al Jazeera English | https://www.aljazeera.com/ | https://www.aljazeera.com/xml/rss/all.xml
QA | en | newspaper | Gulf Times | https://www.gulf-times.com/ | https://www.gulf-times.com/rssFeed/6
QA | en | newspaper | Gulf Times | https://www.gulf-times.com/ | https://www.gulf-times.com/rssFeed/8
QA | en | newspaper | The Peninsula | https://thepeninsulaqatar.com/ | https://thepeninsulaqatar.com/category/Gulf/feed
QA | en | newspaper | The Peninsula | https://thepeninsulaqatar.com/ | https://thepeninsulaqatar.com/category/Middle-East/feed
QA | en | newspaper | The Peninsula | https://thepeninsulaqatar.com/ | https://thepeninsulaqatar.com/category/qatar/feed
QA | en | other | Doha News | https://dohanews.co | https://dohanews.co/feed/
RU | ar | broadcaster | آر تي عربي | https://arabic.rt.com/ | https://arabic.rt.com/rss/
RU | ru | agency | Интерфакс | https://www.interfax.ru/ | https://www.interfax.ru/rss.asp
RU | ru | newspaper | Коммерсантъ | https://www.kommersant.ru/ | https://www.kommersant.ru/RSS/main.xml
RU | ru | newspaper | Коммерсантъ | https://www.kommersant.ru/ | https://www.kommersant.ru/RSS/news.xml
RU | ru | newspaper | Российская газета | https://rg.ru/ | https://rg.ru/xml/index.xml
RU | ru | other | Лента.ру | https://lenta.ru/ | https://lenta.ru/rss
SA | ar | broadcaster | الشرق للأخبار | https://www.asharq.com | https://asharq.com/rss.xml
SA | ar | broadcaster | الشرق للأخبار | https://www.asharq.com | https://asharq.com/snapchat/rss.xml
SA | ar | broadcaster | العربية | http://www.alarabiya.net/ | https://www.alarabiya.net/tools/mrss/?cat=main
SA | ar | newspaper | الشرق الأوسط | https://aawsat.com/ | https://aawsat.com/feed
SA | ar | newspaper | الوطن (السعودية) | https://www.alwatan.com.sa/ | https://www.alwatan.com.sa/rssFeed/1
SA | ar | newspaper | اليوم | https://www.alyaum.com/ | https://www.alyaum.com/rssFeed/1005
SA | ar | newspaper | عكاظ | https://www.okaz.com.sa/ | https://www.okaz.com.sa/rssFeed/0
SA | ar | newspaper | عكاظ | https://www.okaz.com.sa/ | https://www.okaz.com.sa/rssFeed/1
SA | ar | newspaper | عكاظ | https://www.okaz.com.sa/ | https://www.okaz.com.sa/rssFeed/190
SA | ar | other | اندبندنت عربية | https://www.independentarabia.com/ | https://www.independentarabia.com/rss.xml
SA | ar | other | سبق | https://sabq.org/ | https://sabq.org/api/rss/articles
SA | en | broadcaster | Al Arabiya English | https://english.alarabiya.net/ | https://english.alarabiya.net/feed/rss2/en.xml
SA | en | broadcaster | Al Arabiya English | https://english.alarabiya.net/ | https://english.alarabiya.net/feed/rss2/en/News.xml
SA | en | newspaper | Arab News | https://arabnews.com/ | https://www.arabnews.com/cat/1/rss.xml
SA | en | newspaper | Arab News | https://arabnews.com/ | https://www.arabnews.com/cat/2/rss.xml
SA | en | newspaper | Asharq Al-Awsat English | https://english.aawsat.com/ | https://english.aawsat.com/feed
SA | en | newspaper | Saudi Gazette | https://saudigazette.com.sa | https://saudigazette.com.sa/rssFeed/74
SD | ar | newspaper | السوداني | https://alsudaninews.com/ | https://alsudaninews.com/?feed=rss2
SY | ar | agency | وكالة سانا | https://sana.sy/ | https://sana.sy/feed/
SY | en | other | Enab Baladi English | https://english.enabbaladi.net/ | https://english.enabbaladi.net/feed/
SY | en | other | Syria Direct | https://syriadirect.org/ | https://syriadirect.org/feed/
TN | ar | broadcaster | موزاييك أف أم | https://www.mosaiquefm.net/ | https://www.mosaiquefm.net/ar/rss
TR | ar | agency | الأناضول (عربي) | https://www.aa.com.tr/ar/ | https://www.aa.com.tr/ar/rss/default?cat=guncel
TR | ar | broadcaster | تي آر تي عربي | https://www.trtarabi.com/ | https://www.trtarabi.com/feed/rss.xml
TR | en | agency | Anadolu Agency English | https://www.aa.com.tr/en/ | https://www.aa.com.tr/en/rss/default?cat=guncel
TR | en | agency | Anadolu Agency English | https://www.aa.com.tr/en/ | https://www.aa.com.tr/en/rss/default?cat=live
TR | en | newspaper | Daily Sabah | https://www.dailysabah.com | https://www.dailysabah.com/rss/home-page
TR | en | newspaper | Daily Sabah | https://www.dailysabah.com | https://www.dailysabah.com/rss/politics
TR | en | newspaper | Daily Sabah | https://www.dailysabah.com | https://www.dailysabah.com/rssFeed/12/13
TR | en | newspaper | Hürriyet Daily News | https://www.hurriyetdailynews.com | http://www.hurriyetdailynews.com/rss.aspx
TR | tr | agency | Anadolu Ajansı | https://www.aa.com.tr/tr/ | https://www.aa.com.tr/tr/rss/default?cat=guncel
TR | tr | broadcaster | NTV | https://www.ntv.com.tr/ | https://www.ntv.com.tr/gundem.rss
TR | tr | broadcaster | TRT Haber | https://www.trthaber.com/ | https://www.trthaber.com/sondakika.rss
TR | tr | newspaper | Cumhuriyet | https://www.cumhuriyet.com.tr/ | https://www.cumhuriyet.com.tr/rss/son_dakika.xml
TR | tr | newspaper | Hürriyet | https://www.hurriyet.com.tr/ | https://www.hurriyet.com.tr/rss/anasayfa
TR | tr | newspaper | Sabah | https://www.sabah.com.tr/ | http://www.sabah.com.tr/rss/anasayfa.xml
TR | tr | newspaper | Sabah | https://www.sabah.com.tr/ | https://www.sabah.com.tr/rss/gundem.xml
TR | tr | newspaper | Sözcü | https://www.sozcu.com.tr/ | https://www.sozcu.com.tr/feeds-rss-category-sozcu
TR | tr | other | T24 | https://t24.com.tr/ | https://t24.com.tr/rss
US | ar | agency | أخبار الأمم المتحدة | https://news.un.org/ | https://news.un.org/feed/subscribe/ar/news/all/rss.xml
US | ar | broadcaster | الحرة | https://alhurra.com/ | https://alhurra.com/feed
US | en | other | Al-Monitor | https://www.al-monitor.com/ | https://www.al-monitor.com/rss
YE | ar | newspaper | مأرب برس | https://marebpress.net/ | https://marebpress.net/news_rss.php
YE | ar | other | التغيير نت | https://al-tagheer.com/ | http://al-tagheer.com/rss.php
YE | ar | other | حشد نت | http://hshd.net/ | http://hshd.net/rss.php
`.slice(1, -1).split('\n')
