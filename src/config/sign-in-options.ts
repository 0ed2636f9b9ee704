/**
 * The settings of signing in elsewhere: at an OpenID provider, or at a proxy in front of this server.
 * In: nothing. Out: a part of the table of options.ts. Touches nothing.
 */
import {
  addressOption,
  choiceOption,
  networksOption,
  optionalPathOption,
  optionalTextOption,
  wordsOption,
} from './option-types.ts'

export const signInOptions = {
  oidcIssuer: addressOption({
    schemes: ['https', 'http'],
    doc: {
      ar: 'مزوّد دخول OpenID Connect: عنوانه كما في وثيقته؛ معه oidcClientId، وعنوان العودة إلينا publicUrl/login/provider/back (http للجهاز نفسه فقط)',
      en: 'OpenID Connect provider to sign in at: its issuer, with oidcClientId; it sends people back to publicUrl/login/provider/back',
    },
  }),
  oidcClientId: optionalTextOption({
    minChars: 1,
    doc: { ar: 'اسمنا لدى مزوّد الدخول', en: 'What the provider knows us by' },
  }),
  oidcClientSecret: optionalTextOption({
    minChars: 8,
    secret: true,
    doc: {
      ar: 'سرّنا لدى مزوّد الدخول، إن أعطى واحداً؛ أو oidcClientSecretFile',
      en: 'Our secret at the provider, where it gives one; or oidcClientSecretFile',
    },
  }),
  oidcClientSecretFile: optionalPathOption({
    doc: { ar: 'ملف فيه oidcClientSecret وحده', en: 'File that holds oidcClientSecret and nothing else' },
  }),
  oidcName: optionalTextOption({
    minChars: 1,
    doc: {
      ar: 'اسم المزوّد على زر الدخول؛ بدونه اسم مضيفه',
      en: 'Name of the provider on the button; without it that of its host',
    },
  }),
  oidcScopes: wordsOption({
    fallback: ['openid', 'profile', 'email'],
    shape: /^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/,
    shown: 'openid,profile,email,groups',
    doc: { ar: 'ما نطلبه من المزوّد (scopes)', en: 'What we ask the provider for (scopes)' },
  }),
  oidcRoleClaim: optionalTextOption({
    minChars: 1,
    doc: {
      ar: 'الحقل الذي يعطي الصفات لدى المزوّد (groups أو realm_access.roles)، مع oidcRoles: تُضبط الصفة عند كل دخول، ومن لا صفة له لا يدخل',
      en: 'Claim that gives roles (groups, realm_access.roles), with oidcRoles: roles are set at every sign-in, and who has none is not let in',
    },
  }),
  oidcRoles: wordsOption({
    fallback: [],
    shape: /^.{1,200}=(?:owner|editor|reader)$/,
    shown: 'desk=editor',
    doc: {
      ar: 'الصفة التي تعطيها كل قيمة من قيم oidcRoleClaim؛ الأعلى إن تعددت',
      en: 'The role that each value of oidcRoleClaim gives; the greatest where there are several',
    },
  }),
  oidcDomains: wordsOption({
    fallback: [],
    shape: /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/,
    shown: 'news.example',
    doc: {
      ar: 'لا يدخل من المزوّد إلا صاحب بريد موثّق لديه في أحد هذه النطاقات',
      en: 'Only who has an e-mail address in one of these domains, verified by the provider, is let in',
    },
  }),
  newPeople: choiceOption({
    fallback: 'invited',
    choices: ['invited', 'readers'],
    doc: {
      ar: 'من عرّف به مزوّد الدخول أو الوسيط ولا حساب له: يحتاج إلى دعوة (invited) أو يصير قارئاً (readers)',
      en: 'Who is known to the sign-in provider or the proxy and has no account: needs an invitation (invited), or becomes a reader (readers)',
    },
  }),
  userHeader: optionalTextOption({
    minChars: 2,
    doc: {
      ar: 'ترويسة يسمّي فيها وسيط الدخول صاحبها (مثل Remote-User)، مع userHeaderFrom؛ على الوسيط أن يمحوها مما يرسله المتصفح',
      en: 'Header in which a proxy names who has signed in (like Remote-User), with userHeaderFrom; the proxy must take it off what browsers send',
    },
  }),
  userHeaderFrom: networksOption({
    doc: {
      ar: 'عناوين الوسطاء الذين نصدق userHeader منهم؛ من غيرهم تُهمل وتُسجَّل',
      en: 'Proxies whose userHeader is believed; from anybody else it is ignored, and logged',
    },
  }),
} as const
