/**
 * Who publishes, as every number counts it: outlets of one owner are one.
 * In: sources with their families. Out: names and numbers. Pure.
 */
export interface OfPublisher {
  sourceId: string
  /** The owner's family, where one is set. */
  family?: string
}

/** Equal for outlets of one owner, else the source's id. */
export function publisherOf({ sourceId, family }: OfPublisher): string {
  return family ?? sourceId
}

/** How many publishers these are. */
export function countPublishers(outlets: Iterable<OfPublisher>): number {
  const publishers = new Set<string>()
  for (const outlet of outlets) publishers.add(publisherOf(outlet))
  return publishers.size
}
