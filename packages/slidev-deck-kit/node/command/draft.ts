import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { atEnd } from './command.ts'

/**
 * A file that appears whole or not at all: it is written beside its place and
 * then renamed, so that an earlier one stays as it was until then.
 */
export class Draft {
  private readonly output: string
  private readonly path: string
  private readonly file: number

  /**
   * @param output where the file is to be; its folder is made
   * @throws {Error} that says what to do where nothing can be written there
   */
  constructor(output: string) {
    this.output = output
    this.path = join(dirname(output), `.${basename(output)}.${process.pid}`)
    try {
      mkdirSync(dirname(output), { recursive: true })
      this.file = openSync(this.path, 'w')
    }
    catch (error) {
      throw this.failure(error)
    }
    atEnd(() => this.discard())
  }

  /**
   * Puts the file in its place.
   *
   * @throws {Error} that says what to do where the disk is full
   */
  publish(content: Uint8Array): void {
    try {
      for (let written = 0; written < content.length;)
        written += writeSync(this.file, content, written)
      fsyncSync(this.file)
      renameSync(this.path, this.output)
    }
    catch (error) {
      throw this.failure(error)
    }
  }

  /** Removes what was written and not put in its place. */
  private discard(): void {
    closeSync(this.file)
    rmSync(this.path, { force: true })
  }

  private failure(error: unknown): Error {
    const { code, message } = error as NodeJS.ErrnoException
    const help: Record<string, string> = {
      EACCES: `make the folder ${dirname(this.output)}/ writable`,
      EROFS: `the disk is read-only: run the command in a copy of the deck elsewhere`,
      ENOSPC: 'the disk is full: make room',
      EDQUOT: 'the disk quota is used up: make room',
      ENOTDIR: `${dirname(this.output)} is in the way: move it`,
      EEXIST: `${dirname(this.output)} is in the way: move it`,
      EISDIR: `the folder ${this.output} is in the way: move it`,
    }
    return new Error(`${this.output} was not written, an earlier one is as it was; ${help[code ?? ''] ?? message}.`)
  }
}
