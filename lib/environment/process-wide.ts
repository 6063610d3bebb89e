/**
 * The one value of that name in this process, made by whoever asks first. A variable of a module is not: Next gives pages, routes and
 * instrumentation.ts instances of a module of their own.
 */
export function processWide<T>(name: string, make: () => T): T {
  const registry = globalThis as { [key: symbol]: T | undefined }
  return (registry[Symbol.for(`plinth.${name}`)] ??= make())
}
