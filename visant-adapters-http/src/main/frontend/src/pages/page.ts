import type { Ref } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import type { IconName } from '@/kit/icons'
import { language, type Language } from '@/i18n'

/** One page, declared in `pages/<name>/route.ts`, which is all it takes to have it. */
export interface Page {
  name: string
  /** Below `/ui`, as in `/camera/:id`; three parts at most, which is what the server answers. */
  path: string
  title: Record<Language, string>
  load: NonNullable<RouteRecordRaw['component']>
  /** What a member must be allowed to see it, as in `devices:manage`. */
  permission?: string
  /** Whether it is for people who are not signed in. */
  open?: boolean
  /** Its place in the navigation; the least comes first. */
  nav?: {
    icon: IconName
    order: number
    /** What waits there, kept up to date: a short word beside the name, or nothing. Asked where the page may be seen. */
    count?: () => Ref<string>
  }
}

declare module 'vue-router' {
  interface RouteMeta {
    page?: Page
  }
}

export function definePage(page: Page): RouteRecordRaw {
  return { name: page.name, path: page.path, component: page.load, meta: { page } }
}

export function titleOf(page: Page | undefined): string {
  return page?.title[language.value] ?? ''
}
