import { useDrawings, useNav } from '@slidev/client'
import { slideCanvas } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { useSteps } from './steps.ts'
import { onTouchStep } from './touch.ts'

/** Lets a tap on the slide step the talk: Slidev knows swipes, and taps beside the slide. */
export function letTapsStep(): void {
  const { isPlaying } = useNav()
  const { next, prev } = useSteps()
  const { drawingEnabled } = useDrawings()
  onTouchStep(slideCanvas, (step, kind) => {
    if (kind === 'tap' && isPlaying.value && !drawingEnabled.value)
      step > 0 ? next() : prev()
  })
}
