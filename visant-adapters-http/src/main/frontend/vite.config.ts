import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** Where `npm run dev` finds a running server. */
const server = process.env['VISANT_SERVER'] ?? 'http://localhost:8000'

export default defineConfig({
  base: '/ui/',
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: '../../../target/classes/ui',
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the page admits no data: for scripts or styles, and every file is cached for ever anyway.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: 'build.json',
  },
  server: {
    // The server takes changes from pages of its own origin only.
    proxy: Object.fromEntries(
      ['/v1', '/docs', '/openapi.json', '/readyz'].map((path) => [path, { target: server, changeOrigin: true, headers: { origin: server } }]),
    ),
  },
  test: { environment: 'happy-dom', include: ['test/**/*.test.ts'] },
})
