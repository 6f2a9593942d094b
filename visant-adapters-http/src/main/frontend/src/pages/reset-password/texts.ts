import { texts } from '@/i18n'

export const { t, all } = texts(
  {
    title: 'Set a new password',
    lead: 'All your sessions end with it.',
    go: 'Set the password',
    bad: 'This link is not good, or not any more. Have another one sent.',
    again: 'Send another link',
    'done.title': 'Your password is set',
    'done.body': 'Sign in with it now.',
    login: 'Sign in',
  },
  {
    title: 'Neues Passwort setzen',
    lead: 'Alle Ihre Sitzungen enden damit.',
    go: 'Passwort setzen',
    bad: 'Dieser Link gilt nicht oder nicht mehr. Lassen Sie sich einen neuen senden.',
    again: 'Neuen Link senden',
    'done.title': 'Ihr Passwort ist gesetzt',
    'done.body': 'Melden Sie sich jetzt damit an.',
    login: 'Anmelden',
  },
)
