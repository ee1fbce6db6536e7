// The page: who is here, which conversation is open, and the turn that runs.
import {ApiError, call, send, sentence} from './api.js';
import {Turn} from './bubbles.js';
import {focusMessage, setDraft, setStreaming, startComposer} from './composer.js';
import {getConversation, markCurrent, refreshConversations, startConversations} from './conversations.js';
import {showDebug, startDebug} from './debug.js';
import {byId, el, placeIcons} from './dom.js';
import {accountMenu, closeDrawer, drawer} from './drawers.js';
import {notice} from './notice.js';
import {offerLogOut, withSession} from './session.js';
import {afterTurn, showTarget, startSidebar} from './sidebar.js';
import {events} from './stream.js';
import * as thread from './thread.js';

const SUGGESTIONS = [
  "I'm cold", 'What can I get quickly?', 'Do I have any coupons left?', 'Where is my order?', 'Any offers?', 'How do returns work?',
];

let conversation = null;
let running = null;
let loading = null;

placeIcons();
accountMenu();
drawer('conversations', 'open-conversations', '(min-width: 75rem)');
const details = drawer('details', 'open-details', '(min-width: 56.25rem)');
withSession(start, {customerOnly: true});

async function start({customer}) {
  byId('who').textContent = customer.name;
  offerLogOut();
  startDebug(details);
  startSidebar(customer);
  startComposer({send: (message) => ask(new Turn(message)), stop: () => running?.abort()});
  startConversations({open: openConversation, start: newConversation});
  greet(customer.name);
  addEventListener('pagehide', () => running?.abort());
  addEventListener('hashchange', openNamed);
  refreshConversations();
  openNamed();
}

function greet(name) {
  const hour = new Date().getHours();
  const greeting = hour < 5 || hour >= 18 ? 'Good evening' : hour < 12 ? 'Good morning' : 'Good afternoon';
  byId('greeting').textContent = `${greeting}, ${name.trim().split(/\s+/)[0]}.`;
  byId('suggestions').replaceChildren(...SUGGESTIONS.map((text) => {
    const choose = () => { ask(new Turn(text)); focusMessage(); };
    return el('li', {}, el('button', {class: 'suggestion', type: 'button', on: {click: choose}}, text));
  }));
}

/** The address names the conversation, so that reloading and going back find it. */
function openNamed() {
  const named = decodeURIComponent(location.hash.slice(1));
  if (named && named !== conversation) openConversation(named);
  else if (!named) newConversation();
}

function newConversation() {
  leave();
  setConversation(null);
  byId('welcome').hidden = false;
  closeDrawer({focus: false});
  focusMessage();
}

async function openConversation(id) {
  leave();
  setConversation(id);
  byId('welcome').hidden = true;
  closeDrawer({focus: false});
  focusMessage();
  const signal = (loading = new AbortController()).signal;
  try {
    const {turns, actions} = await getConversation(id, signal);
    const shown = thread.latest(turns);
    shown.forEach((told, at) => {
      const turn = new Turn(told.question, told.at);
      const last = at === shown.length - 1;
      turn.finish({...told, text: told.answer, actions: last ? actions : []}, confirmIn(id));
      thread.add(turn);
    });
    thread.showEnd();
  } catch (failure) {
    if (signal.aborted) return;
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
  thread.clear();
  showDebug(null);
}

function setConversation(id) {
  conversation = id;
  const address = id ? `#${encodeURIComponent(id)}` : location.pathname;
  if (location.hash.slice(1) !== (id ? encodeURIComponent(id) : '')) history.pushState(null, '', address);
  markCurrent(id);
}

/** Runs a turn, new or once more. False if another one runs: one at a time. */
function ask(turn) {
  if (running) return false;
  byId('welcome').hidden = true;
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
    turn.finish(done, confirmIn(done.conversation));
    announce(done.text);
    // What is not stored leads nowhere: the next message goes on where this one would have.
    if (done.stored) setConversation(done.conversation);
    showDebug(done);
    afterTurn(done);
    refreshConversations();
  } catch (failure) {
    if (control.signal.aborted) turn.stopped(retry);
    else turn.fail(sentence(failure), retry);
    if (failure.status === 413) setDraft(turn.question);
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

function confirmIn(id) {
  return async (action) => {
    const path = `/api/conversations/${encodeURIComponent(id)}/actions/${encodeURIComponent(action.id)}`;
    const result = await call('POST', path, {});
    if (action.type === 'directions' && result.action.state === 'DONE') showTarget(result.action.arguments);
    return result;
  };
}

/** Heard once and whole; gone again so that nobody comes across it twice. */
function announce(text) {
  const announcer = byId('announcer');
  announcer.textContent = text;
  setTimeout(() => { if (announcer.textContent === text) announcer.textContent = ''; }, 5000);
}
