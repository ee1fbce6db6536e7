// Where the customer is: the map, the places near, and saving what was chosen.
import {call, sentence} from './api.js';
import {busy, el, isBusy, smallButton} from './dom.js';
import {distance, onFoot} from './format.js';
import {createMap} from './map.js';
import {meters} from './projection.js';

const FEW = 4;

/** `told(nearest, meters)` hears of the nearest store each time that it is known anew. */
export function startLocation(host, path, known, told) {
  let saved = known;
  let wanted = null;
  let places = [];
  let target = null;
  let all = false;

  const map = createMap({onMove, onConfirm: () => { if (wanted) save(set, wanted); }, onCancel: cancelMove});
  const frame = el('div', {
    class: 'map', id: 'map', role: 'application', tabindex: 0, 'aria-roledescription': 'map',
    'aria-label': 'Map: arrow keys move the pin, Enter sets your location there, Escape puts it back',
    on: {keydown: map.key},
  }, map.picture);
  const where = el('p', {class: 'where', role: 'status'});
  const set = smallButton('Set location here', () => save(set, wanted), 'primary');
  const cancel = smallButton('Cancel', cancelMove, 'quiet');
  const choice = el('div', {class: 'choice', hidden: true}, set, cancel);
  const message = el('p', {class: 'message small', role: 'alert'});
  const list = el('ul', {class: 'places', 'aria-label': 'Places near you'});
  const more = smallButton('', () => { all = !all; showPlaces(); }, 'quiet');
  const back = smallButton('Use where I was last seen', () => save(back, null));
  host.replaceChildren(frame, where, choice, message, list, el('div', {class: 'choice'}, more, back));

  async function loadPlaces() {
    try {
      places = (await call('GET', `${path}/places`)).places;
      message.textContent = '';
      show();
    } catch (failure) {
      message.replaceChildren(`${sentence(failure)} `, smallButton('Try again', loadPlaces));
    }
  }

  const awayFrom = (place) => place.distanceMeters ?? (saved ? meters(saved, place) : null);
  const stores = () => places.filter((place) => place.kind === 'store');

  function show() {
    const around = stores();
    const centre = saved ?? around[0] ?? target;
    frame.hidden = !centre;
    if (centre) map.show({centre, places: around, target, pinAt: wanted ?? saved});
    told(around[0] ?? null, around[0] ? awayFrom(around[0]) : null);
    showWhere();
    showPlaces();
  }

  function showWhere() {
    choice.hidden = !wanted;
    back.hidden = !saved?.chosen && !(saved === null && places.some((place) => place.kind === 'last_seen'));
    where.textContent = whereabouts();
  }

  function whereabouts() {
    if (wanted) return saved ? `The pin is ${distance(meters(saved, wanted))} from where you were.` : 'The pin is set.';
    if (target && saved) {
      const away = meters(saved, target);
      return `${target.name}: ${distance(away)}, ${onFoot(away)}.`;
    }
    if (target) return target.name;
    if (!saved) return 'Not known. Choose a place, and answers can tell what is near.';
    return `${saved.name || 'A place on the map'}, ${saved.chosen ? 'chosen by you' : 'where you were last seen'}`;
  }

  function showPlaces() {
    const around = stores();
    list.replaceChildren(...(all ? around : around.slice(0, FEW)).map(entry));
    more.hidden = around.length <= FEW;
    more.textContent = all ? 'Show fewer' : `Show all ${around.length}`;
  }

  function entry(place) {
    const away = awayFrom(place);
    const choose = () => save(one, place);
    const name = (named) => () => map.name(place.id, named);
    const one = el('button', {
      type: 'button', title: `Set your location to ${place.name}`,
      on: {click: choose, focus: name(true), blur: name(false), pointerenter: name(true), pointerleave: name(false)},
    }, el('span', {}, place.name), away === null ? null : el('span', {class: 'soft'}, distance(away)));
    return el('li', {}, one);
  }

  function onMove(place) {
    wanted = place;
    showWhere();
  }

  /** True if there was something to put back. */
  function cancelMove() {
    if (!wanted) return false;
    wanted = null;
    show();
    frame.focus();
    return true;
  }

  async function save(pressed, place) {
    if (isBusy(pressed)) return;
    message.textContent = '';
    busy(pressed, true);
    try {
      const body = place ? {latitude: place.latitude, longitude: place.longitude} : {};
      saved = (await call('PUT', `${path}/location`, body)).location;
      wanted = null;
      target = null;
      const focus = host.contains(document.activeElement);
      show();
      if (focus) frame.focus();
      await loadPlaces();
    } catch (failure) {
      message.textContent = sentence(failure);
    } finally {
      busy(pressed, false);
    }
  }

  show();
  loadPlaces();
  return {
    showTarget(place) {
      if (!Number.isFinite(place.latitude) || !Number.isFinite(place.longitude)) return;
      target = place;
      wanted = null;
      show();
    },
  };
}
