// The axes of a radar that Plotly has drawn: each name is a button. The buttons stand unseen beside the chart, so a chart
// drawn anew takes no focus away; the name on the chart shows which one has it. All words are set as text.
// Plotly tells of no click on a polar chart that cannot be dragged: what lies beneath the pointer is looked up here.
const MOUSE = 5, FINGER = 12;
const axes = new WeakMap();
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export default function ({ parentElement, data, setTriggerValue }) {
  if (!axes.has(parentElement)) axes.set(parentElement, watch(parentElement));
  const axis = axes.get(parentElement);
  axis.say = (place) => setTriggerValue('opened', place);
  axis.show(data);
  return () => { axis.leave(); axes.delete(parentElement); };
}

function watch(parentElement) {
  const frame = parentElement.querySelector('.opposite-axes');
  let data = { names: [] }, signature, over = null, waiting = null;
  const chart = () => document.querySelector(`.st-key-${CSS.escape(data.chart)} .js-plotly-plot`);
  const labels = () => [...(chart()?.querySelectorAll('.angularaxistick text') ?? [])].map((text) => [
    text, chart().layout?.polar?.angularaxis?.categoryarray?.indexOf(text.dataset.unformatted) ?? -1,
  ]);
  // The first point of a line stands again at its end. A gap in the line has no mark.
  const points = () => [...(chart()?.querySelectorAll('.polarlayer .point') ?? [])].map((point) => [
    point, (point.__data__?.i ?? -1) % data.names.length,
  ]);
  const mark = () => {
    waiting = null;
    const focused = [...frame.children].indexOf(document.activeElement);
    for (const [text, place] of labels()) {
      const states = { chosen: place === data.chosen, over: place === over, focused: place === focused };
      text.dataset.axis = Object.keys(states).filter((state) => place >= 0 && states[state]).join(' ');
    }
  };
  const at = (event) => {
    if (!event.target.closest?.(`.st-key-${CSS.escape(data.chart)}`)) return null;
    const room = event.pointerType === 'touch' ? FINGER : MOUSE;
    const hit = [...points(), ...labels()].find(([drawn]) => {
      const box = drawn.getBoundingClientRect();
      return event.clientX >= box.left - room && event.clientX <= box.right + room
        && event.clientY >= box.top - room && event.clientY <= box.bottom + room;
    });
    return hit === undefined || hit[1] < 0 ? null : hit[1];
  };
  const clicked = (event) => { const place = at(event); if (place !== null) axis.say(place); };
  const moved = (event) => {
    const place = at(event);
    if (place === over) return;
    over = place;
    chart()?.toggleAttribute('data-over-axis', over !== null);
    mark();
  };
  const stepped = (event) => {
    const buttons = [...frame.children], here = buttons.indexOf(event.target), count = buttons.length;
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? count - 1
      : event.key in STEPS ? (here + STEPS[event.key] + count) % count : null;
    if (next === null || here < 0) return;
    event.preventDefault();
    rove(next);
    buttons[next].focus();
  };
  const rove = (place) => [...frame.children].forEach((button, index) => { button.tabIndex = index === place ? 0 : -1; });
  const redrawn = new MutationObserver(() => { waiting ??= requestAnimationFrame(mark); });
  const axis = {
    show: (given) => {
      data = given;
      if (signature !== (signature = JSON.stringify(data))) {
        frame.setAttribute('aria-label', data.words);
        frame.replaceChildren(...data.names.map((name, place) => {
          const button = document.createElement('button');
          button.type = 'button';
          button.textContent = name;
          if (place === data.chosen) button.setAttribute('aria-current', 'true');
          button.onclick = () => axis.say(place);
          return button;
        }));
        rove(data.chosen ?? 0);
      }
      mark();
    },
    leave: () => {
      redrawn.disconnect();
      cancelAnimationFrame(waiting);
      document.removeEventListener('click', clicked);
      document.removeEventListener('pointermove', moved);
    },
  };
  frame.addEventListener('keydown', stepped);
  frame.addEventListener('focusin', mark);
  frame.addEventListener('focusout', () => requestAnimationFrame(mark));
  document.addEventListener('click', clicked);
  document.addEventListener('pointermove', moved);
  redrawn.observe(parentElement.closest('[data-testid=stVerticalBlock]'), { childList: true, subtree: true });
  return axis;
}
