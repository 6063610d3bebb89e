import { startPostgres } from '../src/postgres/postgres.ts'

// A process of its own, to be killed: node start-postgres.ts <dir> <port>
const [dir = '', port = ''] = process.argv.slice(2)

await startPostgres({ dir, port: Number(port), durable: false })
console.log('started')
setInterval(() => {}, 1000)
