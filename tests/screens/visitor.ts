/**
 * A browser at the application, with the cookies that it was given.
 * In: an application, the address that the visitor comes from. Out: answers. Touches nothing but the application.
 */
import type { Hono } from 'hono'

/** One browser, with its cookies. */
export class Visitor {
  readonly #app: Hono
  readonly #from: string
  #cookies = new Map<string, string>()

  constructor(app: Hono, from = '203.0.113.9') {
    this.#app = app
    this.#from = from
  }

  /** The same browser at another process. */
  at(app: Hono): Visitor {
    const same = new Visitor(app, this.#from)
    same.#cookies = this.#cookies
    return same
  }

  async ask(
    path: string,
    init: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { host: 'localhost', 'user-agent': 'Reader/1', cookie, ...init.headers }
    const env = { incoming: { socket: { remoteAddress: this.#from } } }
    const answer = await this.#app.request(path, { ...init, headers }, env)
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return answer
  }

  async post(path: string, fields: Record<string, string>): Promise<Response> {
    const page = await (await this.ask('/login')).text()
    const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return this.ask(path, { method: 'POST', headers, body: new URLSearchParams({ csrf, ...fields }).toString() })
  }

  signIn(token: string): Promise<Response> {
    return this.post('/login', { token })
  }

  /** With an account. */
  signInAs(name: string, password: string): Promise<Response> {
    return this.post('/login', { name, password })
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name)
  }

  async isAdmin(): Promise<boolean> {
    return (await (await this.ask('/sources')).text()).includes('action="/sources"')
  }

  get session(): string {
    return this.#cookies.get('siyaq-session') ?? ''
  }
}
