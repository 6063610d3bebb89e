import { globSync, readFileSync } from 'node:fs'
import { parseSync, Visitor } from 'vite'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { slowText } from './support/regexp-growth'

const files = ['lib', 'app'].flatMap((room) => globSync(`${room}/**/*.{ts,tsx}`)).concat('proxy.ts')
const written = files.flatMap((file) => expressionsIn(file).map((pattern) => ({ file, pattern })))
const ofZod = [z.regexes.uuid(), z.regexes.date, z.regexes.datetime({ offset: true })].map((pattern) => ({
  file: 'zod',
  pattern,
}))

test.each([...written, ...ofZod])('$file: $pattern takes linear time', ({ pattern }) => {
  expect(slowText(pattern)).toBeUndefined()
})

test('the regular expressions of the app are found', () => {
  expect(written.length).toBeGreaterThan(50)
})

test.each([/(a+)+$/, /(a|a)*b/, /\s+$/, /,.*,.*;/, /^(.+?)\1+$/, /\d+\.\d/, /(\w+-?)*@/, /^\s*(a?\s*)*$/])(
  '%s is found to be slow',
  (pattern) => {
    expect(slowText(pattern)).toBeDefined()
  },
)

/** The literals of a file, and what it makes of constant text. A part that is known at run time alone counts as a digit. */
function expressionsIn(file: string): RegExp[] {
  const { program } = parseSync(file, readFileSync(file, 'utf8'))
  const found: RegExp[] = []
  const constants = new Map<string, string>()
  const make = (node: { callee: object; arguments: object[] }) => {
    if ('name' in node.callee && node.callee.name === 'RegExp') {
      const [source, flags] = node.arguments.map((argument) => textOf(argument as Part, constants))
      found.push(new RegExp(source!, flags))
    }
  }
  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if ('name' in id && init) constants.set(id.name, textOf(init as Part, constants))
    },
    Literal: (node) => {
      if ('regex' in node) found.push(new RegExp(node.regex.pattern, node.regex.flags))
    },
    NewExpression: make,
    CallExpression: make,
  }).visit(program)
  return found
}

type Part = {
  type: string
  name?: string
  value?: unknown
  quasis?: { value: { cooked: string } }[]
  expressions?: Part[]
}

function textOf({ type, name, value, quasis, expressions }: Part, constants: Map<string, string>): string {
  if (type === 'Literal') return String(value)
  if (type === 'Identifier') return constants.get(name!) ?? '7'
  if (type !== 'TemplateLiteral') return '7'
  return quasis!
    .map(({ value: { cooked } }, index) => {
      const part = expressions![index]
      return part ? cooked + textOf(part, constants) : cooked
    })
    .join('')
}
