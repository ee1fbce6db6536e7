// Every call to /api goes through here: token, timeout, what a failure means, waiting while the shop opens.
import {notice} from './notice.js';

const OPENING_FOR = 120_000;
const OPENING_EVERY = 500;
const TIMEOUT = 15_000;

let csrf = null;
let customer = null;

/** A sentence to show, and what goes with it. Status 0: the server was not reached. */
export class ApiError extends Error {
  constructor(message, {status = 0, fields = {}, opening = false} = {}) {
    super(message);
    this.status = status;
    this.fields = fields;
    this.opening = opening;
  }
}

/** What to show for any failure: a mistake of the page itself is for the console. */
export function sentence(failure) {
  if (failure instanceof ApiError) return failure.message;
  console.error(failure);
  return 'Something went wrong on this page. Please try again.';
}

export async function getSession() {
  return remember(await call('GET', '/api/session'));
}

export async function logIn(id, password) {
  return remember(await call('POST', '/api/login', {id, password}, {guest: true}));
}

export async function signUp(name, email, password) {
  return remember(await call('POST', '/api/signup', {name, email, password}, {guest: true}));
}

export async function logOut() {
  await call('POST', '/api/logout', {});
  location.assign('/login');
}

function remember(session) {
  csrf = session.csrf;
  customer = session.customer?.id ?? null;
  return session;
}

/** The parsed body, or null where there is none. */
export async function call(method, path, body, options) {
  const response = await send(method, path, body, options);
  if (response.status === 204) return null;
  try {
    return await response.json();
  } catch {
    throw new ApiError('The shop sent something that cannot be read. Please try again.', {status: response.status});
  }
}

/**
 * The response of a call that went well. `guest`: a 401 is an answer and not the end of a session.
 * `signal` aborts. `timeout: null` is for streams, which end when the answer does.
 */
export async function send(method, path, body, {signal, timeout = TIMEOUT, guest = false} = {}) {
  const until = Date.now() + OPENING_FOR;
  let renewed = false;
  for (;;) {
    const response = await attempt(method, path, body, signal, timeout);
    if (response.ok) {
      notice.opened();
      return response;
    }
    const failure = await failureOf(response);
    if (failure.opening && Date.now() < until) {
      notice.opening();
      await pause(OPENING_EVERY, signal);
    } else if (response.status === 401 && !guest) {
      location.assign('/login');
      throw failure;
    } else if (response.status === 403 && method !== 'GET' && !renewed) {
      // Another tab logged in again: the call was not made, so it can be once the token is known.
      renewed = true;
      await renew();
    } else {
      notice.opened();
      throw failure;
    }
  }
}

async function attempt(method, path, body, signal, timeout) {
  const limit = new AbortController();
  const abort = () => limit.abort();
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  const timer = timeout === null ? null : setTimeout(abort, timeout);
  const headers = {};
  if (method !== 'GET') headers['Content-Type'] = 'application/json';
  if (method !== 'GET' && csrf) headers['X-CSRF-Token'] = csrf;
  try {
    const content = method === 'GET' ? undefined : JSON.stringify(body ?? {});
    const response = await fetch(path, {method, headers, body: content, signal: limit.signal, cache: 'no-store'});
    // A body has to arrive in time as well; a stream takes what it takes.
    return timeout === null || !response.ok ? response : new Response(await whole(response), response);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(limit.signal.aborted
      ? 'The shop took too long to answer. Please try again.'
      : 'The shop cannot be reached. Check your connection and try again.');
  } finally {
    clearTimeout(timer);
    if (timeout !== null) signal?.removeEventListener('abort', abort);
  }
}

const whole = (response) => (response.status === 204 ? null : response.blob());

async function failureOf(response) {
  const body = await response.json().catch(() => ({}));
  const wait = Number(response.headers.get('Retry-After'));
  let message = body.error || 'Something went wrong. Please try again.';
  if (response.status === 429 && wait > 0) {
    message += wait < 90 ? ` Try again in ${wait} seconds.` : ` Try again in ${Math.ceil(wait / 60)} minutes.`;
  }
  return new ApiError(message, {status: response.status, fields: body.fields ?? {}, opening: body.opening === true});
}

async function renew() {
  const before = customer;
  const session = remember(await call('GET', '/api/session'));
  // Somebody else is logged in by now: nothing on this page is theirs.
  if ((session.customer?.id ?? null) !== before) location.reload();
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason); }, {once: true});
  });
}
