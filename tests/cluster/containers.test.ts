/**
 * deploy/Dockerfile and deploy/compose.yaml, built and run with podman and podman-compose by the very commands of docs/cluster.md, "In containers":
 * one process on SQLite, then the cluster; pages, health checks, a kill, stops within the grace period, and data after a new start.
 * Not covered: Docker, and the images of the registry (see tests/servers/container-images.ts for what stands in); health checks are run by us, since here no
 * systemd does; no limits on memory or processors.
 * In: Debian's packages, npm's registry. Out: test results. Skipped, visibly, without root, namespaces or Debian 12. Some minutes.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startContainerHost, whyNoContainers, type ContainerHost } from '../servers/container-host.ts'
import { baseImage, letBuildsReachPackages, makeBaseImage, makeStandIns } from '../servers/container-images.ts'
import { natsExecutable } from '../servers/nats.ts'
import { postgresExecutable } from '../servers/postgres.ts'

const root = resolve(import.meta.dirname, '../..')
const programs = { postgres: postgresExecutable(), nats: natsExecutable() }
const why = whyNoContainers()
if (why !== undefined) process.stderr.write(`skipped: containers: ${why}\n`)
const page = readFileSync(join(root, 'docs/cluster.md'), 'utf8')
/** The blocks of that section in their order. */
const [build = '', start = '', importInto = '', secrets = '', up = '', importToCluster = '', down = '', ...others] = [
  ...(page.split(/^## In containers$/m)[1] ?? '').matchAll(/^```sh\n([\s\S]*?)^```$/gm),
].map(([, block = '']) => block)
const articles = /<<'LINES'\n([\s\S]*?)^LINES$/m.exec(page)?.[1] ?? ''
/** What .dockerignore lets through beside the licences. */
const sourceNames = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts', 'src']
const services = [
  'postgres',
  'nats0',
  'nats1',
  'nats2',
  'web0',
  'web1',
  'fetch',
  'analyse',
  'analyse',
  'group',
  'group',
]

describe.skipIf(why !== undefined || programs.postgres === undefined || programs.nats === undefined)(
  'in containers',
  { tags: ['slow'], timeout: 400_000 },
  () => {
    let host: ContainerHost | undefined
    /** A copy of what is built, and beside it what must not get into an image. */
    let project = ''
    const run = async (script: string): Promise<string> => (await type(script)).out
    const type = (script: string): Promise<{ out: string; said: string }> => {
      if (host === undefined) throw new Error('no host')
      return host.run(script, { cwd: project })
    }

    beforeAll(async () => {
      if (programs.postgres === undefined || programs.nats === undefined) return
      host = await startContainerHost()
      project = join(host.directory, 'project')
      const sources = [
        'package.json',
        'package-lock.json',
        'tsconfig.json',
        'tsconfig.build.json',
        '.dockerignore',
        'src',
      ]
      for (const name of [...sources, 'scripts', 'deploy', 'LICENSE', 'LICENSES', 'NOTICE'])
        cpSync(join(root, name), join(project, name), { recursive: true })
      for (const folder of ['.git', 'node_modules', 'data', 'dist']) {
        mkdirSync(join(project, folder))
        writeFileSync(join(project, folder, 'not-for-images'), '')
      }
      writeFileSync(join(project, 'first.jsonl'), articles)
      await makeBaseImage(host)
      letBuildsReachPackages(host)
      await Promise.all([makeStandIns(host, { postgres: programs.postgres, nats: programs.nats }), type(build)])
    }, 900_000)
    afterAll(() => host?.stop(), 60_000)

    test('the page gives all commands, and articles to import', () => {
      expect([down, others, articles]).toEqual([expect.stringMatching(/./), [], expect.stringMatching(/^\{/)])
    })

    test('nothing but the sources gets into a build', async () => {
      writeFileSync(
        join(project, '../Look'),
        `FROM ${baseImage}\nCOPY . /context\nRUN cd /context && find . -maxdepth 2 | sort\n`,
      )
      const seen = await run('podman build -f ../Look .')
      expect(seen).toMatch(/^\.\/src\/main\.ts$/m)
      expect(seen).not.toContain('not-for-images')
      expect([...seen.matchAll(/^\.\/([^/\n]+)$/gm)].map(([, name]) => name)).toEqual(
        ['LICENSE', 'LICENSES', 'NOTICE', ...sourceNames].sort(),
      )
    })

    test('one process: pages as a user without rights, a clean end, the same data afterwards', async () => {
      await type(start)
      await until('curl -sf http://localhost:8080/ready')
      expect(await run('podman exec siyaq id -u')).toBe('999\n')
      await expect(run('podman exec siyaq touch /siyaq/written')).rejects.toThrow('Read-only file system')
      await type(importInto)
      await until('curl -sf http://localhost:8080/ | grep -q المرفأ')
      // Nobody but the machine itself is answered on its loopback.
      expect(await run('podman port siyaq')).toBe('8080/tcp -> 127.0.0.1:8080\n')
      expect(await run('podman logs siyaq')).toMatch(/http:\/\/localhost:8080\/join\/[\w-]{43}/)
      const stopped = await type('podman stop siyaq')
      expect(stopped.said).not.toContain('SIGKILL')
      expect(await run("podman inspect siyaq --format '{{.State.Status}} {{.State.ExitCode}}'")).toBe('exited 0\n')
      await type('podman start siyaq')
      await until('curl -sf http://localhost:8080/ | grep -q المرفأ')
      await type('podman rm -f siyaq')
    })

    test('the cluster: all healthy, an import on every page, a killed process comes back, data outlives a stop', async () => {
      await type(secrets)
      expect(await run('stat -c %a deploy/.env')).toBe('600\n')
      await type(up)
      const names = (await run("podman ps --format '{{.Names}}'")).trim().split('\n')
      expect(new Set(names.map((name) => name.split('_')[1]))).toEqual(new Set(services))
      expect(names.length).toBe(services.length)
      const allHealthy = async (): Promise<void> => {
        for (const name of names) await until(`podman healthcheck run ${name}`)
      }
      await allHealthy()
      // It gives way to others: where eleven containers and more want two cores, PostgreSQL's answer can take it longer than it waits.
      await until(importToCluster.trim())
      for (const port of [8080, 8081]) await until(`curl -sf http://localhost:${port}/ | grep -q المرفأ`)
      const story = await newestStory(8081)
      expect(story).toMatchObject({ articleCount: 2 })
      // A command line is everybody's to read.
      const shown =
        await run(`. deploy/.env; for f in /proc/[0-9]*/cmdline; do line=$({ tr '\\0' ' ' < $f; } 2>/dev/null || true)
        case "$line" in *"$NATS_PASSWORD"* | *"$DB_PASSWORD"*) echo "$line" ;; esac; done`)
      expect(shown).toBe('')

      const restarts = async (): Promise<number> =>
        Number(await run("podman inspect deploy_web1_1 --format '{{.RestartCount}}'"))
      // One that came before PostgreSQL has been started again already.
      const before = await restarts()
      await type("kill -9 $(podman inspect deploy_web1_1 --format '{{.State.Pid}}')")
      await until('curl -sf http://localhost:8081/ready')
      expect(await restarts()).toBe(before + 1)
      const logs = await type('for name in $(podman ps --format "{{.Names}}"); do podman logs $name; done')
      expect(logs.said).not.toMatch(/Unexpected error|stage\.crashed|^ {4}at /m)

      const stopped = await type(down)
      expect(stopped.said).not.toContain('SIGKILL')
      expect(await run("podman ps -a --format '{{.Names}}'")).toBe('')
      // No process of a cluster keeps anything of its own.
      expect(
        (await run("podman volume ls --format '{{.Name}}' --filter name=deploy")).trim().split('\n').sort(),
      ).toEqual(['deploy_nats0', 'deploy_nats1', 'deploy_nats2', 'deploy_postgres'])
      await type(up)
      await allHealthy()
      expect(await newestStory(8080)).toEqual(story)
    })

    const newestStory = async (port: number): Promise<unknown> => {
      const answer = await run(`curl -sf 'http://localhost:${port}/api/v1/stories?limit=1'`)
      // As api-schemas.ts has it.
      const { items } = JSON.parse(answer) as { items: { id: number; articleCount: number; sourceIds: string[] }[] }
      return items.map(({ id, articleCount, sourceIds }) => ({ id, articleCount, sourceIds }))[0]
    }
    const until = (script: string): Promise<string> =>
      run(`for try in $(seq 90); do { ${script}; } >/dev/null 2>&1 && exit 0; sleep 1; done; ${script}`)
  },
)
