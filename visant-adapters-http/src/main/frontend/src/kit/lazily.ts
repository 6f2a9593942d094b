import { defineAsyncComponent, h, type Component } from 'vue'
import ErrorState from './ErrorState.vue'
import Skeleton from './Skeleton.vue'

/** A part of a page that is loaded when it is opened. */
export function lazily(loader: () => Promise<Component>): Component {
  return defineAsyncComponent({
    loader,
    loadingComponent: () => h(Skeleton, { height: '14rem' }),
    errorComponent: (props: { error: unknown }) => h(ErrorState, { error: props.error, onRetry: () => location.reload() }),
  })
}
