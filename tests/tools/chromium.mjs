// Web pages through Chromium: what its scripts see, what it selects, what it puts into the
// clipboard, what it pastes, and what it prints. `chromium.mjs PAGES OUT PDF`
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'
import { files, write } from './tool.mjs'

const [pages, out, prints] = process.argv.slice(2)
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
const browser = await puppeteer.launch({ executablePath, args, protocolTimeout: 180_000 })
const reader = await browser.newPage()
const target = await browser.newPage()
await target.setContent(
  `<div id=rich contenteditable style="height:40px"></div><textarea id=plain></textarea>
   <script>
     addEventListener('paste', (it) => {
       window.pasted = { html: it.clipboardData.getData('text/html'), text: it.clipboardData.getData('text/plain') }
     })
   </script>`,
)
mkdirSync(prints, { recursive: true })

/** A keyboard command as the menu gives it. */
async function press(page, key, command) {
  await page.keyboard.down('Control')
  await page.keyboard.press(key, { commands: [command] })
  await page.keyboard.up('Control')
}

/** Copies what is selected and pastes it twice: into rich text and into a field. */
async function paste() {
  await reader.bringToFront()
  await press(reader, 'KeyC', 'copy')
  await target.bringToFront()
  await target.$eval('#rich', (it) => (it.innerHTML = '', it.focus()))
  await press(target, 'KeyV', 'paste')
  const rich = await target.evaluate(() => ({ ...window.pasted, rich: document.querySelector('#rich').innerHTML }))
  await target.$eval('#plain', (it) => (it.value = '', it.focus()))
  await press(target, 'KeyV', 'paste')
  return { ...rich, plain: await target.$eval('#plain', (it) => it.value) }
}

for (const path of files(pages, '.html')) {
  const put = (tool, text, ending) => write(out, `chromium-${tool}`, path, text, ending)
  await reader.bringToFront()
  await reader.goto(pathToFileURL(path))
  put('inner-text', await reader.evaluate(() => document.body.innerText))
  put('text-content', await reader.evaluate(() => document.body.textContent))
  put('rendered', await reader.evaluate(() => document.documentElement.outerHTML), 'html')
  await press(reader, 'KeyA', 'selectAll')
  put('selection', await reader.evaluate(() => String(getSelection())))
  const all = await paste()
  put('clipboard-text', all.text)
  put('clipboard-html', all.html, 'html')
  put('pasted-rich', all.rich, 'html')
  put('pasted-field', all.plain)
  // From the heading of the third section to the end of its table, as one drags the mouse.
  await reader.evaluate(() => {
    const heads = [...document.querySelectorAll('p')].filter((it) => /^\s*三、收到|^\s*四、/.test(it.innerText))
    const range = document.createRange()
    range.setStartBefore(heads[0])
    range.setEndBefore(heads.at(-1))
    getSelection().removeAllRanges()
    getSelection().addRange(range)
  })
  const part = await paste()
  put('part-text', part.text)
  put('part-html', part.html, 'html')
  await reader.pdf({ path: join(prints, basename(path, '.html') + '.pdf'), format: 'A4' })
}
await browser.close()
