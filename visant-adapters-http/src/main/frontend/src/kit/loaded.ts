import { onMounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue'

/** Something that a part shows and that is read from the server, as soon as the part is there. */
export interface Loaded<T> {
  data: ShallowRef<T | null>
  error: Ref<unknown>
  /** Reads it again; what is shown stays meanwhile. */
  reload: () => Promise<void>
}

export function useLoaded<T>(read: () => Promise<T>): Loaded<T> {
  const data = shallowRef<T | null>(null)
  const error = ref<unknown>(null)
  let last = 0

  async function reload(): Promise<void> {
    const mine = ++last
    error.value = null
    try {
      const found = await read()
      if (mine === last) data.value = found
    } catch (failure) {
      if (mine === last) error.value = failure
    }
  }

  onMounted(() => void reload())
  return { data, error, reload }
}
