import { postgresConnection } from '../../lib/environment/postgres.ts'
import { readEnvironment } from '../command/environment.ts'

/** What the driver needs for an address; DATABASE_CA, from the environment or a .env file, vouches for who answers there. */
export const connectionOptions = (url: string) => postgresConnection(url, readEnvironment().DATABASE_CA)
