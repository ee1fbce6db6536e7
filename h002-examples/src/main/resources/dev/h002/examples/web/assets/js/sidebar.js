// The column about the customer: who they are, where, what they like and have used, what was looked up.
import {call, sentence} from './api.js';
import {byId, el, smallButton} from './dom.js';
import {startLocation} from './location.js';
import {showPassages} from './passages.js';
import {startPreferences} from './preferences.js';
import {showUsage} from './usage.js';
import {showNear} from './welcome.js';

let place = null;

export async function startSidebar(customer) {
  const path = `/api/customers/${encodeURIComponent(customer.id)}`;
  const profile = byId('profile');
  profile.replaceChildren(el('p', {class: 'name'}, customer.name));
  showPassages(null);
  try {
    const known = await call('GET', path);
    showProfile(profile, known);
    startPreferences(byId('preferences'), path, known.preferences ?? []);
    showUsage(byId('usage'), known.usage);
    place = startLocation(byId('location'), path, known.location, showNear);
  } catch (failure) {
    profile.append(el('p', {class: 'small failed', role: 'alert'}, sentence(failure)),
      smallButton('Try again', () => startSidebar(customer)));
  }
}

export function afterTurn({usage, passages}) {
  showUsage(byId('usage'), usage);
  showPassages(passages ?? []);
}

/** Where directions lead, on the map that is here anyway. */
export function showTarget({store, latitude, longitude}) {
  place?.showTarget({name: store, latitude: Number(latitude), longitude: Number(longitude)});
}

function showProfile(profile, {name, email, phone, city}) {
  const rows = [['Email', email], ['Phone', phone], ['City', city]].filter(([, value]) => value);
  profile.replaceChildren(el('p', {class: 'name'}, name),
    el('dl', {class: 'facts'}, ...rows.map(([label, value]) =>
      el('div', {}, el('dt', {class: 'unseen'}, label), el('dd', {}, value)))));
}
