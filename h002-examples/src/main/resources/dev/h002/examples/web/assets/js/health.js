import {busy, byId, el, isBusy} from './dom.js';
import {fullMoment} from './format.js';
import {withSession} from './session.js';

const SUMMARIES = {
  up: 'Open. Everything works.',
  opening: 'Opening. It will be ready in a moment.',
  down: 'Something does not work at the moment.',
};
const again = byId('again');
again.addEventListener('click', look);
look();
withSession(() => {});

/** Asked without the api module: here a 503 is an answer. */
async function look() {
  if (isBusy(again)) return;
  busy(again, true);
  let health = null;
  try {
    const response = await fetch('/api/health', {cache: 'no-store', signal: AbortSignal.timeout(10_000)});
    health = await response.json();
  } catch {
    // Told below: no answer is the answer.
  }
  busy(again, false);
  byId('health-summary').textContent = health
    ? SUMMARIES[health.status] ?? health.status
    : 'The shop cannot be reached. Check your connection and try again.';
  byId('health').replaceChildren(...(health ? rows(health) : []));
  byId('checked').textContent = `Checked on ${fullMoment(Date.now())}`;
}

function rows({status, database, answeredBy, version}) {
  const shop = row('Shop', {up: 'Open', opening: 'Opening', down: 'Not working'}[status] ?? status, status);
  // Nothing else is known yet.
  if (status === 'opening') return [shop];
  return [
    shop,
    row('Database', database === 'up' ? 'Answers' : 'Does not answer', database),
    row('Answers come from',
      answeredBy === 'offline' ? 'The offline concierge, without a model' : `The model ${answeredBy}`),
    row('Version', version),
  ];
}

function row(name, words, state) {
  return el('div', {}, el('dt', {}, name),
    el('dd', {class: state ? 'state' : null, 'data-state': state}, words ?? 'unknown'));
}
