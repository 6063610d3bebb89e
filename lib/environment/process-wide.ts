/** Next gives pages, routes and instrumentation.ts separate module instances, so a module variable is not process-wide. */
export function processWide<T>(name: string, make: () => T): T {
  const registry = globalThis as { [key: symbol]: T | undefined }
  return (registry[Symbol.for(`plinth.${name}`)] ??= make())
}
