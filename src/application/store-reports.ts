/**
 * What a backup and a regrouping report.
 * In: nothing. Out: types. Touches nothing.
 */
export interface BackupReport {
  path: string
  bytes: number
  articles: number
  stories: number
  tookMs: number
}

export interface RegroupReport {
  articles: number
  storiesBefore: number
  storiesAfter: number
  moved: number
  tookMs: number
  stopped: boolean
}
