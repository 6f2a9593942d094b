import { ref, watchEffect } from 'vue'
import { remembered } from './remembered'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const theme = ref<Theme>(THEMES.find((t) => t === remembered.get('theme')) ?? 'system')

export function chooseTheme(next: Theme): void {
  theme.value = next
  remembered.set('theme', next)
}

watchEffect(() => {
  document.documentElement.dataset['theme'] = theme.value
})
