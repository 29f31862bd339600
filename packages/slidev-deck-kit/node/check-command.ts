import process from 'node:process'
import { readTalk } from './talk.ts'

try {
  readTalk()
}
catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
