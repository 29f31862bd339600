import { afterAll } from 'vitest'
import { closeWindows } from './stage.ts'

afterAll(closeWindows)
