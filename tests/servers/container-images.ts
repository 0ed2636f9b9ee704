/**
 * Images for tests without a registry of images: Debian 12 by debootstrap with the Node.js that runs the tests, and stand-ins for those of
 * PostgreSQL and NATS, made of this machine's packages, that do what the official ones do for the settings of deploy/compose.yaml.
 * In: a container host. Out: images in its storage. Reads this machine's packages and npm's settings; packages come from its sources.
 */
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { writeExecutable, type ContainerHost } from './container-host.ts'

export const baseImage = 'localhost/debian-with-node'
const root = resolve(import.meta.dirname, '../..')

/** `baseImage`: what `BASE` of deploy/Dockerfile may be. A minute on a quiet machine, most of it debootstrap. */
export async function makeBaseImage(host: ContainerHost): Promise<void> {
  const tree = join(host.directory, 'base')
  await host.run(`online debootstrap --variant=minbase bookworm "${tree}" ${debianMirror() ?? ''}`)
  copyFileSync(process.execPath, join(tree, 'usr/local/bin/node'))
  const npm = realpathSync(run('sh', ['-c', 'command -v npm']).trim())
  mkdirSync(join(tree, 'usr/local/lib/node_modules'), { recursive: true })
  cpSync(resolve(dirname(npm), '..'), join(tree, 'usr/local/lib/node_modules/npm'), { recursive: true })
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(tree, 'usr/local/bin/npm'))
  const left = [
    'proc',
    'sys',
    'var/cache/apt',
    'var/lib/apt/lists',
    'usr/share/doc',
    'usr/share/man',
    'usr/share/locale',
  ]
  const without = left.map((folder) => `--exclude='./${folder}/*'`).join(' ')
  await host.run(`tar -C "${tree}" ${without} -c . | podman import - ${baseImage}`)
}

/**
 * Has `podman build` reach the registry of packages as this machine does: its network, npm's settings and cache (written to a layer that is
 * thrown away), and the SQLite binding that is installed here in place of one that is downloaded. podman-compose builds by it too.
 */
export function letBuildsReachPackages(host: ContainerHost): void {
  const at = (name: string): string => join(host.directory, name)
  const npm = (...args: string[]): string => run('npm', args).trim()
  const certificates = npm('config', 'get', 'cafile')
  const lines = [npm('config', 'get', 'userconfig'), npm('config', 'get', 'globalconfig')]
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => /^(?:\/\/|@[^=]*:registry|_auth|https?-proxy|proxy|noproxy|strict-ssl)/.test(line))
  lines.push(`registry=${npm('config', 'get', 'registry')}`, 'cache=/npm-cache', 'prefer-offline=true')
  lines.push('better_sqlite3_local_prebuilds=/prebuilds')
  const mounts = [`${npm('config', 'get', 'cache')}:/npm-cache:O`]
  if (existsSync(certificates)) {
    lines.push('cafile=/certificates.pem')
    mounts.push(`${certificates}:/certificates.pem:ro`)
  }
  writeFileSync(at('npmrc'), `${lines.join('\n')}\n`, { mode: 0o600 })
  mkdirSync(at('prebuilds'))
  const sqlite = join(root, 'node_modules/better-sqlite3')
  const { version } = JSON.parse(readFileSync(join(sqlite, 'package.json'), 'utf8')) as { version: string }
  const name = `better-sqlite3-v${version}-node-v${process.versions.modules}-linux-${process.arch}.tar.gz`
  run('tar', ['-C', sqlite, '-czf', join(at('prebuilds'), name), 'build/Release/better_sqlite3.node'])
  mounts.push(`${at('npmrc')}:/usr/local/etc/npmrc:ro`, `${at('prebuilds')}:/prebuilds:ro`)
  const given = `--isolation chroot --network host --layers=false ${mounts.map((mount) => `-v '${mount}'`).join(' ')}`
  const podman = run('sh', ['-c', 'command -v podman']).trim()
  writeExecutable(
    at('bin/podman'),
    `if [ "$1" = build ]; then shift; exec online ${podman} build ${given} --build-arg BASE=${baseImage} "$@"; fi
exec ${podman} "$@"`,
  )
}

/** The entrypoint of the official image, as far as compose.yaml goes. */
const postgresEntry = `set -e
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA" /var/run/postgresql
  chown postgres "$PGDATA" /var/run/postgresql
  chmod 700 "$PGDATA"
  exec setpriv --reuid postgres --regid postgres --clear-groups "$0" "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  echo "\${POSTGRES_PASSWORD:?}" > /tmp/password
  initdb -D "$PGDATA" -U "\${POSTGRES_USER:=postgres}" --pwfile=/tmp/password --encoding=UTF8 --locale=C.UTF-8 --no-sync
  echo "host all all all scram-sha-256" >> "$PGDATA/pg_hba.conf"
  # Answers on its socket alone while it makes the database, as the official one does.
  pg_ctl -D "$PGDATA" -w -o "-c listen_addresses=''" start
  createdb -U "$POSTGRES_USER" "\${POSTGRES_DB:-$POSTGRES_USER}"
  pg_ctl -D "$PGDATA" -w -m fast stop
fi
exec "$@" -c "listen_addresses=*"`

