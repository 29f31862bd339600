/** The files of a build that a browser keeps: their paths, and digests of their content as fetch compares them. */
export type KeptFiles = Record<string, string>

/**
 * Finds what answers a request while there is no server, as a static host does:
 * the file, or the page of the folder. Every other page is the first, which
 * leads on by its address; a file that is not kept has no answer.
 *
 * @param path of the request, from the folder of the service worker on
 * @param files that are kept
 * @param isPage whether a window is to show it
 * @returns the path of a kept file
 */
export function keptFile(path: string, files: KeptFiles, isPage: boolean): string | undefined {
  const page = `${path.replace(/\/$/, '')}/index.html`.replace(/^\//, '')
  return [path, page, ...isPage && !/\.\w+$/.test(path) ? ['index.html'] : []].find(file => Object.hasOwn(files, file))
}
