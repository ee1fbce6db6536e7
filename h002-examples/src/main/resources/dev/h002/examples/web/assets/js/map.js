// A picture of what is near: the pin, the stores, a quiet grid for streets. It knows nothing of saving.
import {svg} from './dom.js';
import {distance} from './format.js';
import {meters, moved, projection, rounded} from './projection.js';

const WIDTH = 320;
const HEIGHT = 216;
const STEPS = {ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0]};

/** `onMove(place)` for a pin put elsewhere, `onConfirm()` for Enter, `onCancel()` for Escape. */
export function createMap({onMove, onConfirm, onCancel}) {
  const picture = svg('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true', focusable: 'false'});
  let pin = null;
  let projected = null;
  let dots = new Map();

  function show({centre, places, target = null, pinAt = null}) {
    pin = pinAt;
    // As far as the target, or as the sixth place: one far away must not squeeze all others into one point.
    const far = target ?? places[Math.min(5, places.length - 1)];
    projected = projection(centre, Math.max(60, far ? meters(centre, far) * 1.25 : 0), WIDTH, HEIGHT);
    dots = new Map(places.map((place) => [place.id, dot(place)]));
    if (!target && places.length > 0) dots.get(places[0].id).classList.add('nearest');
    picture.replaceChildren(grid(), ...(target ? [way(target)] : []), ...dots.values(), ...pinShape(), scaleBar());
  }

  const point = (place) => projected.toPoint(place);

  function grid() {
    const step = rounded(HEIGHT / projected.scale / 4) * projected.scale;
    const lines = [];
    for (let x = (WIDTH / 2) % step; x < WIDTH; x += step) lines.push(`M${x.toFixed(1)} 0V${HEIGHT}`);
    for (let y = (HEIGHT / 2) % step; y < HEIGHT; y += step) lines.push(`M0 ${y.toFixed(1)}H${WIDTH}`);
    const avenue = `M-10 ${HEIGHT * .82}L${WIDTH * .36} ${HEIGHT * .58}L${WIDTH + 10} ${HEIGHT * .2}`;
    return svg('g', {},
      svg('path', {class: 'streets', d: lines.join('')}), svg('path', {class: 'avenue', d: avenue}));
  }

  function dot(place) {
    const {x, y} = point(place);
    const group = label(place.name, x, y);
    group.prepend(svg('circle', {class: 'reach', cx: x, cy: y, r: 12}),
      svg('circle', {class: 'dot', cx: x, cy: y, r: 4.5}));
    group.addEventListener('click', (event) => { event.stopPropagation(); put(place); });
    return group;
  }

  /** The name beside a point, on the side where there is room. */
  function label(name, x, y) {
    const short = name.length > 24 ? `${name.slice(0, 23)}…` : name;
    const away = pin ? x < point(pin).x : x > WIDTH / 2;
    const room = short.length * 8 + 18;
    const left = away ? x > room : x > WIDTH - room;
    const attributes = {x: left ? x - 10 : x + 10, y: Math.min(HEIGHT - 6, Math.max(14, y + 4))};
    return svg('g', {class: 'place'}, svg('text', {...attributes, 'text-anchor': left ? 'end' : 'start'}, short));
  }

  function way(target) {
    const {x, y} = point(target);
    const group = label(target.name, x, y);
    group.classList.add('target', 'named');
    if (pin) {
      const from = point(pin);
      group.prepend(svg('path', {class: 'way', d: `M${from.x} ${from.y}L${x} ${y}`}));
    }
    group.append(svg('circle', {class: 'dot', cx: x, cy: y, r: 6}));
    return group;
  }

  function pinShape() {
    if (!pin) return [];
    const {x, y} = point(pin);
    return [svg('g', {class: 'pin', transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`},
      ...[['halo', 15], ['head', 6.5], ['eye', 2.2]].map(([name, r]) => svg('circle', {class: name, r})))];
  }

  function scaleBar() {
    const length = rounded(110 / projected.scale);
    const end = 12 + length * projected.scale;
    const y = HEIGHT - 12;
    return svg('g', {class: 'scale'},
      svg('path', {d: `M12 ${y - 4}v4H${end.toFixed(1)}v-4`}), svg('text', {x: 12, y: y - 9}, distance(length)));
  }

  function put(place) {
    pin = {latitude: place.latitude, longitude: place.longitude};
    picture.querySelector('.pin')?.remove();
    picture.append(...pinShape());
    onMove(pin);
  }

  function click(event) {
    if (!projected) return;
    const box = picture.getBoundingClientRect();
    const scale = WIDTH / box.width;
    put(projected.toPlace((event.clientX - box.left) * scale, (event.clientY - box.top) * scale));
  }

  function key(event) {
    if (event.key === 'Enter') onConfirm();
    else if (event.key === 'Escape' && onCancel()) event.preventDefault();
    if (event.key === 'Enter') event.preventDefault();
    const step = STEPS[event.key];
    if (!step || !pin) return;
    event.preventDefault();
    const by = (event.shiftKey ? 40 : 8) / projected.scale;
    const next = moved(pin, step[0] * by, step[1] * by);
    const {x, y} = point(next);
    if (x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT) put(next);
  }

  picture.addEventListener('click', click);
  return {
    picture,
    key,
    show,
    /** Shows the name of a store, as the list of places does for the one in focus. */
    name: (id, named) => dots.get(id)?.classList.toggle('named', named),
  };
}
