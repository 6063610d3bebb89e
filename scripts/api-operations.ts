import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { SentEvent } from '../lib/http/openapi/events.ts'
import type { Operation } from '../lib/http/openapi/operation.ts'
import { projectDir } from './command/project.ts'

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>

/** An operation, where it is written and what serves it. */
export type ServedOperation = Operation & { file: string; handler: Handler }

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const root = 'app/api/v1'

/** Every operation below app/api/v1. Needs something that resolves `@/`, such as lib-modules.ts or the test runner. */
export async function loadOperations(): Promise<ServedOperation[]> {
  const files = filesIn(root).filter((file) => file.endsWith('/route.ts'))
  const operations = await Promise.all(files.map(operationsIn))
  return operations.flat()
}

async function operationsIn(file: string): Promise<ServedOperation[]> {
  const exported =
    await load<Record<string, Handler & { endpoint?: Pick<Operation, 'contract' | 'open'> }>>(file)
  const path = file.slice(root.length, -'/route.ts'.length).replace(/\[(\w+)\]/g, '{$1}')

  return methods.flatMap((method) => {
    const handler = exported[method]
    if (!handler?.endpoint) return []
    const { contract, open } = handler.endpoint
    return [{ method, path, contract, open, file, handler }]
  })
}

/** The events that the product sends, in files beside the routes of their subscriptions. */
export async function loadSentEvents(): Promise<SentEvent[]> {
  const files = filesIn(root).filter((file) => file.endsWith('/events.ts'))
  const modules = await Promise.all(files.map((file) => load<{ events: SentEvent[] }>(file)))
  return modules.flatMap(({ events }) => events)
}

/** The schemas that features export, by themselves. */
export async function loadSchemaNames(): Promise<Map<z.ZodType, string>> {
  const files = filesIn('lib/features').filter((file) => /\/([a-z-]+-)?schema\.ts$/.test(file))
  const modules = await Promise.all(files.map((file) => load<Record<string, unknown>>(file)))
  const exported = modules.flatMap((module) => Object.entries(module))
  return new Map(exported.flatMap(([name, value]) => (value instanceof z.ZodType ? [[value, name]] : [])))
}

function filesIn(folder: string): string[] {
  const found = readdirSync(join(projectDir, folder), { recursive: true, encoding: 'utf8' })
  return found.map((file) => `${folder}/${file.replaceAll('\\', '/')}`).toSorted()
}

async function load<Module>(file: string): Promise<Module> {
  return (await import(/* @vite-ignore */ `@/${file.replace(/\.ts$/, '')}`)) as Module
}
