import { ref, watchEffect } from 'vue'
import { remembered } from '@/session/remembered'
import { format, type Values } from './format'

/** The languages there are, each named in itself. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof LANGUAGES

/** What the user reads; English where nothing better is known. */
export const language = ref<Language>(chosen())

function chosen(): Language {
  const wishes = [remembered.get('language'), ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return wishes.find((wish): wish is Language => wish !== null && wish in LANGUAGES) ?? 'en'
}

export function choose(next: Language): void {
  language.value = next
  remembered.set('language', next)
}

watchEffect(() => {
  document.documentElement.lang = language.value
})

export type Translate<K extends string> = (key: K, values?: Values) => string

export interface Texts<K extends string> {
  readonly all: Record<Language, Record<K, string>>
  /** The text in the language of the moment; in a template it changes with the language. */
  readonly t: Translate<K>
}

/** The texts of one page or part: English says which there are, and no other language may lack one. */
export function texts<const E extends Record<string, string>>(
  en: E,
  de: Record<keyof E & string, string>,
): Texts<keyof E & string> {
  const all = { en, de } as Record<Language, Record<keyof E & string, string>>
  return { all, t: (key, values) => format(all[language.value][key], values ?? {}, language.value) }
}
