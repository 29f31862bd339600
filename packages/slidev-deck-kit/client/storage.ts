import { shallowRef } from 'vue'

// Slidev's client fails where a browser forbids storage. This runs before it (node/vite-plugins.ts).

/** Whether what is stored here outlives this window. */
export const isKept = shallowRef(true)

/** Holds what is stored as long as the window. */
class Memory {
  private readonly items = new Map<string, string>()

  get length(): number {
    return this.items.size
  }

  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null
  }

  getItem(key: string): string | null {
    return this.items.get(key) ?? null
  }

  setItem(key: string, value: string): void {
    this.items.set(key, value)
  }

  removeItem(key: string): void {
    this.items.delete(key)
  }

  clear(): void {
    this.items.clear()
  }
}

for (const name of ['localStorage', 'sessionStorage'] as const) {
  try {
    void window[name].length
  }
  catch {
    Object.defineProperty(window, name, { value: new Memory() })
    isKept.value = false
  }
}

// A full storage would be an error in the console for each value that Slidev or the clock keeps.
const { setItem } = Storage.prototype
Storage.prototype.setItem = function (key, value) {
  try {
    setItem.call(this, key, value)
  }
  catch {
    isKept.value = false
  }
}

// Firefox forbids channels with cookies: the window is alone then.
try {
  new BroadcastChannel('').close()
}
catch {
  window.BroadcastChannel = class extends EventTarget {
    name = ''
    onmessage = null
    onmessageerror = null
    postMessage(): void {}
    close(): void {}
  }
}
