// One turn: what the customer said, and the answer as it comes, ends, fails or is stopped.
import {chips} from './citations.js';
import {el, icon} from './dom.js';
import {fullMoment, list, momentOf, nextMoment} from './format.js';
import {offers} from './actions.js';

export class Turn {
  #said = el('p', {class: 'said', 'data-role': 'text'});
  #text = document.createTextNode('');
  #after = el('div', {class: 'after-answer'});
  #answer;
  #pieces = '';
  #frame = 0;

  constructor(question, at = new Date().toISOString()) {
    this.question = question;
    this.#said.append(this.#text);
    this.#answer = el('div', {class: 'answer', 'data-role': 'answer'},
      el('span', {class: 'unseen'}, 'Concierge: '), this.#said, this.#after);
    this.element = el('article', {class: 'turn'},
      el('div', {class: 'question', 'data-role': 'question'},
        el('p', {class: 'bubble'}, el('span', {class: 'unseen'}, 'You: '), question), time(at)),
      this.#answer);
  }

  /** Waiting for the first piece; the dots stand where the first line will. */
  wait() {
    this.#reset('waiting');
    this.#said.append(el('span', {class: 'dots', role: 'img', 'aria-label': 'Writing'},
      el('i'), el('i'), el('i')));
  }

  /** A piece of the answer. Many come within a frame, and are shown once in it. */
  piece(text) {
    this.#pieces += text;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#answer.dataset.state === 'waiting') this.#reset('streaming');
      // Appended and not set, so that what stands there already is not laid out from its start.
      this.#text.appendData(this.#pieces.slice(this.#text.length));
    });
  }

  finish(done, desk) {
    const {text, outcome, reason, usage, at = new Date().toISOString()} = done;
    const {citations = [], actions = [], earlier = [], missing = []} = done;
    this.#end('done', text);
    this.#answer.dataset.outcome = outcome;
    const notes = [];
    if (outcome === 'DEGRADED') notes.push(note(`Answered without our model${reason ? `: ${lowered(reason)}` : '.'}`));
    // The answer says it too, but not in the customer's own time.
    if (outcome === 'DENIED' && usage?.resetsAt) {
      notes.push(note(`You can ask again ${nextMoment(usage.resetsAt)}, your time.`));
    }
    if (missing.length > 0) notes.push(note(`Leaves out ${list(missing)}, which could not be read in time.`));
    this.#after.replaceChildren(...notes, ...offers(actions, earlier, desk),
      el('div', {class: 'answer-foot'}, time(at), ...chips(citations)));
  }

  /** What was said before something went wrong stays readable. */
  fail(message, retry) {
    this.#end('failed', this.#pieces);
    this.#after.replaceChildren(note(message, 'alert'), again('Try again', retry));
  }

  stopped(retry) {
    this.#end('stopped', this.#pieces);
    this.#after.replaceChildren(note('You stopped this answer.'), again('Ask again', retry));
  }

  #end(state, text) {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#answer.dataset.state === 'waiting' || !this.#text.isConnected) this.#reset(state);
    this.#answer.dataset.state = state;
    if (this.#text.data !== text) this.#text.data = text;
    this.#said.hidden = text === '';
  }

  #reset(state) {
    if (state === 'waiting') this.#pieces = '';
    this.#text.data = '';
    this.#said.hidden = false;
    this.#said.replaceChildren(this.#text);
    this.#after.replaceChildren();
    this.#answer.dataset.state = state;
  }
}

function time(at) {
  return el('time', {datetime: at, title: fullMoment(at)}, momentOf(at));
}

function note(text, role = null) {
  return el('p', {class: `note${role ? ' failed' : ''}`, role}, text);
}

function again(label, retry) {
  return el('button', {class: 'button tiny again', type: 'button', on: {click: retry}}, icon('again'), label);
}

const lowered = (reason) => reason.charAt(0).toLowerCase() + reason.slice(1);