const natsEntry = `[ "\${1#-}" = "$1" ] || set -- nats-server "$@"
exec "$@"`

/** The official image has a wget; Debian's smallest system has none. */
const wget = `for url; do :; done
exec node -e 'fetch(process.argv[1]).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "$url"`

/** Stand-ins for docker.io/library/postgres:15 and nats:2.10-alpine under those names. `postgres`, `nats`: executables of this machine. */
export async function makeStandIns(host: ContainerHost, programs: { postgres: string; nats: string }): Promise<void> {
  const context = join(host.directory, 'stand-ins')
  const files = join(context, 'files')
  const bin = dirname(programs.postgres)
  const share = join('/usr/share/postgresql', basename(dirname(bin)))
  for (const folder of [bin, join(dirname(bin), 'lib'), share])
    cpSync(folder, join(files, folder), {
      recursive: true,
      dereference: true,
      filter: (path) => !/llvmjit|bitcode/.test(path),
    })
  const local = join(files, 'usr/local/bin')
  mkdirSync(local, { recursive: true })
  copyFileSync(realpathSync(programs.nats), join(local, 'nats-server'))
  writeExecutable(join(local, 'postgres-entry'), postgresEntry)
  writeExecutable(join(local, 'nats-entry'), natsEntry)
  writeExecutable(join(local, 'wget'), wget)
  const executables = readdirSync(bin).map((name) => join(bin, name))
  const libraries = readdirSync(join(dirname(bin), 'lib')).map((name) => join(dirname(bin), 'lib', name))
  copyLibraries([...executables, ...libraries, programs.nats], files, join(host.directory, 'base'))
  const image = (name: string, lines: string): Promise<unknown> => {
    const file = join(context, 'Dockerfile')
    writeFileSync(file, `FROM ${lines}\n`)
    return host.run(`podman build -t ${name} -f "${file}" "${context}"`)
  }
  const both = 'localhost/services'
  await image(both, `${baseImage}\nCOPY files /\nRUN useradd --system postgres`)
  await image(
    'docker.io/library/postgres:15',
    `${both}
ENV PATH=${bin}:/usr/local/bin:/usr/sbin:/usr/bin PGDATA=/var/lib/postgresql/data
VOLUME /var/lib/postgresql/data
STOPSIGNAL SIGINT
ENTRYPOINT ["postgres-entry"]
CMD ["postgres"]`,
  )
  await image('docker.io/library/nats:2.10-alpine', `${both}\nENTRYPOINT ["nats-entry"]\nCMD ["nats-server"]`)
  rmSync(files, { recursive: true })
}

/** The libraries that the programs load and `tree` has not, under the names by which they are loaded. */
function copyLibraries(programs: readonly string[], into: string, tree: string): void {
  const listed = spawnSync('ldd', programs, { encoding: 'utf8' }).stdout
  const found = new Set([...listed.matchAll(/=> (\/\S+) \(/g)].map(([, path = '']) => path))
  for (const path of found) {
    // /lib is a link to /usr/lib there too.
    const place = path.replace(/^\/lib\//, '/usr/lib/')
    if (existsSync(join(tree, place))) continue
    mkdirSync(dirname(join(into, place)), { recursive: true })
    copyFileSync(realpathSync(path), join(into, place))
  }
}

/** Where this machine gets Debian 12 from, in either form of apt's lists. */
function debianMirror(): string | undefined {
  const folder = '/etc/apt/sources.list.d'
  const files = [
    '/etc/apt/sources.list',
    ...(existsSync(folder) ? readdirSync(folder).map((f) => join(folder, f)) : []),
  ]
  for (const file of files.filter((path) => existsSync(path))) {
    const text = readFileSync(file, 'utf8')
    const line = /^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+bookworm\s+main/m.exec(text)?.[1]
    const stanza = text.split(/\n\s*\n/).find((part) => /^Suites:.*\bbookworm(?:\s|$)/m.test(part))
    const mirror = line ?? /^URIs:\s*(\S+)/m.exec(stanza ?? '')?.[1]
    if (mirror !== undefined) return mirror
  }
  return undefined
}

function run(command: string, args: readonly string[]): string {
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr}${String(done.error ?? '')}`)
  return done.stdout
}
