import {signUp} from './api.js';
import {byId} from './dom.js';
import {form} from './forms.js';
import {withSession} from './session.js';

form(byId('signup-form'), {
  check({name, email, password}) {
    const messages = {};
    if (!name.trim()) messages.name = 'Enter your name.';
    if (!email.trim()) messages.email = 'Enter your email.';
    // Only what is surely wrong: the server knows better what an address is.
    else if (!/^\S+@\S+$/.test(email.trim())) messages.email = 'That does not look like an email address.';
    if (!password) messages.password = 'Choose a password.';
    else if (password.length < 8) messages.password = 'Use at least 8 characters.';
    return messages;
  },
  async submit({name, email, password}) {
    await signUp(name.trim(), email.trim(), password);
    location.replace('/');
  },
});

withSession((session) => {
  if (session.customer) location.replace('/');
});
