import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'

/** A node of a PDF's structure: its role, and the text in it in reading order. */
export interface Tag {
  role: string
  text: string
}

/** A PDF as its readers find it. */
export interface Pdf {
  /** Text of each page in the order of its tags. */
  pages: string[]
  /** Text of each page as a selection takes it, with what has no tag: footers, check marks. */
  selections: string[]
  /** Width and height of each page, in mm. */
  sizes: [width: number, height: number][]
  /** Headings, paragraphs, list items and what else has a tag, in reading order. */
  tags: Tag[]
  /** The colours that text and grounds of each page are filled with, such as #121212. */
  fills: string[][]
  bookmarks: string[]
  links: string[]
  /** Kinds of fonts, such as CIDFontType2, and whether each font is embedded as TrueType. */
  fonts: { kinds: string[], embedded: boolean }
  info: Record<string, unknown>
  language: unknown
  tagged: boolean
}

interface StructNode { role?: string, type?: string, id?: string, alt?: string, children?: StructNode[] }

/** Reads a PDF. */
export async function readPdf(path: string): Promise<Pdf> {
  const data = readFileSync(path)
  const document = await getDocumentProxy(new Uint8Array(data), { verbosity: 0 })
  const { OPS } = await getResolvedPDFJS()
  const { info } = await document.getMetadata()
  const pdf: Pdf = {
    pages: [],
    selections: [],
    sizes: [],
    tags: [],
    fills: [],
    links: [],
    bookmarks: flatten(await document.getOutline() ?? []),
    fonts: await readFonts(data),
    info: info as Record<string, unknown>,
    language: (info as Record<string, unknown>).Language,
    tagged: (await document.getMarkInfo())?.Marked === true,
  }
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [, , width, height] = page.view
    pdf.sizes.push([width / 72 * 25.4, height / 72 * 25.4])
    // What is drawn, character by character: spaces are the PDF's own, none is guessed.
    const { fnArray, argsArray } = await page.getOperatorList()
    const texts = new Map<string, string>()
    const open: (string | undefined)[] = []
    let all = ''
    const fills = new Set<string>()
    fnArray.forEach((operation, index) => {
      const [first, second]: unknown[] = argsArray[index] ?? []
      if (operation === OPS.beginMarkedContent || operation === OPS.beginMarkedContentProps) {
        open.push(typeof second === 'number' ? String(second) : undefined)
      }
      else if (operation === OPS.endMarkedContent) {
        open.pop()
        all += ' '
      }
      else if (operation === OPS.setFillRGBColor) {
        fills.add(String(first))
      }
      else if (operation === OPS.showText) {
        const text = (first as (number | { unicode: string })[]).map(glyph => typeof glyph === 'number' ? '' : glyph.unicode).join('')
        all += text
        const id = open.at(-1)
        if (id !== undefined)
          texts.set(id, (texts.get(id) ?? '') + text)
      }
    })
    pdf.fills.push([...fills])
    pdf.selections.push(all.replace(/\s+/g, ' ').trim())
    const own = ({ id = '' }: StructNode) => texts.get(id.split('_mc')[1]) ?? ''
    const text = (node: StructNode): string => own(node) + (node.children ?? []).map(text).join('')
    const visit = (node: StructNode) => {
      if (node.role && !['Root', 'Document', 'NonStruct'].includes(node.role))
        pdf.tags.push({ role: node.role, text: node.alt ?? text(node) })
      node.children?.forEach(visit)
    }
    const leaves = (node: StructNode): string[] => [own(node), ...(node.children ?? []).flatMap(leaves)]
    const root = await page.getStructTree() as StructNode
    pdf.pages.push(leaves(root).join(' ').replace(/\s+/g, ' ').trim())
    visit(root)
    const links = await page.getAnnotations() as { url?: string, dest?: unknown }[]
    pdf.links.push(...links.map(({ url, dest }) => url ?? `page of ${JSON.stringify(dest)}`))
  }
  return pdf
}

interface Bookmark { title: string, items: Bookmark[] }

function flatten(outline: Bookmark[]): string[] {
  return outline.flatMap(({ title, items }) => [title, ...flatten(items)])
}

async function readFonts(data: Uint8Array): Promise<Pdf['fonts']> {
  const pdf = await PDFDocument.load(data)
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object).filter(object => object instanceof PDFDict)
  const ofType = (type: string) => objects.filter(object => object.get(PDFName.of('Type')) === PDFName.of(type))
  const descriptors = ofType('FontDescriptor')
  return {
    kinds: [...new Set(ofType('Font').map(font => String(font.get(PDFName.of('Subtype')))))],
    embedded: descriptors.length > 2 && descriptors.every(descriptor => descriptor.has(PDFName.of('FontFile2'))),
  }
}

/** A PDF's objects, but for what may differ from one run to the next: its dates. */
export async function withoutDates(path: string): Promise<string[]> {
  const pdf = await PDFDocument.load(readFileSync(path), { updateMetadata: false })
  const info = pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict)
  for (const date of ['CreationDate', 'ModDate'])
    info.set(PDFName.of(date), PDFString.of(''))
  return pdf.context.enumerateIndirectObjects().map(([, object]) => {
    const bytes = new Uint8Array(object.sizeInBytes())
    object.copyBytesInto(bytes, 0)
    return Buffer.from(bytes).toString('latin1')
  })
}
