import { texts } from '@/i18n'

export const { t, all } = texts(
  {
    title: 'Forgotten your password?',
    lead: 'A link that sets a new one is mailed to you. It is good for an hour.',
    email: 'E-mail',
    go: 'Send the link',
    back: 'Back to sign in',
    'sent.title': 'Look at your mail',
    'sent.body': 'If there is an account with {email}, a message is on its way.',
  },
  {
    title: 'Passwort vergessen?',
    lead: 'Sie bekommen einen Link, mit dem Sie ein neues setzen. Er gilt eine Stunde.',
    email: 'E-Mail',
    go: 'Link senden',
    back: 'Zurück zur Anmeldung',
    'sent.title': 'Sehen Sie in Ihre Mails',
    'sent.body': 'Wenn es ein Konto mit {email} gibt, ist eine Nachricht unterwegs.',
  },
)
