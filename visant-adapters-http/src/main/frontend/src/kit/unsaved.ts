import { onMounted, onScopeDispose } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'
import { common } from '@/i18n/common'
import { confirm } from './confirm'

/**
 * Asks before something that was not saved is lost: by another page or part, and by the browser's own question when the
 * tab is closed or read anew.
 *
 * @param held takes the focus while it is asked, so that whoever stays is where the saving is
 */
export function useUnsaved(dirty: () => boolean, held: () => HTMLElement | null | undefined): void {
  function ask(): Promise<boolean> | true {
    if (!dirty()) return true
    held()?.focus()
    return confirm({ title: common.t('unsaved.title'), body: common.t('unsaved.body'), action: common.t('unsaved.leave'), danger: true })
  }
  onBeforeRouteLeave(ask)
  onBeforeRouteUpdate(ask)

  const hold = (event: BeforeUnloadEvent) => dirty() && event.preventDefault()
  onMounted(() => addEventListener('beforeunload', hold))
  onScopeDispose(() => removeEventListener('beforeunload', hold))
}
