import type { RemovableRef } from '@vueuse/core'
import type { TalkClock } from '../shared/clock.ts'
import type { Rehearsal } from '../shared/rehearsal.ts'
import { slidesTitle } from '@slidev/client'
import { useLocalStorage } from '@vueuse/core'
import { readClock } from '../shared/clock.ts'
import { readRehearsals } from '../shared/rehearsal.ts'

// Other talks may be shown at the same address: the title tells them apart, as in Slidev's own keys.

/** The clock of this talk, as the browser keeps it: it outlives a reload and a crash, and every presenter view reads it. */
export function storedClock(): RemovableRef<TalkClock | null> {
  return useLocalStorage<TalkClock | null>(`talk-clock ${slidesTitle}`, null, {
    shallow: true,
    flush: 'sync',
    serializer: { read: text => readClock(text) ?? null, write: JSON.stringify },
  })
}

/** The rehearsals of this talk, the newest first. */
export function storedRehearsals(): RemovableRef<Rehearsal[]> {
  return useLocalStorage<Rehearsal[]>(`talk-rehearsals ${slidesTitle}`, [], {
    shallow: true,
    flush: 'sync',
    writeDefaults: false,
    serializer: { read: readRehearsals, write: JSON.stringify },
  })
}
