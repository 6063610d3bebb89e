import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { closeInOrder, type Closing } from './local/closing.ts'
import { projectDir } from './local/project.ts'

type Generated = {
  name: string
  command: string
  /** The words for where the file comes from. */
  source?: string
  make: (closing: Closing) => Promise<string>
}

/** Writes a generated file of the project. A check writes nothing, and fails when the file differs. */
export async function keepGenerated(
  { name, command, source = 'what the migrations make', make }: Generated,
  { check = false },
): Promise<void> {
  const file = join(projectDir, name)
  const closing = closeInOrder({ signalCode: 1 })
  try {
    const made = await make(closing)
    if (!check) {
      await writeFile(file, made)
      console.log(`${name} is ${source}.`)
    } else if (made !== (await readFile(file, 'utf8').catch(() => ''))) {
      throw new Error(`${name} is not ${source}: run npm run ${command}.`)
    }
  } catch (error) {
    await closing.fail(error)
  }
  await closing.close()
}
