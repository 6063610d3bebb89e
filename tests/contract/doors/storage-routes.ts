import type { Endpoint } from './rules'

/**
 * The routes of the Storage API of August 2026 for buckets, objects, images and resumable uploads. Those for S3, Iceberg and vectors take
 * keys of their own.
 * https://github.com/supabase/storage/tree/4fa61fba9371c4bd40cbb81509f07bcb3af21683/src/http/routes
 */
const registered = `
GET POST /bucket
GET PUT DELETE /bucket/{bucket}
POST /bucket/{bucket}/empty
GET HEAD POST PUT DELETE /object/{bucket}/{name}
DELETE /object/{bucket}
GET HEAD /object/authenticated/{bucket}/{name}
GET HEAD /object/public/{bucket}/{name}
GET HEAD /object/info/{bucket}/{name}
GET /object/info/authenticated/{bucket}/{name}
GET /object/info/public/{bucket}/{name}
GET POST /object/sign/{bucket}/{name}
POST /object/sign/{bucket}
POST PUT /object/upload/sign/{bucket}/{name}
POST /object/list/{bucket}
POST /object/list-v2/{bucket}
POST /object/copy
POST /object/move
GET /render/image/authenticated/{bucket}/{name}
GET /render/image/public/{bucket}/{name}
GET /render/image/sign/{bucket}/{name}
POST /upload/resumable
POST /upload/resumable/sign
GET /health
GET /status
DELETE /cdn/{bucket}
DELETE /cdn/{bucket}/{name}`

export const storageRoutes: Endpoint[] = registered
  .trim()
  .split('\n')
  .flatMap((line) => {
    const words = line.split(' ')
    return words.slice(0, -1).map((method) => ({ method, path: words.at(-1)! }))
  })
