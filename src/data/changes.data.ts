/**
 * Lists of src/data/changes, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** Words of which only one can be true of the same thing: which day, which side, up or down. Entry: word | what they tell of | which of them it is. */
export const exclusiveWords: readonly string[] = `
أصيب | fate | injured
أصيبوا | fate | injured
إصابة | fate | injured
إعارة | deal | lent
ارتفاع | move | up
ارتفع | move | up
ارتفعت | move | up
اعتقال | fate | held
اعتقل | fate | held
الإعارة | deal | lent
الجاري | turn | this
الجارية | turn | this
الجنوبي | side | south
الجنوبية | side | south
الحالي | turn | this
الحالية | turn | this
الدكتور | title | doctor
الرائد | rank | major
الشرقي | side | east
الشرقية | side | east
الشمالي | side | north
الشمالية | side | north
العقيد | rank | colonel
العميد | rank | brigadier
الغربي | side | west
الغربية | side | west
الفائت | turn | last
القادم | turn | next
القادمة | turn | next
اللواء | rank | major general
الماضي | turn | last
الماضية | turn | last
المقبل | turn | next
المقبلة | turn | next
المقدم | rank | lieutenant colonel
المنصرم | turn | last
المهندس | title | engineer
النقيب | rank | captain
انتقال | deal | sold
انتهت | course | ends
انتهى | course | ends
انخفاض | move | down
انخفض | move | down
انخفضت | move | down
بدأ | course | begins
بدأت | course | begins
بداية | course | begins
تبدأ | course | begins
تراجع | move | down
تراجعت | move | down
تعادل | outcome | drew
تنتهي | course | ends
جنوب | side | south
جنوبي | side | south
خسارة | outcome | lost
خسر | outcome | lost
د | title | doctor
رفض | answer | no
رفضت | answer | no
زيادة | move | up
شرق | side | east
شرقي | side | east
شمال | side | north
شمالي | side | north
صباح | hour | morning
صباحا | hour | morning
صعد | move | up
صعود | move | up
ظهر | hour | noon
ظهرا | hour | noon
عصر | hour | afternoon
عصرا | hour | afternoon
غرب | side | west
غربي | side | west
فاز | outcome | won
فجر | hour | dawn
فجرا | hour | dawn
فوز | outcome | won
قتل | fate | dead
قتلوا | fate | dead
ليلا | hour | night
مساء | hour | evening
مقتل | fate | dead
موافقة | answer | yes
نهاية | course | ends
هبط | move | down
هبوط | move | down
وافق | answer | yes
وافقت | answer | yes
وفاة | fate | dead
يبدأ | course | begins
ينتهي | course | ends
`.slice(1, -1).split('\n')
