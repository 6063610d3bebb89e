import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const made = /^(node_modules|\.git|\.next.*|\.plinth|test-results|playwright-report|coverage)$/

const generated =
  /^(docs\/(openapi\.json|schema\.md)|app\/api\/operations\.ts|lib\/db\/database\.types\.ts|supabase\/(migrations\/|schemas\/15_))/

/** All files of a project, without what is installed or built. */
export function projectFiles(dir: string, folder = ''): string[] {
  const entries = readdirSync(join(dir, folder), { withFileTypes: true })
  return entries
    .filter(({ name }) => !made.test(name))
    .flatMap((entry) => {
      const path = `${folder}${entry.name}`
      if (entry.isDirectory()) return projectFiles(dir, `${path}/`)
      return entry.isFile() ? [path] : []
    })
    .toSorted()
}

/** Files with words, but for the list of packages. */
export function isText(path: string): boolean {
  return /\.(tsx?|sql|css|md|json|ya?ml|toml)$/.test(path) && path !== 'package-lock.json'
}

/** Files that are made again from those that a removal leaves. */
export function isGenerated(path: string): boolean {
  return generated.test(path)
}

/** Those of `files` that a pattern of a part names, itself or by a folder. */
export function matching(pattern: string, files: readonly string[]): string[] {
  const named = new RegExp(`^${expression(pattern)}(/|$)`)
  return files.filter((path) => named.test(path))
}

function expression(pattern: string): string {
  return pattern
    .replace(/\/$/, '')
    .split(/(\*\*\/|\*|\{[^}]*\})/)
    .map((piece) => {
      if (piece === '**/') return '(?:.*/)?'
      if (piece === '*') return '[^/]*'
      if (!piece.startsWith('{')) return RegExp.escape(piece)
      const choices = piece.slice(1, -1).split(',')
      return `(?:${choices.map(expression).join('|')})`
    })
    .join('')
}
