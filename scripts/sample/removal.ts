import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path/posix'
import type { Choice } from './choose.ts'
import { isGenerated, matching, projectFiles } from './files.ts'
import { withoutImports } from './imports.ts'
import { hasPath, withoutPassages, withoutRows } from './pages.ts'
import type { Part, Parts } from './part.ts'

export type Removal = {
  deleted: readonly string[]
  /** The new text of each file that stays and changes. */
  changed: ReadonlyMap<string, string>
  /** Texts that were to be cut, and are not as the parts know them. A person looks for what they said. */
  missing: readonly string[]
}

/** Plans a removal without writing anything. Throws one error that names every file which it cannot mend. */
export function planRemoval(dir: string, parts: Parts, choice: Choice): Removal {
  const files = projectFiles(dir)
  const going = [...choice.keys()].map((name) => [name, parts.get(name)!] as const)
  const patterns = going.flatMap(([name, { paths }]) => [...paths, `scripts/sample/parts/${name}.ts`])
  const gone = new Set(patterns.flatMap((pattern) => matching(pattern, files)))
  const deleted = [...gone].toSorted()

  const edits = going.flatMap(([, part]) => editsOf(part))
  const edited = new Set(edits.map(({ path }) => path))
  const changed = new Map<string, string>()
  const missing: string[] = []
  const faults: string[] = []
  for (const path of files) {
    const isCode = /\.(tsx?|md)$/.test(path) && !isGenerated(path)
    if (gone.has(path) || !(edited.has(path) || isCode)) continue
    const text = readFileSync(join(dir, path), 'utf8')
    const cut = withEdits(
      text,
      edits.filter((edit) => edit.path === path),
      (old) => missing.push(`${path}: “${old.trim()}”`),
    )
    try {
      const left = path.endsWith('.md')
        ? page(path, cut, deleted, (name) => parts.has(name) && !choice.has(name))
        : withoutImports(path, cut, gone)
      if (left !== text) changed.set(path, left)
    } catch (error) {
      faults.push((error as Error).message)
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return { deleted, changed, missing }
}

type Edit = { path: string; old: string; put: string }

/** Every text that a part changes in files that stay. */
export function editsOf({ cuts = {}, replacements = {} }: Part): Edit[] {
  return [
    ...Object.entries(cuts).flatMap(([path, texts]) => texts.map((old) => ({ path, old, put: '' }))),
    ...Object.entries(replacements).flatMap(([path, pairs]) =>
      pairs.map(([old, put]) => ({ path, old, put })),
    ),
  ]
}

function withEdits(text: string, edits: readonly Edit[], onMissing: (old: string) => void) {
  return edits.reduce((edited, { old, put }) => {
    const [before, after, ...more] = edited.split(old)
    if (after !== undefined && more.length === 0) return `${before}${put}${after}`
    onMissing(old)
    return edited
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
