// Web pages through libraries from npm.
import { readFileSync } from 'node:fs'
import { files, run } from './tool.mjs'

const html = (path) => readFileSync(path, 'utf8')

const withJsdom = async (path) => new (await import('jsdom')).JSDOM(html(path)).window.document
const withLinkedom = async (path) => (await import('linkedom')).parseHTML(html(path)).document

const article = (parse) => async (path) => {
  const { Readability } = await import('@mozilla/readability')
  return new Readability(await parse(path), { charThreshold: 0 }).parse()
}

const htmlToText = (options) => async (path) =>
  (await import('html-to-text')).convert(html(path), { wordwrap: false, ...options })
const dataTable = (options) => ({
  selectors: [{ selector: 'table', format: 'dataTable', options }],
})

const turndown = (plugin) => async (path) => {
  const { default: Turndown } = await import('turndown')
  const service = new Turndown()
  if (plugin) service.use((await import('@joplin/turndown-plugin-gfm')).gfm)
  return service.turndown(html(path))
}

const remark = async (path) => {
  const { unified } = await import('unified')
  const plugins = ['rehype-parse', 'rehype-remark', 'remark-gfm', 'remark-stringify']
  const chain = unified()
  for (const name of plugins) chain.use((await import(name)).default)
  return String(await chain.process(html(path)))
}

const innerText = async (path) => {
  const { unified } = await import('unified')
  const tree = unified().use((await import('rehype-parse')).default).parse(html(path))
  const body = tree.children.find((it) => it.tagName === 'html').children.find((it) => it.tagName === 'body')
  return (await import('hast-util-to-text')).toText(body)
}

const cheerio = (read) => async (path) => read((await import('cheerio')).load(html(path)))
const rows = (mark) => ($) =>
  $('p, h1, tr')
    .toArray()
    .filter((it) => !$(it).find('table').length && !$(it).closest('td').is($(it).parent('td')))
    .map((it) => (it.name === 'tr' ? $(it).children().toArray().map((td) => $(td).text().trim()).join(mark) : $(it).text()))
    .join('\n')

const defuddle = (markdown) => async (path) => {
  const { Defuddle } = await import('defuddle/node')
  const result = await Defuddle(await withJsdom(path), 'https://example.org/', { markdown })
  return result.contentMarkdown ?? result.content
}

const tables = async (path) => {
  const { tabletojson } = await import('tabletojson')
  return JSON.stringify(tabletojson.convert(html(path)), null, 2)
}

const sheet = (write) => async (path) => {
  const { default: xlsx } = await import('xlsx')
  const book = xlsx.read(html(path), { type: 'string', raw: true })
  return book.SheetNames.map((it) => write(xlsx.utils, book.Sheets[it])).join('\n')
}

const TOOLS = [
  ['html-to-text', htmlToText({})],
  ['html-to-text-wrapped', htmlToText({ wordwrap: 80 })],
  ['html-to-text-tables', htmlToText(dataTable({}))],
  ['html-to-text-narrow-tables', htmlToText(dataTable({ maxColumnWidth: 12, colSpacing: 1 }))],
  ['turndown', turndown(false)],
  ['turndown-gfm', turndown(true)],
  ['node-html-markdown', async (path) => (await import('node-html-markdown')).NodeHtmlMarkdown.translate(html(path))],
  ['rehype-remark', remark],
  ['hast-util-to-text', innerText],
  ['to-markdown', async (path) => (await import('to-markdown')).default(html(path), { gfm: true })],
  ['readability-jsdom', async (path) => (await article(withJsdom)(path)).content, 'html'],
  ['readability-jsdom-text', async (path) => (await article(withJsdom)(path)).textContent],
  ['readability-linkedom', async (path) => (await article(withLinkedom)(path)).content, 'html'],
  ['jsdom-text-content', async (path) => (await withJsdom(path)).body.textContent],
  ['linkedom-inner-text', async (path) => (await withLinkedom(path)).body.innerText],
  ['defuddle', defuddle(false), 'html'],
  ['defuddle-markdown', defuddle(true)],
  ['cheerio-text', cheerio(($) => $('body').text())],
  ['cheerio-html', cheerio(($) => $.html()), 'html'],
  ['cheerio-tabs', cheerio(rows('\t'))],
  ['cheerio-bars', cheerio(rows('|'))],
  ['tabletojson', tables],
  ['striptags', async (path) => (await import('striptags')).default(html(path))],
  ['string-strip-html', async (path) => (await import('string-strip-html')).stripHtml(html(path)).result],
  ['sheetjs-csv', sheet((utils, it) => utils.sheet_to_csv(it)), 'csv'],
  ['sheetjs-tabs', sheet((utils, it) => utils.sheet_to_txt(it).replaceAll('\u0000', ''))],
]

const [pages, out] = process.argv.slice(2)
await run(TOOLS, files(pages, '.html'), out)
