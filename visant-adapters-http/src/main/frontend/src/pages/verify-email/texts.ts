import { texts } from '@/i18n'

export const { t, all } = texts(
  {
    title: 'Confirm your address',
    busy: 'One moment …',
    done: 'Your address is confirmed.',
    bad: 'This link is not good, or not any more. Sign in and have another one sent from your profile.',
    on: 'To the dashboard',
  },
  {
    title: 'Adresse bestätigen',
    busy: 'Einen Augenblick …',
    done: 'Ihre Adresse ist bestätigt.',
    bad: 'Dieser Link gilt nicht oder nicht mehr. Melden Sie sich an und fordern Sie in Ihrem Profil einen neuen an.',
    on: 'Zur Übersicht',
  },
)
