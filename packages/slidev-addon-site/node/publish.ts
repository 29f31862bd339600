import { readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Puts a site in the place of an earlier one, and says how large it is.
 *
 * @param folder where it was built
 * @param output where it is to be
 * @param base its path on its host
 */
export function publish(folder: string, output: string, base: string): void {
  const earlier = `${folder}-earlier`
  try {
    renameSync(output, earlier)
  }
  catch {
    // There is no earlier one.
  }
  renameSync(folder, output)
  rmSync(earlier, { recursive: true, force: true })
  const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter(file => file.isFile())
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
  console.log(`${output}/: ${files.length} files, ${Math.ceil(bytes / 1000)} kB, for ${base}`)
}
