/**
 * The only script of the pages: keyboard, theme, size, what the search box offers, copying and sharing, a time chosen in a chart, and a line that says how many stories are new. Reading works without it.
 * In: nothing. Out: a string, served as a file of our own. Touches nothing here.
 */
export const clientScript = /* js */ `'use strict';
(() => {
  const root = document.documentElement;
  const items = () => [...document.querySelectorAll('[data-item]')];
  const shown = () => items().find((i) => i.classList.contains('current'));
  const setCookie = (name, value) => {
    const found = document.cookie.split('; ').find((c) => c.startsWith('siyaq='));
    const prefs = new URLSearchParams(found ? decodeURIComponent(found.slice(6)) : '');
    prefs.set(name, value);
    document.cookie = 'siyaq=' + encodeURIComponent(prefs.toString()) + '; path=/; max-age=31536000; samesite=lax';
  };
  const move = (by) => {
    const all = items();
    if (all.length === 0) return;
    const at = all.indexOf(shown());
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
    all.forEach((i) => i.classList.toggle('current', i === next));
    if (!next.hasAttribute('tabindex')) next.setAttribute('tabindex', '-1');
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  };
  const target = () => shown() || document.querySelector('article[data-item][data-original]') || null;
  const titleLink = (item) => item && item.querySelector('h1 a, h2 a, h3 a');
  const open = () => { const link = titleLink(shown()); if (link) link.click(); };
  const original = () => {
    const item = target();
    if (!item) return;
    const holder = item.hasAttribute('data-original') ? item : item.querySelector('[data-original]');
    const address = holder && holder.getAttribute('data-original');
    if (address && /^https?:/.test(address)) window.open(address, '_blank', 'noopener,noreferrer');
  };
  const story = () => {
    const item = target();
    const link = item && (item.getAttribute('data-story') || (item.querySelector('[data-story-link], a[href^="/story/"]') || {}).href);
    if (link) location.assign(link);
  };
  const theme = () => {
    const order = ['auto', 'light', 'dark'];
    const next = order[(order.indexOf(root.dataset.theme) + 1) % 3];
    root.dataset.theme = next;
    setCookie('theme', next);
  };
  const size = (by) => {
    const next = String(Math.min(4, Math.max(1, Number(root.dataset.size || 2) + by)));
    root.dataset.size = next;
    setCookie('size', next);
  };
  const page = (forward) => { const link = document.querySelector(forward ? '.pager [rel=next]' : '.pager [rel=first]'); if (link) link.click(); };
  // What is the reader's own comes beside the page, which is the same for all: nothing of it is in what others could be given.
  const words = root.dataset.own ? root.dataset.own.split('|') : undefined;
  const owned = () => [...document.querySelectorAll('[data-own*=":"]')];
  const partsOf = (item) => (item.dataset.own || '').split(':');
  const send = (body) => fetch('/api/v1/own/marks', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  const tell = (item) => {
    const [storyRead, storySaved, , since, articleRead, articleSaved] = words;
    const [isRead, isSaved] = partsOf(item)[0] === 'article' ? [articleRead, articleSaved] : [storyRead, storySaved];
    const said = [
      item.ownRead ? isRead : '', item.ownSaved ? isSaved : '', item.ownFresh > 0 ? since + ': ' + item.ownFresh : '',
    ].filter(Boolean);
    item.classList.toggle('is-read', Boolean(item.ownRead) && !(item.ownFresh > 0));
    item.classList.toggle('is-saved', Boolean(item.ownSaved));
    const line = item.matches('.meta') ? item : item.querySelector('.meta');
    let at = item.querySelector('.own-state');
    if (!at && line && said.length > 0) {
      at = document.createElement('span');
      at.className = 'own-state flag';
      line.append(at);
    }
    if (at) at.textContent = said.join(' · ');
  };
  const hide = (item) => {
    item.hidden = true;
    let line = document.querySelector('.own-muted');
    if (!line) {
      line = document.createElement('a');
      line.className = 'own-muted';
      line.href = '/own?list=mute';
      item.parentElement.after(line);
    }
    line.textContent = words[2] + ': ' + owned().filter((one) => one.hidden).length;
  };
  const toggle = (what) => {
    const item = shown() || document.querySelector('[data-own-open]');
    const own = item && (item.matches('[data-own*=":"]') ? item : item.querySelector('[data-own*=":"]'));
    if (!words || !own) return;
    const [kind, id] = partsOf(own);
    const now = what === 'read' ? !own.ownRead : !own.ownSaved;
    send({ kind, id: Number(id), [what]: now }).then((answer) => {
      if (!answer.ok) return;
      if (what === 'read') { own.ownRead = now; own.ownFresh = 0; } else own.ownSaved = now;
      tell(own);
    }).catch(() => { /* The key can be pressed again. */ });
  };
  const marks = async () => {
    const items = owned();
    if (!words || items.length === 0) return;
    const ids = (kind) => items.filter((item) => partsOf(item)[0] === kind).map((item) => partsOf(item)[1]).slice(0, 200).join(',');
    const query = new URLSearchParams(Object.entries({ stories: ids('story'), articles: ids('article') }).filter(([, list]) => list));
    const answer = await fetch('/api/v1/own/marks?' + query);
    if (!answer.ok) return;
    const found = await answer.json();
    for (const item of items) {
      const [kind, id] = partsOf(item);
      const mark = found[kind === 'story' ? 'stories' : 'articles'].find((one) => one.id === Number(id));
      item.ownRead = Boolean(mark && mark.readAt) || item.dataset.ownRead === '1' || Number(item.dataset.at || Infinity) <= found.upTo;
      item.ownSaved = Boolean(mark && mark.savedAt);
      item.ownFresh = (mark && mark.fresh) || 0;
      if (item.matches('[data-item]') && found.hidden.includes(Number(id)) && kind === 'story') hide(item);
      tell(item);
    }
    const open = document.querySelector('[data-own-open]');
    if (open) await send({ kind: partsOf(open)[0], id: Number(partsOf(open)[1]), read: true });
  };
  marks().catch(() => { /* The page is whole without them. */ });
  const rtl = root.dir === 'rtl';
  const actions = {
    j: () => move(1), k: () => move(-1), o: open, Enter: open, v: original, s: story, t: theme,
    m: () => toggle('read'), b: () => toggle('saved'),
    '+': () => size(1), '=': () => size(1), '-': () => size(-1),
    '/': () => { const q = document.getElementById('q'); if (q) { q.focus(); q.select(); } },
    '?': () => location.assign('/keys'),
    ArrowLeft: () => page(rtl), ArrowRight: () => page(!rtl),
  };
  // Arabic keyboards send Arabic letters for the same keys: go by the key's place then.
  const places = { KeyJ: 'j', KeyK: 'k', KeyO: 'o', KeyV: 'v', KeyS: 's', KeyT: 't', KeyM: 'm', KeyB: 'b', Slash: '/' };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const on = event.target;
    if (on instanceof Element && on.closest('input, select, textarea, [contenteditable]')) return;
    if (event.key === 'Enter' && on instanceof Element && on.closest('a, button, summary')) return;
    const action = actions[event.key] || (/[\\u0600-\\u06FF]/.test(event.key) ? actions[event.key === '\\u061F' ? '?' : places[event.code]] : undefined);
    if (!action) return;
    event.preventDefault();
    action();
  });
  const box = document.getElementById('q');
  const offers = document.getElementById('q-offers');
  if (box && offers) {
    let waiting = 0;
    box.addEventListener('input', () => {
      clearTimeout(waiting);
      const typed = box.value.trim();
      // Taking an offer is no typing; fewer than two letters say nothing.
      if (typed.length < 2 || [...offers.options].some((option) => option.value === typed)) return;
      waiting = setTimeout(async () => {
        try {
          const answer = await fetch('/api/v1/suggest?q=' + encodeURIComponent(typed));
          if (!answer.ok || box.value.trim() !== typed) return;
          const found = await answer.json();
          offers.replaceChildren(...found.items.map(({ q }) => Object.assign(document.createElement('option'), { value: q })));
        } catch { /* The next letter asks again. */ }
      }, 150);
    });
  }
  const chart = document.querySelector('[data-spans]');
  if (chart) {
    const bars = [...chart.querySelectorAll('a')];
    const [hint, said] = [chart.querySelector('[data-spans-hint]'), chart.querySelector('[data-spans-said]')];
    let chosen = [];
    let anchor = -1;
    const fields = ['from', 'to'].map((name) => document.querySelector('main [type=date][name=' + name + ']'));
    const given = fields.map((field) => field && field.value);
    const choose = (a, b) => {
      chosen = bars.slice(Math.min(a, b), Math.max(a, b) + 1);
      const [first, last] = [chosen[0], chosen[chosen.length - 1]];
      bars.forEach((bar) => bar.classList.toggle('chosen', chosen.includes(bar)));
      said.textContent = !first ? '' : first === last ? first.dataset.text : first.dataset.text.split(' – ')[0] + ' – ' + last.dataset.text.split(' – ').pop();
      [first && first.dataset.from, last && last.dataset.to].forEach((day, i) => { if (fields[i]) fields[i].value = day || given[i]; });
    };
    const none = () => { anchor = -1; choose(0, -1); };
    const go = () => {
      const query = new URLSearchParams(location.search);
      query.delete('after');
      query.set('from', chosen[0].dataset.from);
      query.set('to', chosen[chosen.length - 1].dataset.to);
      location.assign(location.pathname + '?' + query);
    };
    // The nearest bar, also beyond the chart's ends.
    const at = (event) => {
      const away = bars.map((bar) => { const box = bar.firstElementChild.getBoundingClientRect(); return Math.abs(event.clientX - (box.left + box.right) / 2); });
      return away.indexOf(Math.min(...away));
    };
    const picture = chart.querySelector('svg');
    picture.addEventListener('dragstart', (event) => event.preventDefault());
    const isPlain = (event) => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    // A bar is a link as well: to a new tab, and for the key.
    picture.addEventListener('click', (event) => { if (event.detail > 0 && isPlain(event)) event.preventDefault(); });
    picture.addEventListener('pointerdown', (event) => {
      if (!isPlain(event)) return;
      anchor = at(event);
      choose(anchor, anchor);
      picture.setPointerCapture(event.pointerId);
    });
    picture.addEventListener('pointermove', (event) => { if (picture.hasPointerCapture(event.pointerId)) choose(anchor, at(event)); });
    picture.addEventListener('pointerup', (event) => { if (picture.hasPointerCapture(event.pointerId)) go(); });
    picture.addEventListener('pointercancel', none);
    bars.forEach((bar, i) => bar.setAttribute('tabindex', i === bars.length - 1 ? '0' : '-1'));
    picture.addEventListener('keydown', (event) => {
      const from = bars.indexOf(event.target.closest('a'));
      const by = { ArrowLeft: rtl ? 1 : -1, ArrowRight: rtl ? -1 : 1, Home: -from, End: bars.length - 1 - from }[event.key];
      if (event.key === 'Escape') none();
      else if (event.key === 'Enter' && anchor >= 0) { event.preventDefault(); go(); }
      if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const next = Math.min(bars.length - 1, Math.max(0, from + by));
      bars.forEach((bar, i) => bar.setAttribute('tabindex', i === next ? '0' : '-1'));
      bars[next].focus();
      if (!event.shiftKey) return none();
      if (anchor < 0) anchor = from;
      choose(anchor, next);
    });
    addEventListener('pageshow', (event) => { if (event.persisted) none(); });
    hint.hidden = false;
  }
  // A picture that could not be had leaves no hole.
  for (const picture of document.querySelectorAll('[data-picture]')) {
    const gone = () => picture.remove();
    picture.addEventListener('error', gone);
    if (picture.complete && picture.naturalWidth === 0 && picture.currentSrc) gone();
  }
  // Without script the fields are selected by hand.
  for (const part of document.querySelectorAll('[data-cite]')) {
    const said = part.querySelector('[role=status]');
    const copy = async (field) => {
      said.textContent = '';
      field.focus();
      field.select();
      // Browsers give the clipboard to pages of TLS and of this machine alone.
      try { await navigator.clipboard.writeText(field.value); } catch { if (!document.execCommand('copy')) return; }
      said.textContent = said.dataset.said;
    };
    for (const button of part.querySelectorAll('[data-copy]')) {
      button.hidden = false;
      button.addEventListener('click', () => copy(document.getElementById(button.dataset.copy)));
    }
    const share = part.querySelector('[data-share]');
    share.hidden = false;
    share.addEventListener('click', () => {
      const link = document.getElementById('cite-link');
      // Who changes their mind has not failed.
      if (navigator.share) navigator.share({ title: share.dataset.share, url: link.value }).catch(() => {});
      else copy(link);
    });
  }
  const feed = document.querySelector('[data-live]');
  if (feed) {
    const since = feed.getAttribute('data-live');
    const look = async () => {
      if (document.hidden) return;
      const answer = await fetch('/new?since=' + since + '&' + location.search.slice(1));
      if (!answer.ok) return;
      const found = await answer.json();
      if (!(found.count > 0)) return;
      let line = document.querySelector('.new-items');
      if (!line) {
        line = document.createElement('a');
        line.className = 'new-items button-link';
        line.setAttribute('role', 'status');
        line.href = location.pathname + location.search;
        feed.before(line);
      }
      line.textContent = found.text;
    };
    setInterval(() => { look().catch(() => { /* The next round tries again. */ }); }, 60000);
  }
})();
`
