import { postgresConnection } from '../../lib/environment/postgres.ts'
import { readEnvironment } from '../command/environment.ts'

/** The driver's options for an address. DATABASE_CA, from the environment or a .env file, vouches for the server. */
export const connectionOptions = (url: string) => postgresConnection(url, readEnvironment().DATABASE_CA)
