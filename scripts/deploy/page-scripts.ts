import { ask } from './web.ts'

/** Enough to meet what every page loads. */
const SCRIPTS_MAX = 20

type Script = { url: string; text: string }

/** The scripts of its own that a page names. */
export async function scriptsOf(page: string): Promise<Script[]> {
  const { text } = await ask(page)
  const paths = new Set(text.match(/\/_next\/static\/[^"'\\\s]+?\.js/g))
  return Promise.all(
    [...paths].slice(0, SCRIPTS_MAX).map(async (path) => {
      const { href } = new URL(path, page)
      return { url: href, text: (await ask(href)).text }
    }),
  )
}
