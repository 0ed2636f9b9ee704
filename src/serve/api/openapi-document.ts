/**
 * The OpenAPI document of the API, made of the table of endpoints, their zod schemas, and who may ask.
 * In: the version. Out: plain data. Touches nothing. tests/screens/openapi.test.ts has a linter read it, and asks what it tells.
 */
import { z } from 'zod'
import { routeRights } from '../access/route-rights.ts'
import * as schemas from './api-schemas.ts'
import { operations } from './openapi.ts'
import type { Operation } from './operation.ts'

/** Answers that several endpoints share; each a problem with its code. */
const refusals = {
  Invalid: 'The query or the body is not as told here, or it cannot be done',
  SignInFirst: 'Reading is for those who signed in, or the token is not right',
  Forbidden: 'Not allowed to this caller',
  Missing: 'There is nothing of that number, key or name',
  SlowDown:
    'Too many requests of this caller, or too many wrong tokens from this address; `Retry-After` says how long to wait',
  Problem: 'A problem, with its code and its text in Arabic and English',
}

type Refusal = keyof typeof refusals

/** Fields of draft-ietf-httpapi-ratelimit-headers; absent where no limit is set, and for whoever sits at this machine. */
const headers = {
  'RateLimit-Policy': {
    description: 'Requests (`q`) of one caller in so many seconds (`w`), of one web process',
    schema: { type: 'string', examples: ['"api";q=600;w=60'] },
  },
  RateLimit: {
    description: 'How many are left (`r`), and seconds until there are as many as at first (`t`)',
    schema: { type: 'string', examples: ['"api";r=599;t=60'] },
  },
  'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer', minimum: 1 } },
}

export function openApiDocument(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {})
    path[operation.method] = described(operation)
  }
  const error = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Error' } } }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Siyaq',
      version,
      description: 'News as stories: copies folded, origins counted, every claim attributed.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    // What is read, is read without a token where reading is open.
    security: [{}, { token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Error: jsonSchema(schemas.error) },
      headers,
      responses: Object.fromEntries(
        Object.entries(refusals).map(([name, description]) => [
          name,
          {
            description,
            ...(name === 'SlowDown' ? { headers: headersNamed(Object.keys(headers)) } : {}),
            content: error,
          },
        ]),
      ),
    },
  }
}

/** "getStoriesByIdSettings": stable as long as method and path are. */
function operationId({ method, path }: Operation): string {
  const words = path.split(/[/.]/).filter((word) => word !== '')
  const named = words.map((word) => (word.startsWith('{') ? `by-${word.slice(1, -1)}` : word)).join('-')
  return `${method}-${named}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function described(operation: Operation): Record<string, unknown> {
  const schema = jsonSchema(operation.answer)
  const types = operation.text ?? ['application/json']
  const answer = { content: Object.fromEntries(types.map((type) => [type, { schema }])) }
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(operation.query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    schema: jsonSchema(schema),
  }))
  return {
    operationId: operationId(operation),
    summary: operation.summary,
    parameters: [...inPath, ...inQuery],
    ...(operation.body === undefined
      ? {}
      : {
          requestBody: { required: true, content: { [bodyType(operation)]: { schema: jsonSchema(operation.body) } } },
        }),
    ...securityOf(operation),
    responses: {
      '200': {
        description: 'The answer',
        ...(isEverybodys(operation) ? {} : { headers: headersNamed(['RateLimit-Policy', 'RateLimit']) }),
        ...answer,
      },
      ...refused(operation),
      ...(operation.away === true ? { '503': { description: 'A part is away', ...answer } } : {}),
      default: refusal('Problem'),
    },
  }
}

function refused(operation: Operation): Record<string, unknown> {
  const answers: [string, Refusal, boolean][] = [
    ['400', 'Invalid', operation.query !== undefined || operation.body !== undefined],
    ['401', 'SignInFirst', true],
    // Also for who asks under a name that this server does not answer to.
    ['403', 'Forbidden', true],
    ['404', 'Missing', operation.path.includes('{') || operation.misses === true],
    ['429', 'SlowDown', true],
  ]
  return Object.fromEntries(answers.filter(([, , given]) => given).map(([status, name]) => [status, refusal(name)]))
}

function headersNamed(names: readonly string[]): Record<string, { $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

function refusal(name: Refusal): { $ref: string } {
  return { $ref: `#/components/responses/${name}` }
}

function securityOf(operation: Operation): object {
  if (operation.needs !== undefined) return { security: [{ token: [] }] }
  return isEverybodys(operation) ? { security: [] } : {}
}

/** Also where reading is for those who signed in. */
function isEverybodys({ method, path }: Operation): boolean {
  const route = `${method.toUpperCase()} /api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`
  return routeRights.get(route)?.need === 'everyone'
}

function bodyType(operation: Operation): string {
  return operation.ndjson === true ? 'application/x-ndjson' : 'application/json'
}

function jsonSchema(schema: z.ZodType | z.core.$ZodType): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}
