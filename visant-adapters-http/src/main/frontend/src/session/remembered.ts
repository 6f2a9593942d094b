/** Small wishes of the person at this browser. A browser that keeps nothing is no error. */
export const remembered = {
  /** Whether this browser keeps anything. */
  get works(): boolean {
    try {
      return typeof localStorage === 'object' && localStorage !== null
    } catch {
      return false
    }
  },

  get(key: string): string | null {
    try {
      return localStorage.getItem(`visant.${key}`)
    } catch {
      return null
    }
  },
  set(key: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(`visant.${key}`)
      else localStorage.setItem(`visant.${key}`, value)
    } catch {
      // It holds until the page is left, then.
    }
  },
}
