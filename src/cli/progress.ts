/**
 * How far a long command is: a bar on a terminal, plain lines elsewhere; always on standard error.
 * In: done and total. Out: nothing. Writes to the given stream only.
 */
import { SingleBar } from 'cli-progress'
import type { CliIo, CliStream } from './command-context.ts'

export interface Progress {
  /** `total` 0 or absent: not known. `note` is shown beside. */
  update(done: number, total: number | undefined, note: string): void
  stop(): void
}

const plainEveryMs = 5000

/** A bar when `stderr` is a terminal, else a line at most every five seconds. */
export function createProgress(io: CliIo): Progress {
  return io.stderr.isTTY === true && isWritable(io.stderr) ? barProgress(io.stderr) : plainProgress(io)
}

function barProgress(stream: NodeJS.WriteStream): Progress {
  let bar: SingleBar | undefined
  return {
    update(done, total, note) {
      if (!bar) {
        bar = new SingleBar({
          format: '{bar} {percentage}% {note}',
          stream,
          hideCursor: true,
          clearOnComplete: true,
          fps: 8,
        })
        bar.start(total ?? 0, 0, { note })
      }
      if (total !== undefined) bar.setTotal(total)
      bar.update(done, { note })
    },
    stop() {
      bar?.stop()
      bar = undefined
    },
  }
}

function plainProgress(io: CliIo): Progress {
  let told = 0
  return {
    update(done, total, note) {
      const now = io.now()
      if (told !== 0 && now - told < plainEveryMs) return
      // The first update only starts the clock: a short command says nothing.
      if (told !== 0)
        io.stderr.write(`${total !== undefined && total > 0 ? `${Math.floor((done / total) * 100)}% ` : ''}${note}\n`)
      told = now
    },
    stop() {
      told = 0
    },
  }
}

function isWritable(stream: CliStream): stream is NodeJS.WriteStream {
  return 'cursorTo' in stream
}
