import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'

const generated = new Set(['node_modules', '.git', '.next', '.plinth', 'test-results', 'playwright-report'])
const roots = '{app,docs,lib,packages,public,scripts,supabase,tests,.ci,.github,.vscode}/**/*'

/** All files of a project, without what is installed or built. */
export function projectFiles(dir: string): string[] {
  const found = [roots, '*', '.*'].flatMap((pattern) =>
    globSync(pattern, { cwd: dir, exclude: (name) => generated.has(name.split('/').at(-1)!) }),
  )
  return found
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(dir, path)).isFile())
    .toSorted()
}

/** Files with words, but for the list of packages. */
export function isText(path: string): boolean {
  return /\.(tsx?|sql|css|md|json|ya?ml|toml)$/.test(path) && path !== 'package-lock.json'
}

/** Those of `files` that a pattern of a part names, itself or by a folder. */
export function matching(pattern: string, files: readonly string[]): string[] {
  const named = new RegExp(`^${expression(pattern)}(/|$)`)
  return files.filter((path) => named.test(path))
}

function expression(pattern: string) {
  return pattern
    .replace(/\/$/, '')
    .split(/(\*\*\/|\*|\{[^}]*\})/)
    .map((piece) => {
      if (piece === '**/') return '(?:.*/)?'
      if (piece === '*') return '[^/]*'
      if (!piece.startsWith('{')) return RegExp.escape(piece)
      const choices = piece.slice(1, -1).split(',')
      return `(?:${choices.map((choice) => RegExp.escape(choice)).join('|')})`
    })
    .join('')
}
