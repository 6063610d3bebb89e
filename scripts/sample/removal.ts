import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path/posix'
import type { Choice } from './choose.ts'
import { isGenerated, matching, projectFiles } from './files.ts'
import { exportsOf, type Use, usesOfLost, withoutImports } from './imports.ts'
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
  const texts = new Map<string, string>()
  const left = new Map<string, string>()
  const missing: string[] = []
  const faults: string[] = []
  for (const path of files) {
    const isCode = /\.(tsx?|md)$/.test(path) && !isGenerated(path)
    if (gone.has(path) || !(edited.has(path) || isCode)) continue
    const text = readFileSync(join(dir, path), 'utf8')
    texts.set(path, text)
    const cut = withEdits(
      text,
      edits.filter((edit) => edit.path === path),
      (old) => missing.push(`${path}: “${old.trim()}”`),
    )
    const { text: put, uses } = path.endsWith('.md')
      ? page(path, cut, deleted, (name) => parts.has(name) && !choice.has(name))
      : withoutImports(path, cut, gone)
    left.set(path, put)
    if (put !== text) changed.set(path, put)
    const verb = path.endsWith('.md') ? 'name' : 'use'
    faults.push(...uses.map((use) => `${placeOf(path, text, use)} would still ${verb} ${use.name}.`))
  }

  const lost = lostExports(texts, changed)
  for (const [path, put] of lost.size > 0 ? left : []) {
    const uses = usesOfLost(path, put, lost)
    faults.push(...uses.map((use) => `${placeOf(path, texts.get(path)!, use)} would still use ${use.name}.`))
  }
  if (faults.length > 0) {
    throw new Error([...faults, 'Remove what is named, commit, and run this again.'].join('\n'))
  }
  return { deleted, changed, missing }
}

/** The place in the text that a person has before them. */
function placeOf(path: string, text: string, { line }: Use) {
  const at = text.split('\n').indexOf(line)
  return at < 0 ? path : `${path}:${at + 1}`
}

/** The names that files export before a removal and no longer after it. */
function lostExports(texts: ReadonlyMap<string, string>, changed: ReadonlyMap<string, string>) {
  const lost = [...changed].map(([path, put]) => {
    const kept = exportsOf(put)
    return [path, exportsOf(texts.get(path)!).filter((name) => !kept.includes(name))] as const
  })
  return new Map(lost.filter(([, names]) => names.length > 0))
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
  const lineWith = (other: string) =>
    left
      .split('\n')
      .find((line) => [other, relative(dirname(path), other)].some((name) => line.includes(name)))
  return { text: left, uses: named.map((name) => ({ name, line: lineWith(name) ?? '' })) }
}
