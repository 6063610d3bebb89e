import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { closeInOrder, type Closing } from './command/closing.ts'
import { projectDir } from './command/project.ts'

type Generated = {
  names: string[]
  command: string
  /** The words for where the files come from. */
  source?: string
  /** The texts of the files, in the order of their names. */
  make: (closing: Closing) => Promise<string[]>
}

/** Writes files that are generated from the migrations or `source`. A check writes nothing and fails if one differs. */
export async function keepGenerated(
  { names, command, source = 'what the migrations make', make }: Generated,
  { check = false },
): Promise<void> {
  const closing = closeInOrder({ signalCode: 1 })
  try {
    const texts = await make(closing)
    for (const [at, name] of names.entries()) {
      const [file, made] = [join(projectDir, name), texts[at]!]
      if (!check) {
        await writeFile(file, made)
        console.log(`${name} is ${source}.`)
      } else if (made !== (await readFile(file, 'utf8').catch(() => ''))) {
        throw new Error(`${name} is not ${source}: run npm run ${command}.`)
      }
    }
  } catch (error) {
    await closing.fail(error)
  }
  await closing.close()
}
