// What the drivers share: running each of a list of tools over each file.
//
// A driver is called with a folder of files and a folder for what comes out, `OUT/TOOL/NAME.EXT`.
// A tool that is missing or fails is named and left out; the others go on.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'

/** The files of a folder with this ending, in order. */
export function files(folder, ending) {
  const names = readdirSync(folder).filter((it) => it.endsWith(ending))
  return names.sort().map((it) => join(folder, it))
}

/** Writes what a tool made of a file. */
export function write(out, tool, path, text, ending = 'txt') {
  mkdirSync(join(out, tool), { recursive: true })
  writeFileSync(join(out, tool, `${basename(path, extname(path))}.${ending}`), text)
}

/** Runs `tools`, `[name, function of a path, ending]`, over all `paths`. */
export async function run(tools, paths, out) {
  for (const [name, convert, ending] of tools) {
    // pdf.js keeps its worker here, and several libraries bring their own version of it.
    delete globalThis.pdfjsWorker
    const failed = new Map()
    for (const path of paths) {
      try {
        write(out, name, path, await convert(path), ending)
      } catch (error) {
        const reason = String(error).slice(0, 120)
        failed.set(reason, (failed.get(reason) ?? 0) + 1)
      }
    }
    for (const [reason, n] of failed) {
      console.log(`  ${name}: ${reason} (${n} of ${paths.length} files)`)
    }
  }
}
