import { texts } from '@/i18n'

export const { t, all } = texts(
  {
    title: 'Create an account',
    lead: 'Five cameras, thirty days, nothing to pay.',
    name: 'Your name',
    organization: 'Organization',
    'organization.hint': 'What your cameras belong to. You can invite others later.',
    email: 'E-mail',
    go: 'Create account',
    old: 'You have an account?',
    login: 'Sign in',
    taken: 'There is an account with this address. Sign in, or set a new password.',
    closed: 'No new accounts are made at the moment.',
    'confirm.title': 'Look at your mail',
    'confirm.body': 'A message is on its way to {email}. Follow its link to confirm the address, then sign in.',
  },
  {
    title: 'Konto anlegen',
    lead: 'Fünf Kameras, dreißig Tage, nichts zu bezahlen.',
    name: 'Ihr Name',
    organization: 'Organisation',
    'organization.hint': 'Wozu Ihre Kameras gehören. Andere können Sie später einladen.',
    email: 'E-Mail',
    go: 'Konto anlegen',
    old: 'Sie haben ein Konto?',
    login: 'Anmelden',
    taken: 'Zu dieser Adresse gibt es ein Konto. Melden Sie sich an, oder setzen Sie ein neues Passwort.',
    closed: 'Zurzeit werden keine neuen Konten angelegt.',
    'confirm.title': 'Sehen Sie in Ihre Mails',
    'confirm.body': 'Eine Nachricht ist unterwegs an {email}. Folgen Sie ihrem Link, um die Adresse zu bestätigen, und melden Sie sich dann an.',
  },
)
