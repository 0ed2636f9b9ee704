/**
 * The queue that the settings name.
 * In: settings. Out: where it is and how to prove who we are. Touches nothing.
 */
import type { Config } from '../../config/config.ts'
import { defined } from '../../model/defined.ts'
import type { QueueAddress } from '../../queue/open-queue.ts'

export function queueAddress(config: Config): Omit<QueueAddress, 'database'> {
  const { natsCaFile: ca, natsCertFile: cert, natsKeyFile: key, natsCredentialsFile: credentials } = config
  return {
    natsUrls: config.natsUrls,
    replicas: config.natsReplicas,
    stream: config.natsStream,
    files: defined({ ca, cert, key, credentials }),
  }
}
