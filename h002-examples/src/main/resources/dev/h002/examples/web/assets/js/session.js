// What each page does first: whose shop it is, and who is here.
import {getSession, logOut, sentence} from './api.js';
import {byId} from './dom.js';
import {notice} from './notice.js';

// A page that comes back from the browser's memory may show who has logged out meanwhile.
addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });

/** Calls `start` with the session, once there is one; a failure is told with a button that tries again. */
export async function withSession(start, {customerOnly = false} = {}) {
  try {
    const session = await getSession();
    showShop(session.shop);
    if (customerOnly && !session.customer) {
      location.replace('/login');
      return;
    }
    await start(session);
  } catch (failure) {
    const message = failure.opening ? 'The shop has still not opened.' : sentence(failure);
    notice.failed(message, () => withSession(start, {customerOnly}));
  }
}

function showShop(shop) {
  for (const place of document.querySelectorAll('[data-shop]')) place.textContent = shop;
  document.title = document.body.dataset.title === undefined ? `${document.title.split(' · ')[0]} · ${shop}` : shop;
}

export function offerLogOut() {
  const button = byId('logout');
  button.hidden = false;
  button.addEventListener('click', () => {
    if (button.disabled) return;
    button.disabled = true;
    logOut().catch((failure) => {
      button.disabled = false;
      notice.failed(sentence(failure), () => button.click());
    });
  });
}
