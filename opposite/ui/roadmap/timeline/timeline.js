// The roadmap on one screen: rows by horizon, the score above and the people in use beneath, on one axis of time.
// All words come from Python and are set as text; colours are places in the theme's list, so they follow light and dark.
const SVG = 'http://www.w3.org/2000/svg';
const PHONE = 640, SCORE = 52, HEAD = 40, GUTTER = 64;
const instances = new WeakMap();
const pen = document.createElement('canvas').getContext('2d');

function draw(tag, attributes, parent, words) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (words !== undefined) element.textContent = words;
  parent.append(element);
  return element;
}

function width(words, font) {
  pen.font = font;
  return pen.measureText(words).width;
}

function fitted(words, room, font) {
  if (width(words, font) <= room) return words;
  let least = 0, most = words.length;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (width(words.slice(0, middle) + '…', font) <= room) least = middle;
    else most = middle - 1;
  }
  return least < 4 ? '' : words.slice(0, least).trimEnd() + '…';
}

function chainOf(id, byId) {
  const seen = new Set([id]);
  for (const way of ['needs', 'feeds']) {
    const waiting = [id];
    while (waiting.length) {
      for (const next of byId.get(waiting.pop())[way]) {
        if (!seen.has(next)) { seen.add(next); waiting.push(next); }
      }
    }
  }
  return seen;
}

