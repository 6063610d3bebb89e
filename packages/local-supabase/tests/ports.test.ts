import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test, vi } from 'vitest'
import { freePort } from '../src/ports.ts'

const random = vi.hoisted(() => vi.fn<(low: number, high: number) => number>())
vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>()
  random.mockImplementation((low, high) => real.randomInt(low, high))
  return { ...real, randomInt: random }
})

test('a free port is not one that the system gives to outgoing connections', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, freePort))

  expect(ports.filter((port) => port < 20_000 || port >= 32_000)).toEqual([])
})

test('a port that somebody has is passed over', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port: taken } = other.address() as AddressInfo
  random.mockReturnValueOnce(taken)

  const port = await freePort()
  other.close()

  expect(random).toHaveBeenLastCalledWith(20_000, 32_000)
  expect(port).not.toBe(taken)
})
