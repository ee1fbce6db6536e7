// The page: who is here, which conversation is open, and the turn that runs.
import {ApiError, call, send, sentence} from './api.js';
import {Turn} from './bubbles.js';
import {focusMessage, setDraft, setStreaming, startComposer} from './composer.js';
import {getConversation, markCurrent, refreshConversations, startConversations} from './conversations.js';
import {isYouShown, showDebug, showYou, startDebug} from './debug.js';
import {byId, placeIcons} from './dom.js';
import {accountMenu, closeDrawer, drawer} from './drawers.js';
import {notice} from './notice.js';
import {offerLogOut, withSession} from './session.js';
import {afterTurn, showTarget, startSidebar} from './sidebar.js';
import {events} from './stream.js';
import * as thread from './thread.js';
import {showWelcome, startWelcome} from './welcome.js';

let conversation = null;
let running = null;
let loading = null;

placeIcons();
accountMenu();
drawer('conversations', 'open-conversations', '(min-width: 75rem)');
const details = drawer('details', 'open-details', '(min-width: 56.25rem)');
withSession(start, {customerOnly: true});

function start({customer, answeredBy}) {
  byId('who').textContent = customer.name;
  offerLogOut();
  startDebug(details);
  startSidebar(customer);
  startComposer({send: (message) => ask(new Turn(message)), stop: () => running?.abort()});
  startConversations({open: openConversation, start: newConversation});
  startWelcome(customer.name, (message) => { ask(new Turn(message)); focusMessage(); });
  byId('answered-by').textContent = answeredBy === 'offline'
    ? 'Answered without a model'
    : `Answered with ${answeredBy}`;
  // Followed as a link it would stand in the address, where the conversation does.
  document.querySelector('.skip').addEventListener('click', (event) => {
    event.preventDefault();
    byId('message').focus();
  });
  addEventListener('pagehide', () => running?.abort());
  addEventListener('hashchange', openNamed);
  refreshConversations();
  document.body.dataset.ready = '';
  openNamed();
}

/** The address names the conversation, so that reloading and going back find it. */
function openNamed() {
  const named = /^#c\/([\w.~-]+)$/.exec(location.hash)?.[1] ?? null;
  if (!named) newConversation();
  else if (named !== conversation) openConversation(named);
}

function newConversation() {
  leave();
  setConversation(null);
  showWelcome(true);
  closeDrawer({focus: false});
  focusMessage();
}

async function openConversation(id) {
  leave();
  setConversation(id);
  showWelcome(false);
  closeDrawer({focus: false});
  focusMessage();
  const signal = (loading = new AbortController()).signal;
  try {
    const {turns, actions, earlier} = await getConversation(id, signal);
    const shown = thread.latest(turns);
    shown.forEach((told, at) => {
      const turn = new Turn(told.question, told.at);
      const last = at === shown.length - 1;
      turn.finish({...told, text: told.answer, ...(last ? {actions, earlier} : {})}, desk(id));
      thread.add(turn);
    });
    thread.showEnd();
    loading = null;
  } catch (failure) {
    if (signal.aborted) return;
    loading = null;
    if (failure.status === 404) newConversation();
    notice.failed(sentence(failure), () => (failure.status === 404 ? refreshConversations() : openConversation(id)));
  }
}

/** Ends what runs for the conversation that is left. */
function leave() {
  running?.abort();
  running = null;
  setStreaming(false);
  loading?.abort();
  loading = null;
  thread.clear();
  showDebug(null);
}

function setConversation(id) {
  conversation = id;
  const hash = id ? `#c/${encodeURIComponent(id)}` : '';
  if (location.hash !== hash) history.pushState(null, '', location.pathname + hash);
  markCurrent(id);
}

/** Runs a turn, new or once more. False while another one runs, or what came before it is still on its way. */
function ask(turn) {
  if (running || loading) return false;
  showWelcome(false);
  if (!turn.element.isConnected) thread.add(turn);
  run(turn, (running = new AbortController()));
  return true;
}

async function run(turn, control) {
  const retry = () => { if (ask(turn)) focusMessage(); };
  setStreaming(true);
  turn.wait();
  thread.showEnd();
  try {
    const done = await read(turn, control.signal);
    control.signal.throwIfAborted();
    turn.finish(done, desk(done.conversation));
    announce(done.text);
    // What is not stored leads nowhere: the next message goes on where this one would have.
    if (done.stored) setConversation(done.conversation);
    showDebug(done);
    afterTurn(done);
    refreshConversations();
  } catch (failure) {
    if (control.signal.aborted) turn.stopped(retry);
    else turn.fail(sentence(failure), retry);
    if (failure.status === 413 && byId('message').value === '') setDraft(turn.question);
    if (failure.status === 404) setConversation(null);
  } finally {
    if (running === control) {
      running = null;
      setStreaming(false);
    }
  }
}

async function read(turn, signal) {
  const path = conversation ? `/api/conversations/${encodeURIComponent(conversation)}/messages` : '/api/conversations';
  const response = await send('POST', path, {message: turn.question}, {signal, timeout: null});
  try {
    for await (const {event, data} of events(response.body)) {
      if (event === 'text') turn.piece(data.text);
      if (event === 'done') return data;
      if (event === 'error') throw new ApiError(data.error);
    }
  } catch (failure) {
    if (failure instanceof ApiError || signal.aborted) throw failure;
    // The connection broke, or what came cannot be read.
  }
  throw new ApiError('The answer was cut off on its way to you.');
}

/** What the offers of a conversation lead to. */
function desk(id) {
  return {
    async confirm(action) {
      const path = `/api/conversations/${encodeURIComponent(id)}/actions/${encodeURIComponent(action.id)}`;
      const result = await call('POST', path, {});
      if (action.type === 'directions' && result.action.state === 'DONE') showTarget(result.action.arguments);
      return result;
    },
    after(action, justNow) {
      if (action.type !== 'directions' || (justNow && details.isColumn && isYouShown())) return null;
      return {label: 'Show on the map', run: () => showWay(action)};
    },
  };
}

function showWay(action) {
  showYou();
  details.open();
  showTarget(action.arguments);
}

/** Heard once and whole; gone again so that nobody comes across it twice. */
function announce(text) {
  const announcer = byId('announcer');
  announcer.textContent = text;
  setTimeout(() => { if (announcer.textContent === text) announcer.textContent = ''; }, 5000);
}
