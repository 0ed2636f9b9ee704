/**
 * A machine in the machine, for containers: mounts, network, processes and host name of its own, podman's storage in a temporary directory.
 * Networks, firewall rules, mounts and processes made there are gone with it, also when the test process is killed.
 * In: shell scripts. Out: what they said. Touches its temporary directory. Needs root, namespaces and Debian's packages.
 */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requireServer } from './server-process.ts'

export interface ContainerHost {
  /** Removed at the end; `bin/` in it stands first on the PATH of scripts. */
  directory: string
  /** What the script wrote to standard output; throws with the end of all that it wrote when it fails. `online SCRIPT…` is on the machine's network. */
  run(script: string, o?: { cwd?: string; env?: Record<string, string> }): Promise<{ out: string; said: string }>
  stop(): Promise<void>
}

/** Executables by package; what is not on PATH is in a folder of /usr/lib. */
const needed = [
  ['podman', 'podman'],
  ['crun', 'crun'],
  ['podman-compose', 'podman-compose'],
  ['netavark', 'netavark', { parent: '/usr/lib', below: '' }],
  ['aardvark-dns', 'aardvark-dns', { parent: '/usr/lib', below: '' }],
  ['iptables', 'iptables'],
  ['ip', 'iproute2'],
  ['debootstrap', 'debootstrap'],
] as const
const namespaces = ['--net', '--pid', '--fork', '--mount-proc', '--uts', '--ipc']
const startsWithinMs = 20_000
const keptChars = 4_000

/**
 * What keeps containers from being run here, undefined when nothing does. Missing packages are installed where they may be, and are an error in
 * CI (see requireServer).
 */
export function whyNoContainers(): string | undefined {
  if (process.getuid?.() !== 0) return 'containers are tried as root only'
  const isDebian12 = /^VERSION_CODENAME=bookworm$/m.test(readFileSync('/etc/os-release', 'utf8'))
  if (!isDebian12) return 'the image is tried on Debian 12 only, whose Node.js is taken into it'
  const missing = needed.filter(([name, from, more]) => requireServer(name, from, more) === undefined)
  if (missing.length > 0) return `apt-get install ${missing.map(([, from]) => from).join(' ')}`
  const tried = spawnSync('unshare', ['--mount', ...namespaces, 'mount', '-t', 'tmpfs', 'tmpfs', '/run'])
  return tried.status === 0 ? undefined : `no namespaces can be made: ${String(tried.stderr)}`
}

/** Runs as the first process inside: storage in the temporary directory, nothing of the machine's /run, locks and half of a mixed cgroup tree. */
const firstProcess = `set -e
resolv=$(readlink -f /etc/resolv.conf); cp "$resolv" "$1/resolv.conf"
mount -t tmpfs tmpfs /run; mount -t tmpfs tmpfs /dev/shm
[ -e "$resolv" ] || { mkdir -p "$(dirname "$resolv")"; cp "$1/resolv.conf" "$resolv"; }
mount --bind "$1/containers" /var/lib/containers
[ ! -d /sys/fs/cgroup/unified ] || umount /sys/fs/cgroup/unified
ip link set lo up
echo ready
exec sleep infinity`

/** Starts it: rejects when it is not there within twenty seconds. */
export async function startContainerHost(): Promise<ContainerHost> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-containers-'))
  const at = (name: string): string => join(directory, name)
  for (const folder of ['containers', 'bin', 'tmp']) mkdirSync(at(folder))
  mkdirSync('/var/lib/containers', { recursive: true })
  writeFileSync(at('containers.conf'), settings())
  writeExecutable(at('bin/online'), `exec nsenter --net="${at('machine.net')}" -- "$@"`)
  writeFileSync(at('machine.net'), '')
  // The network outside is bound to a file before another one is entered; builds get their packages through it.
  const enter = `mount --bind /proc/self/ns/net "$1/machine.net"; exec unshare ${namespaces.join(' ')} --kill-child sh -c "$2" sh "$1"`
  const held = spawn(
    'setpriv',
    ['--pdeathsig', 'KILL', 'unshare', '--mount', 'sh', '-c', enter, 'sh', directory, firstProcess],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const ended = new Promise<void>((done) => held.on('close', () => done()))
  const end = async (): Promise<void> => {
    // The first process inside takes all others with it; what held it ends when they are gone.
    const inner = firstInside(held.pid)
    if (inner === undefined) held.kill('SIGKILL')
    else process.kill(inner, 'SIGKILL')
    await ended
    rmSync(directory, { recursive: true, force: true })
  }
  let said = ''
  const isReady = await new Promise<boolean>((done) => {
    const limit = setTimeout(() => done(false), startsWithinMs)
    const keep = (chunk: Buffer): void => {
      said += chunk.toString('utf8')
      if (!/^ready$/m.test(said)) return
      clearTimeout(limit)
      done(true)
    }
    held.stdout.on('data', keep)
    held.stderr.on('data', keep)
    held.on('close', () => {
      clearTimeout(limit)
      done(false)
    })
  })
  const inside = firstInside(held.pid)
  if (!isReady || inside === undefined) {
    await end()
    throw new Error(`no namespaces: ${said}`)
  }
  const env = {
    PATH: `${at('bin')}:${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`,
    HOME: directory,
    TMPDIR: at('tmp'),
    CONTAINERS_CONF: at('containers.conf'),
    LANG: 'C.UTF-8',
  }
  const within = ['--target', String(inside), '--mount', '--net', '--pid', '--uts', '--ipc', '--']
  return {
    directory,
    run: (script, o = {}) =>
      collect(
        ['nsenter', ...within, 'env', '-C', o.cwd ?? directory, 'bash', '-euo', 'pipefail', '-c', script],
        { ...env, ...o.env },
        script,
      ),
    stop: end,
  }
}

export function writeExecutable(path: string, script: string): void {
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
}

/** The number, outside, of the process that is 1 inside. */
function firstInside(holder: number | undefined): number | undefined {
  try {
    return Number(readFileSync(`/proc/${holder}/task/${holder}/children`, 'utf8').trim().split(' ')[0]) || undefined
  } catch {
    // It has ended already.
    return undefined
  }
}

/** No cgroups, which differ from machine to machine, and no limits above this process's own, which not every root may pass. */
function settings(): string {
  const limits = readFileSync('/proc/self/limits', 'utf8')
  const hard = (name: string): string => {
    const limit = new RegExp(`^${name} +\\S+ +(\\S+)`, 'm').exec(limits)?.[1] ?? 'unlimited'
    return limit === 'unlimited' ? '-1' : limit
  }
  const files = hard('Max open files')
  const processes = hard('Max processes')
  return `[containers]
default_ulimits=["nofile=${files}:${files}","nproc=${processes}:${processes}"]
cgroups="disabled"
[engine]
runtime="crun"
cgroup_manager="cgroupfs"
events_logger="file"
[network]
network_backend="netavark"
network_config_dir="/var/lib/containers/networks"
`
}

function collect(
  command: readonly string[],
  env: Record<string, string>,
  script: string,
): Promise<{ out: string; said: string }> {
  const [program = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8')
      said += chunk.toString('utf8')
    })
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve({ out, said })
      else reject(new Error(`${script.slice(0, 300)}\nended with ${code}:\n${said.slice(-keptChars)}`))
    })
  })
}
