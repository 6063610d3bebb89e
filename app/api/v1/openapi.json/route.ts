import { z } from 'zod'
import { documentRoute } from '@/lib/http/document-route'
import { document } from '@/lib/http/openapi/written'
import { resource } from '@/lib/http/resource'

const ApiDocument = z.looseObject({ openapi: z.string().meta({ examples: ['3.1.1'] }) })

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: documentRoute(
    { id: 'getApiDocument', summary: 'Read the OpenAPI document.', returns: ApiDocument, bare: true },
    document,
  ),
})
