/**
 * Every event script of the invented press, in one list.
 * In: the tables beside this file. Out: one table. Touches nothing.
 */
import { accidentEvents } from './events/accidents.ts'
import { dailyEvents } from './events/daily.ts'
import { economyEvents } from './events/economy.ts'
import { floodEvents } from './events/flood.ts'
import { oddEvents } from './events/odd.ts'
import { societyEvents } from './events/society.ts'
import { talksEvents } from './events/talks.ts'
import type { PressEvent } from './press-article.ts'

export const demoEvents: readonly PressEvent[] = [
  ...floodEvents,
  ...talksEvents,
  ...accidentEvents,
  ...economyEvents,
  ...societyEvents,
  ...dailyEvents,
  ...oddEvents,
]