function picture(root, data) {
  const { rows, periods, horizons, use, score, words } = data;
  const style = getComputedStyle(root), whole = root.clientWidth, roomy = whole >= PHONE;
  const hues = style.getPropertyValue('--st-chart-categorical-colors').split(',');
  const hue = (place) => place === null ? 'var(--quiet)' : hues[place];
  const plain = `12px ${style.fontFamily}`, bold = `600 ${plain}`, small = `11px ${style.fontFamily}`;
  const gutter = roomy ? GUTTER : 0, height = roomy ? (rows.length > 24 ? 17 : 21) : 34, bar = roomy ? 10 : 9;
  const strip = roomy ? 15 : 28, count = periods.length;
  const x = (period) => gutter + period * (whole - gutter) / (count + 0.04);
  const top = SCORE + HEAD, heads = new Map(), tops = new Map();
  let y = top;
  for (const row of rows) {
    if (!heads.has(row.horizon)) { y += heads.size ? 6 : 0; heads.set(row.horizon, y); y += roomy ? 0 : 20; }
    tops.set(row.id, y);
    y += height;
  }
  const floor = y + 4, bottom = floor + 20 + use.length * strip;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${whole} ${bottom}`);
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', words.timeline);
  const scenery = draw('g', { 'aria-hidden': true }, svg);
  horizons.forEach(([, from, until], place) => {
    if (place % 2 === 0) {
      draw('rect', { class: 'band', x: x(from), y: SCORE, width: x(until) - x(from), height: bottom - SCORE }, scenery);
    }
  });
  const each = Math.max(1, Math.ceil((Math.max(...periods.map((name) => width(name, small))) + 10) / (x(1) - x(0))));
  periods.forEach((name, place) => {
    draw('line', { class: 'grid', x1: x(place), x2: x(place), y1: SCORE + 14, y2: bottom }, scenery);
    if (place % each === 0) draw('text', { class: 'quiet', x: x(place) + 4, y: SCORE + 28 }, scenery, name);
  });
  draw('line', { class: 'grid', x1: x(count), x2: x(count), y1: SCORE + 14, y2: bottom }, scenery);
  for (const [horizon, at] of heads) {
    draw('line', { class: 'grid', x1: 0, x2: whole, y1: at - 2.5, y2: at - 2.5 }, scenery);
    draw('text', { class: 'strong', x: 0, y: at + 14 }, scenery, fitted(horizon, gutter || whole, bold));
  }
  scores(svg, score, { x, hue, words, roomy, gutter });
  if (data.today !== null) {
    draw('line', { class: 'today', x1: x(data.today), x2: x(data.today), y1: SCORE, y2: bottom }, scenery);
    draw('text', { class: 'quiet halo', x: x(data.today) + 4, y: SCORE + 12 }, scenery, words.today);
  }
  const links = draw('g', { 'aria-hidden': true }, svg);
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const row of rows) {
    for (const id of row.needs) {
      const middle = (roomy ? height / 2 : height - bar / 2 - 4), from = tops.get(id) + middle, to = tops.get(row.id) + middle;
      const out = x(byId.get(id).end) - 2, into = x(row.start) + 6, tip = to > from ? -bar / 2 : bar / 2, back = Math.sign(tip) * 4;
      const lane = to > from ? tops.get(id) + height - 0.5 : tops.get(id) + 0.5;
      draw('path', {
        class: 'link', 'data-from': id, 'data-to': row.id,
        d: `M${out},${from}V${lane}H${into}V${to + tip}m-3,${back}l3,${-back}l3,${back}`,
      }, links);
    }
  }
  const list = draw('g', { role: 'listbox', 'aria-label': words.rows }, svg);
  for (const row of rows) {
    const at = tops.get(row.id), middle = at + (roomy ? height / 2 : height - bar / 2 - 4);
    const group = draw('g', { class: `row${row.critical ? ' critical' : ''}`, role: 'option', 'data-id': row.id }, list);
    draw('title', {}, group, row.words);
    draw('rect', { class: 'hit', x: gutter, y: at, width: whole - gutter, height, rx: 3 }, group);
    const from = x(row.start) + 1, to = Math.max(from + 4, x(row.end) - 1);
    if (row.spare > row.end) {
      draw('path', { class: 'spare', d: `M${to},${middle}H${x(Math.min(count, row.spare))}` }, group);
    }
    draw('rect', { class: 'bar', x: from, y: middle - bar / 2, width: to - from, height: bar, rx: 2, fill: hue(row.colour) }, group);
    const font = row.critical ? bold : plain, tail = `${row.owner} · ${row.slack}`;
    const put = (words_, at_, line, kind, anchor = 'start') =>
      draw('text', { class: kind, x: at_, y: line, 'text-anchor': anchor, 'aria-hidden': true }, group, words_);
    if (!roomy) {
      put(fitted(row.title, whole, font), 0, at + 14, 'title');
      const right = whole - to - 8, left = from - 8;
      if (right >= left) put(fitted(tail, right, small), to + 6, middle + 4, 'quiet');
      else put(fitted(tail, left, small), from - 6, middle + 4, 'quiet', 'end');
      continue;
    }
    const right = whole - to - 10, left = from - gutter - 10, title = width(row.title, font);
    if (title <= right || right >= left) {
      const shown = fitted(row.title, right, font), end = to + 7 + width(shown, font) + 9;
      put(shown, to + 7, middle + 4, 'title');
      put(fitted(tail, whole - end, small), end, middle + 4, 'quiet');
    } else {
      const shown = fitted(row.title, left, font), start = from - 7 - width(shown, font) - 9;
      put(shown, from - 7, middle + 4, 'title', 'end');
      const beside = fitted(tail, start - gutter, small);
      if (beside) put(beside, start, middle + 4, 'quiet', 'end');
      else put(fitted(tail, right, small), to + 7, middle + 4, 'quiet');
    }
  }
  draw('text', { class: 'strong', x: 0, y: floor + 13 }, svg, words.people);
  use.forEach((role, place) => {
    const base = floor + 20 + (place + 1) * strip - 2;
    const group = draw('g', { role: 'img', 'aria-label': role.words }, svg);
    draw('text', { class: 'quiet halo', x: 0, y: roomy ? base - 2 : base - 15, 'aria-hidden': true }, group,
      roomy ? fitted(role.name, gutter - 4, small) : role.name);
    draw('line', { class: 'grid', x1: gutter, x2: x(count), y1: base, y2: base }, group);
    role.use.forEach((needed, period) => {
      if (needed <= 0) return;
      const full = needed >= 0.95 * role.limits[period], tall = Math.min(1, needed / role.limits[period]) * 12;
      draw('rect', {
        x: x(period) + 1, y: base - tall, width: x(period + 1) - x(period) - 2, height: tall,
        fill: full ? 'var(--quiet)' : 'var(--line)',
      }, group);
      if (roomy && x(1) - x(0) > 44) {
        const told = `${+needed.toFixed(2)} of ${+role.limits[period].toFixed(2)}`;
        draw('text', { class: full ? 'quiet full' : 'quiet halo', x: x(period) + 5, y: base - 2, 'aria-hidden': true }, group, told);
      }
    });
  });
  return svg;
}

function scores(svg, score, { x, hue, words, roomy, gutter }) {
  const values = [...score.all, ...(score.band ?? []).flat(), score.target].filter((value) => value !== null);
  if (values.length < 2) return;
  const least = Math.min(...values), most = Math.max(...values), spread = most - least || 1;
  const y = (value) => SCORE - 8 - (value - least) / spread * (SCORE - 26);
  const group = draw('g', { role: 'img', 'aria-label': words.score }, svg);
  draw('text', { class: 'strong', x: 0, y: 10 }, group, words.overall);
  if (score.band) {
    const upper = score.band.map(([, high], place) => `${x(place)},${y(high)}`);
    const lower = score.band.map(([low], place) => `${x(place)},${y(low)}`).reverse();
    draw('polygon', { points: [...upper, ...lower].join(' '), fill: hue(0), opacity: 0.22 }, group);
  }
  if (score.target !== null) {
    const end = x(score.all.length - 1);
    draw('line', { x1: gutter, x2: end, y1: y(score.target), y2: y(score.target), stroke: hue(1), 'stroke-dasharray': '5 4' }, group);
    draw('text', { class: 'quiet halo', x: gutter + 44, y: y(score.target) + 4 }, group, words.target);
  }
  const points = score.all.map((value, place) => value === null ? null : `${x(place)},${y(value)}`).filter(Boolean);
  draw('polyline', { points: points.join(' '), fill: 'none', stroke: hue(0), 'stroke-width': 2 }, group);
  score.all.forEach((value, place) => {
    const last = place === score.all.length - 1;
    if (value === null || !(place === 0 || last || roomy)) return;
    draw('text', {
      class: place === 0 || last ? 'strong halo' : 'quiet halo', x: x(place) + (place === 0 ? 2 : 0), y: y(value) - 5,
      'text-anchor': place === 0 ? 'start' : last ? 'end' : 'middle',
    }, group, score.told[place]);
  });
}

function light(root, data, chosen) {
  const byId = new Map(data.rows.map((row) => [row.id, row]));
  const chain = chosen === null ? null : chainOf(chosen, byId);
  const rows = [...root.querySelectorAll('.row')];
  const focused = rows.some((row) => row.getAttribute('tabindex') === '0') ? null : chosen ?? data.rows[0]?.id;
  for (const row of rows) {
    const id = row.dataset.id;
    row.classList.toggle('chosen', id === chosen);
    row.classList.toggle('dimmed', chain !== null && !chain.has(id));
    row.setAttribute('aria-selected', id === chosen);
    if (focused !== null) row.setAttribute('tabindex', id === focused ? 0 : -1);
  }
  for (const link of root.querySelectorAll('.link')) {
    const { from, to } = link.dataset, both = byId.get(from).critical && byId.get(to).critical;
    link.classList.toggle('lit', chain === null ? both : chain.has(from) && chain.has(to));
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector('.plan');
  let own = instances.get(parentElement);
  if (!own) {
    own = { watch: new ResizeObserver(() => own.show()) };
    instances.set(parentElement, own);
    own.watch.observe(root);
  }
  let chosen = data.rows.some((row) => row.id === data.selected) ? data.selected : null;
  const focus = (id) => {
    root.querySelectorAll('.row').forEach((row) => row.setAttribute('tabindex', row.dataset.id === id ? 0 : -1));
    root.querySelector(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  const choose = (id) => {
    chosen = id;
    light(root, data, chosen);
    setTriggerValue('chosen', id ?? '');
  };
  own.show = () => {
    if (!root.clientWidth) return;
    const hues = getComputedStyle(root).getPropertyValue('--st-chart-categorical-colors');
    const signature = root.clientWidth + hues + JSON.stringify({ ...data, selected: null });
    if (own.signature !== signature) {
      own.signature = signature;
      const focused = parentElement.activeElement?.dataset?.id;
      root.classList.toggle('unfinished', !data.final);
      root.replaceChildren(picture(root, data));
      light(root, data, chosen);
      if (focused) focus(focused);
    } else light(root, data, chosen);
  };
  root.onclick = (event) => {
    const id = event.target.closest('.row')?.dataset.id;
    if (id) { focus(id); choose(id === chosen ? null : id); }
  };
  root.onkeydown = (event) => {
    const id = event.target.closest?.('.row')?.dataset.id;
    if (!id) return;
    const ids = data.rows.map((row) => row.id), place = ids.indexOf(id), row = data.rows[place];
    const next = {
      ArrowDown: ids[place + 1], ArrowUp: ids[place - 1], Home: ids[0], End: ids.at(-1),
      ArrowLeft: row.needs[0], ArrowRight: row.feeds[0],
    };
    if (event.key in next) { if (next[event.key]) focus(next[event.key]); }
    else if (event.key === 'Enter' || event.key === ' ') choose(id === chosen ? null : id);
    else if (event.key === 'Escape' && chosen !== null) choose(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  own.show();
  return () => { own.watch.disconnect(); instances.delete(parentElement); };
}
