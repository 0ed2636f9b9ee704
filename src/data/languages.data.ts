/**
 * Lists of src/data/languages, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** The commonest function words of Dutch, by which a text in it is recognised */
export const dutchFunctionWords: readonly string[] = `
aan
als
bij
dat
de
die
door
een
en
er
het
in
is
met
naar
niet
om
ook
op
te
van
voor
zijn
`.slice(1, -1).split('\n')

/** The commonest function words of English, by which a text in it is recognised */
export const englishFunctionWords: readonly string[] = `
after
and
as
at
been
by
for
from
had
has
have
in
is
of
on
that
the
their
this
to
was
were
which
who
will
with
would
`.slice(1, -1).split('\n')

/** The commonest function words of French, by which a text in it is recognised */
export const frenchFunctionWords: readonly string[] = `
au
aux
avec
ce
cette
dans
de
des
du
est
et
la
le
les
ont
par
pas
plus
pour
que
qui
sa
ses
son
sur
un
une
été
`.slice(1, -1).split('\n')

/** The commonest function words of German, by which a text in it is recognised */
export const germanFunctionWords: readonly string[] = `
als
an
auch
auf
bei
das
dem
den
der
des
die
ein
eine
einen
für
im
in
ist
mit
nach
nicht
sich
und
von
wird
zu
`.slice(1, -1).split('\n')

/** The commonest function words of Indonesian, by which a text in it is recognised */
export const indonesianFunctionWords: readonly string[] = `
akan
dalam
dan
dari
dengan
di
ini
itu
juga
karena
ke
oleh
pada
sebagai
telah
tidak
untuk
yang
`.slice(1, -1).split('\n')

/** The commonest function words of Italian, by which a text in it is recognised */
export const italianFunctionWords: readonly string[] = `
al
alla
anche
che
con
da
dal
dei
del
della
di
e
gli
il
in
la
le
lo
nel
non
per
si
sono
un
una
è
`.slice(1, -1).split('\n')

/** The commonest function words of Portuguese, by which a text in it is recognised */
export const portugueseFunctionWords: readonly string[] = `
a
ao
as
com
como
da
das
de
do
dos
e
em
foi
mais
na
no
não
o
os
para
por
que
se
um
uma
`.slice(1, -1).split('\n')

/** The commonest function words of Spanish, by which a text in it is recognised */
export const spanishFunctionWords: readonly string[] = `
al
como
con
de
del
el
en
es
fue
la
las
lo
los
más
para
pero
por
que
se
sobre
su
sus
un
una
y
`.slice(1, -1).split('\n')

/** Letters that only some languages of a script write */
export const tellingLetters: readonly string[] = `
ъ | ru
ы | ru
э | ru
ё | ru
ђ | sr
є | uk
і | uk
ї | uk
ј | sr
љ | sr
њ | sr
ћ | sr
ў | be
џ | sr
ґ | uk
ғ | kk
қ | kk
ң | kk
ү | kk
ұ | kk
һ | kk
ә | kk
ө | kk
أ | ar
إ | ar
ة | ar
ك | ar
ى | ar
ي | ar
ٹ | ur
ټ | ps
پ | persoArabic
چ | persoArabic
ڈ | ur
ډ | ps
ڑ | ur
ړ | ps
ڕ | ckb
ږ | ps
ژ | persoArabic
ښ | ps
ک | fa
ګ | ps
گ | persoArabic
ڵ | ckb
ں | ur
ڼ | ps
ھ | ur
ہ | ur
ۆ | ckb
ی | fa
ۍ | ps
ێ | ckb
ې | ps
ے | ur
ە | ckb
`.slice(1, -1).split('\n')

/** The commonest function words of Turkish, by which a text in it is recognised */
export const turkishFunctionWords: readonly string[] = `
ancak
bir
bu
da
daha
de
en
gibi
göre
ile
ise
için
kadar
olan
olarak
oldu
sonra
ve
ya
çok
`.slice(1, -1).split('\n')
