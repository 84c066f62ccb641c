// Lines as elements. Everything others wrote becomes text, never markup.
import { word } from './words.js';

const FORMATTING = /\x03(\d{1,2}(,\d{1,2})?)?|\x04([0-9a-fA-F]{6}(,[0-9a-fA-F]{6})?)?|[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]/g;
const LINK = /https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]}]/g;
const GROUP_MILLIS = 5 * 60 * 1000;

export function element(name, className = '', text = '') {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** The hue of a name: the same everywhere, one of twelve. */
export function hue(nick) {
  let sum = 0;
  for (const c of nick.toLowerCase()) sum = (sum * 31 + c.codePointAt(0)) % 997;
  return `hue${sum % 12}`;
}

export function plain(text) {
  return text.replace(FORMATTING, '');
}

function words(text) {
  const body = element('span', 'words');
  const shown = plain(text);
  let from = 0;
  for (const match of shown.matchAll(LINK)) {
    body.append(shown.slice(from, match.index));
    const link = element('a', '', match[0]);
    link.href = match[0];
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    body.append(link);
    from = match.index + match[0].length;
  }
  body.append(shown.slice(from));
  return body;
}

function clock(millis) {
  return new Date(millis).toLocaleTimeString(navigator.language, { hour: '2-digit', minute: '2-digit' });
}

function dayOf(millis) {
  return new Date(millis).toLocaleDateString(navigator.language, { dateStyle: 'full' });
}

const kept = new WeakMap(); // line: the element that shows it, and of which version

function speech(line, buffer, grouped, actions) {
  const row = element('article', `line ${line.kind}${grouped ? ' grouped' : ''}`);
  row.tabIndex = 0;
  if (!grouped) {
    const avatar = element('span', `avatar ${hue(line.nick)}`, [...line.nick][0]?.toUpperCase() ?? '?');
    avatar.ariaHidden = 'true';
    const head = element('div', 'head');
    head.append(element('b', hue(line.nick), line.nick));
    const time = element('time', '', clock(line.millis));
    time.dateTime = new Date(line.millis).toISOString();
    head.append(time);
    row.append(avatar, head);
  }
  const to = line.reply && buffer.byId.get(line.reply);
  if (to) row.append(element('div', 'quote', `↳ ${to.nick}: ${plain(to.isRedacted ? '' : to.text).slice(0, 120)}`));
  const body = element('div', 'body');
  if (line.isRedacted) {
    body.append(element('span', 'note', word('redacted')));
  } else {
    if (line.kind === 'action') body.append(`${line.nick} `);
    body.append(words(line.text));
    if (line.isEdited) body.append(element('span', 'note', ` ${word('edited')}`));
  }
  row.append(body);
  if (line.reactions.size) row.append(reactions(line, actions));
  if (line.id && !line.isRedacted) row.append(tools(line, actions));
  return row;
}

function reactions(line, { react, nick }) {
  const bar = element('div', 'reactions');
  for (const [emoji, who] of line.reactions) {
    const button = element('button', who.has(nick()) ? 'own' : '', `${plain(emoji)} ${who.size}`);
    button.title = [...who].join(', ');
    button.onclick = () => react(line, emoji);
    bar.append(button);
  }
  return bar;
}

function tools(line, { react, reply }) {
  const bar = element('div', 'tools');
  for (const emoji of ['👍', '❤️', '😄']) {
    const button = element('button', '', emoji);
    button.title = word('react');
    button.onclick = () => react(line, emoji);
    bar.append(button);
  }
  const answer = element('button', '', '↩');
  answer.title = word('reply');
  answer.onclick = () => reply(line);
  bar.append(answer);
  return bar;
}

/** The element of a line, made again only when the line has changed. */
function shown(line, buffer, grouped, actions) {
  const known = kept.get(line);
  if (known && known.version === line.version && known.grouped === grouped) return known.row;
  const row = line.kind === 'event'
    ? element('p', 'event', `${plain(line.text)} · ${clock(line.millis)}`)
    : speech(line, buffer, grouped, actions);
  kept.set(line, { row, version: line.version, grouped });
  return row;
}

/** All elements of a buffer, with days between them. */
export function elements(buffer, actions) {
  const all = [];
  if (buffer.isWhole) all.push(element('p', 'event', word(buffer.lines.length ? 'begin' : 'empty')));
  let before = null;
  for (const line of buffer.lines) {
    const sameDay = before && new Date(before.millis).toDateString() === new Date(line.millis).toDateString();
    if (!sameDay) all.push(element('p', 'day', dayOf(line.millis)));
    const grouped = Boolean(sameDay) && line.kind === 'say' && before.kind === 'say'
      && before.nick === line.nick && !line.reply && line.millis - before.millis < GROUP_MILLIS;
    all.push(shown(line, buffer, grouped, actions));
    before = line;
  }
  return all;
}
