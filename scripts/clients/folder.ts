import { join } from 'node:path'
import { projectDir } from '../command/project.ts'

/** Packages, generated clients and their journeys, outside of the sources. */
export const clientsDir = join(projectDir, '.plinth/clients')
export const generatorFile = join(clientsDir, 'openapi-generator.jar')
export const pythonDir = join(clientsDir, 'python')
