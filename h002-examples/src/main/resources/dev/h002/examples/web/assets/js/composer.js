// The message field: Enter sends, it grows with its text, and says when a message gets too long.
import {byId} from './dom.js';
import {count} from './format.js';

export const MAX_MESSAGE = 4000;
const NEAR = 3600;

const field = byId('message');
const box = byId('composer');
const left = byId('message-count');
const sendButton = byId('send');
const stopButton = byId('stop');

/** `send(message)` says whether it was taken; a message that was not stays in the field. */
export function startComposer({send, stop}) {
  const submit = () => {
    const message = field.value.trim();
    if (message !== '' && field.value.length <= MAX_MESSAGE && send(message)) setDraft('');
    field.focus();
  };
  box.addEventListener('submit', (event) => { event.preventDefault(); submit(); });
  field.addEventListener('input', measure);
  field.addEventListener('keydown', (event) => {
    // Enter that ends the input of a character (Japanese, Chinese) is not meant for us.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  stopButton.addEventListener('click', () => { stop(); field.focus(); });
  measure();
}

export function setDraft(text) {
  field.value = text;
  measure();
}

export function setStreaming(streaming) {
  const hadFocus = document.activeElement === sendButton || document.activeElement === stopButton;
  sendButton.hidden = streaming;
  stopButton.hidden = !streaming;
  if (hadFocus) field.focus();
}

/** To write on. Not where that would slide a keyboard over what was just opened: there, to its title. */
export function focusMessage() {
  const target = matchMedia('(pointer: coarse)').matches ? byId('conversation-title') : field;
  target.focus({preventScroll: true});
}

function measure() {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
  const over = field.value.length - MAX_MESSAGE;
  left.textContent = over > 0
    ? `${count(over)} over the limit of ${count(MAX_MESSAGE)}`
    : field.value.length >= NEAR ? `${count(-over)} of ${count(MAX_MESSAGE)} characters left` : '';
  left.classList.toggle('failed', over > 0);
  if (over > 0) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
  sendButton.setAttribute('aria-disabled', String(over > 0 || field.value.trim() === ''));
}
