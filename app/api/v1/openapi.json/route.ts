import { z } from 'zod'
import { documentRoute } from '@/lib/http/document-route'
import { document } from '@/lib/http/openapi/written'
import { resource } from '@/lib/http/resource'

const ApiDocument = z.looseObject({
  openapi: z.string().meta({ description: 'The version of OpenAPI.', maxLength: 20, examples: ['3.1.1'] }),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: documentRoute(
    {
      id: 'getApiDocument',
      summary: 'Read the OpenAPI document.',
      description: 'This document. It needs no authentication, and caches may keep it.',
      returns: ApiDocument,
      bare: true,
    },
    document,
  ),
})
