import {call, send, sentence} from './api.js';
import {busy, byId, el, isBusy} from './dom.js';
import {form} from './forms.js';
import {count} from './format.js';
import {offerLogOut, withSession} from './session.js';

const NAMES = {
  users: 'Accounts', orders: 'Orders', chat_history: 'Conversations', llm_usage: 'Days of usage', coupons: 'Coupons',
  embeddings: 'Passages about you',
};
let customer = null;

withSession((session) => {
  customer = session.customer;
  byId('who').textContent = customer.name;
  offerLogOut();
}, {customerOnly: true});

const download = byId('download');
const status = byId('download-status');

download.addEventListener('click', async () => {
  if (isBusy(download) || !customer) return;
  busy(download, true);
  status.textContent = '';
  try {
    // Fetched and not linked to, so that a failure is a sentence here and not a page of JSON.
    const path = `/api/customers/${encodeURIComponent(customer.id)}/export`;
    const response = await send('GET', path, null, {timeout: 60_000});
    const named = /filename="?([^";]+)"?/.exec(response.headers.get('Content-Disposition') ?? '');
    save(await response.blob(), named?.[1] ?? 'my-data.jsonl');
    status.textContent = 'Downloaded.';
  } catch (failure) {
    status.textContent = sentence(failure);
  } finally {
    busy(download, false);
  }
});

function save(blob, name) {
  const link = el('a', {href: URL.createObjectURL(blob), download: name});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const dialog = byId('delete-dialog');
byId('delete').addEventListener('click', () => {
  dialog.showModal();
  byId('delete-cancel').focus();
});
byId('delete-cancel').addEventListener('click', () => dialog.close());
dialog.addEventListener('close', () => { byId('password').value = ''; });

form(byId('delete-form'), {
  check: ({password}) => (password ? {} : {password: 'Enter your password.'}),
  async submit({password}) {
    const {removed} = await call('DELETE', `/api/customers/${encodeURIComponent(customer.id)}`, {password});
    dialog.close();
    showRemoved(removed ?? {});
  },
});

function showRemoved(removed) {
  const rows = Object.entries(removed).filter(([, number]) => number > 0);
  byId('removed').replaceChildren(...rows.map(([name, number]) =>
    el('div', {}, el('dt', {}, NAMES[name] ?? words(name)), el('dd', {class: 'number'}, count(number)))));
  byId('privacy').hidden = true;
  for (const id of ['to-chat', 'who', 'logout']) byId(id).hidden = true;
  byId('deleted').hidden = false;
  byId('deleted-title').focus();
}

const words = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
