import type { Environment } from '../command/environment.ts'
import { folderPlace } from './folder-place.ts'
import type { Place } from './place.ts'
import { s3Place } from './s3-place.ts'

/** `address` is a folder or s3://bucket/prefix. */
export function placeAt(address: string, environment: Environment): Place {
  return address.startsWith('s3://') ? s3Place(address, environment) : folderPlace(address)
}
