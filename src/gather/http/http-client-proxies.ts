/**
 * Connections over HTTP proxies that people chose for single feeds, a pool for each proxy.
 * In: the address of a proxy, the guarded way to open a socket. Out: dispatchers. Opens sockets to proxies only, and only guarded ones.
 *
 * The proxy looks names up, as whoever chose it wants: an address by itself, and names that are local by definition, are refused before.
 */
import { Pool, ProxyAgent, type Agent, type buildConnector } from 'undici'

const mostProxies = 32

/** The pools of one client. */
export class Proxies {
  readonly #connect: buildConnector.connector
  readonly #options: Agent.Options
  readonly #agents = new Map<string, ProxyAgent>()

  constructor(connect: buildConnector.connector, options: Agent.Options) {
    this.#connect = connect
    this.#options = options
  }

  /** `address` is one that `checkProxy` let through. */
  over(address: string): ProxyAgent {
    const known = this.#agents.get(address)
    if (known) return known
    const [oldest] = this.#agents
    if (oldest && this.#agents.size >= mostProxies) {
      this.#agents.delete(oldest[0])
      // What is under way on it ends by itself; nobody waits for that.
      oldest[1].close().catch(() => undefined)
    }
    const agent = this.#open(new URL(address))
    this.#agents.set(address, agent)
    return agent
  }

  async close(): Promise<void> {
    await Promise.all([...this.#agents.values()].map((agent) => agent.destroy()))
    this.#agents.clear()
  }

  #open(proxy: URL): ProxyAgent {
    const token = tokenOf(proxy)
    proxy.username = ''
    proxy.password = ''
    const guarded = { ...this.#options, connect: this.#connect }
    return new ProxyAgent({
      ...this.#options,
      uri: proxy.href,
      proxyTunnel: false,
      ...(token === undefined ? {} : { token }),
      clientFactory: (origin) => new Pool(origin, guarded),
      // Asked for the proxy itself (plain http goes through it as it is), and for each host behind it, with the tunnel as its way.
      factory: (origin, options) =>
        new Pool(origin, String(origin) === proxy.href ? guarded : Object.assign({}, this.#options, options)),
    })
  }
}

function tokenOf(proxy: URL): string | undefined {
  if (proxy.username === '' && proxy.password === '') return undefined
  const pair = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`
}
