import './styles/tokens.css'
import './styles/base.css'
import './session/theme'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { router } from './router'
import { remembered } from './session/remembered'

// Whoever is signed in sees the shell: it is on its way while the server is asked who that is.
if (remembered.get('signed-in') !== null) void import('./shell/Shell.vue')

createApp(App).use(createPinia()).use(router).mount('#app')

// Only what was built: while one works on it, nothing is to be kept.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => void navigator.serviceWorker.register('/ui/sw.js').catch(() => {}))
}
