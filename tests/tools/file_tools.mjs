// PDF files, Word's and Excel's through libraries from npm. The last argument is what comes before
// the names of the tools.
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { files, run } from './tool.mjs'

const bytes = (path) => new Uint8Array(readFileSync(path))

const pages = async (path, text) => {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const file = await getDocument({ data: bytes(path), verbosity: 0 }).promise
  const texts = []
  for (let it = 1; it <= file.numPages; it++) {
    texts.push(text((await (await file.getPage(it)).getTextContent()).items))
  }
  return texts.join('\n')
}

/** The pieces of text as they come, with the line ends that pdf.js found. */
const inLines = (items) => items.map((it) => it.str + (it.hasEOL ? '\n' : '')).join('')
const inPieces = (items) => items.map((it) => it.str).join(' ')

/** What many write: pieces of the same height are a line. */
const byHeight = (items) => {
  const lines = new Map()
  for (const it of items.filter((it) => it.str.trim())) {
    const y = Math.round(it.transform[5])
    lines.set(y, [...(lines.get(y) ?? []), it])
  }
  const ordered = [...lines].sort((a, b) => b[0] - a[0]).map((it) => it[1])
  const text = (line) => line.sort((a, b) => a.transform[4] - b.transform[4]).map((it) => it.str)
  return ordered.map((it) => text(it).join(' ')).join('\n')
}

const pdfParse = (read) => async (path) => {
  const { PDFParse } = await import('pdf-parse')
  return read(new PDFParse({ data: bytes(path) }))
}
const tables = (result) =>
  result.pages.flatMap((it) => it.tables.flatMap((it) => it.map((row) => row.join('\t')))).join('\n')

const pdf2json = async (path) => {
  const { default: Parser } = await import('pdf2json')
  const parser = new Parser(null, 1)
  return new Promise((done, failed) => {
    parser.on('pdfParser_dataReady', () => done(parser.getRawTextContent()))
    parser.on('pdfParser_dataError', (it) => failed(it.parserError))
    parser.loadPDF(path)
  })
}

const pdfreader = async (path) => {
  const { PdfReader } = await import('pdfreader')
  const lines = new Map()
  let page = 0
  return new Promise((done, failed) =>
    new PdfReader({}).parseFileItems(path, (error, item) => {
      if (error) failed(error)
      else if (!item) done([...lines.values()].map((it) => it.join(' ')).join('\n'))
      else if (item.page) page = item.page
      else if (item.text) {
        const line = `${page} ${item.y}`
        lines.set(line, [...(lines.get(line) ?? []), item.text])
      }
    }),
  )
}

const office = async (path) => {
  const { OfficeParser, parseOffice } = await import('officeparser')
  const done = await (OfficeParser?.parseOffice ?? parseOffice)(path)
  return typeof done === 'string' ? done : (done.toText?.() ?? String(done))
}

const sheet = (write) => async (path) => {
  const { default: xlsx } = await import('xlsx')
  const book = xlsx.read(bytes(path))
  return book.SheetNames.map((it) => write(xlsx.utils, book.Sheets[it])).join('\n')
}

const TOOLS = {
  '.pdf': [
    ['pdfjs', (path) => pages(path, inLines)],
    ['pdfjs-pieces', (path) => pages(path, inPieces)],
    ['pdfjs-by-height', (path) => pages(path, byHeight)],
    ['pdf-parse', pdfParse(async (it) => (await it.getText()).text)],
    ['pdf-parse-tables', pdfParse(async (it) => tables(await it.getTable()))],
    ['pdf2json', pdf2json],
    ['pdfreader', pdfreader],
    ['unpdf', async (path) => (await (await import('unpdf')).extractText(bytes(path), { mergePages: true })).text],
  ],
  '.docx': [
    ['officeparser', office],
    ['mammoth-js', async (path) => (await (await import('mammoth')).default.convertToHtml({ path })).value, 'html'],
  ],
  '.xlsx': [
    ['officeparser', office],
    ['sheetjs-csv', sheet((utils, it) => utils.sheet_to_csv(it)), 'csv'],
    ['sheetjs-html', sheet((utils, it) => utils.sheet_to_html(it)), 'html'],
    ['sheetjs-json', sheet((utils, it) => JSON.stringify(utils.sheet_to_json(it, { header: 1 })))],
  ],
}

const [folder, out, ending, prefix] = process.argv.slice(2)
const tools = TOOLS[ending].map(([name, convert, kind]) => [prefix + name, convert, kind])
await run(tools, files(folder, ending), out)
