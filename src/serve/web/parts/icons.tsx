/**
 * The few line drawings of the pages, as inline SVG; those with a direction follow the reading direction by CSS (`.icon-flow`).
 * In: a name. Out: markup hidden from screen readers. Touches nothing.
 */

const paths = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm4.8 11.3L20 20',
  out: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  next: 'M9 5l7 7-7 7',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  copies: 'M8 8h12v12H8zM4 16V4h12',
  quote: 'M5 17c3 0 4-2 4-5V7H4v5h3M15 17c3 0 4-2 4-5V7h-5v5h3',
  edit: 'M4 20l1-4L16 5l3 3L8 19l-4 1Z',
  gone: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  number: 'M9 4L7 20M17 4l-2 16M4 9h16M4 15h16',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  feed: 'M5 19h.01M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14',
  display: 'M4 7h10M18 7h2M4 12h4M12 12h8M4 17h12M20 17h.01',
} as const

export type IconName = keyof typeof paths

export function Icon(props: { name: IconName; flow?: boolean }) {
  return (
    <svg
      class={props.flow === true ? 'icon icon-flow' : 'icon'}
      viewBox="0 0 24 24"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={paths[props.name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.7"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
