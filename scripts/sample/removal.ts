import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Choice } from './choose.ts'
import { matching, projectFiles } from './files.ts'
import { withoutImports } from './imports.ts'
import { hasPath, withoutPassages, withoutRows } from './pages.ts'
import type { Part, Parts } from './part.ts'

export type Removal = {
  deleted: readonly string[]
  /** The new text of each file that stays and changes. */
  changed: ReadonlyMap<string, string>
}

/** Plans a removal without writing anything. Throws one error that names every file which it cannot mend. */
export function planRemoval(dir: string, parts: Parts, choice: Choice): Removal {
  const files = projectFiles(dir)
  const going = [...choice.keys()].map((name) => [name, parts.get(name)!] as const)
  const patterns = going.flatMap(([name, { paths }]) => [...paths, `scripts/sample/parts/${name}.ts`])
  const gone = new Set(patterns.flatMap((pattern) => matching(pattern, files)))
  const deleted = [...gone].toSorted()

  const edited = new Set(
    going.flatMap(([, { cuts = {}, replacements = {} }]) => Object.keys({ ...cuts, ...replacements })),
  )
  const changed = new Map<string, string>()
  const faults: string[] = []
  for (const path of files) {
    if (gone.has(path) || !(edited.has(path) || /\.(tsx?|md)$/.test(path))) continue
    const text = readFileSync(join(dir, path), 'utf8')
    try {
      const cut = withEdits(
        path,
        text,
        going.map(([, part]) => part),
      )
      const left = path.endsWith('.md')
        ? page(path, cut, deleted, (name) => parts.has(name) && !choice.has(name))
        : /\.tsx?$/.test(path)
          ? withoutImports(path, cut, gone)
          : cut
      if (left !== text) changed.set(path, left)
    } catch (error) {
      faults.push((error as Error).message)
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return { deleted, changed }
}

function withEdits(path: string, text: string, parts: readonly Part[]) {
  const edits = parts.flatMap(({ cuts, replacements }) => [
    ...(cuts?.[path] ?? []).map((cut) => [cut, ''] as const),
    ...(replacements?.[path] ?? []),
  ])
  return edits.reduce((edited, [old, put]) => {
    const [before, after, ...more] = edited.split(old)
    if (after === undefined || more.length > 0) {
      throw new Error(`${path} has “${old.trim()}” ${more.length > 0 ? 'more than once' : 'no more'}.`)
    }
    return `${before}${put}${after}`
  }, text)
}

function page(path: string, text: string, deleted: readonly string[], stays: (part: string) => boolean) {
  const links = deleted.map((other) => relative(dirname(path), other))
  const left = withoutRows(withoutPassages(text, stays), [...deleted, ...links])
  const linked = [...left.matchAll(/\]\(([^)#\s]+)/g)].map(([, link]) => join(dirname(path), link!))
  const named = deleted.filter((other) => linked.includes(other) || hasPath(left, other))
  if (named.length > 0) throw new Error(`${path} would still name ${named.join(', ')}.`)
  return left
}
