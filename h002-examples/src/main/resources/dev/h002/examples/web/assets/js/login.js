import {logIn} from './api.js';
import {byId, el} from './dom.js';
import {form} from './forms.js';
import {withSession} from './session.js';

const element = byId('login-form');

form(element, {
  check({id, password}) {
    const messages = {};
    if (!id.trim()) messages.id = 'Enter your email or customer number.';
    if (!password) messages.password = 'Enter your password.';
    return messages;
  },
  async submit({id, password}) {
    await logIn(id.trim(), password);
    location.replace('/');
  },
});

withSession((session) => {
  if (session.customer) {
    location.replace('/');
    return;
  }
  const accounts = session.demoAccounts ?? [];
  byId('demo-accounts').hidden = accounts.length === 0;
  byId('entry').classList.toggle('two', accounts.length > 0);
  byId('demo-list').replaceChildren(...accounts.map(card));
});

function card(account) {
  const use = () => {
    byId('id').value = account.id;
    byId('password').value = account.password;
    element.requestSubmit();
  };
  return el('li', {class: 'card'},
    el('div', {}, el('h3', {}, account.name), el('p', {}, account.about)),
    el('button', {class: 'button tiny', type: 'button', on: {click: use}},
      'Log in', el('span', {class: 'unseen'}, ` as ${account.name}`)));
}
