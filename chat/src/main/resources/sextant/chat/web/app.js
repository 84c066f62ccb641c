// The page: wires the session to what is seen.
import { Session } from './session.js';
import { element, elements, hue, plain } from './lines.js';
import { isChinese, word } from './words.js';

const $ = (id) => document.getElementById(id);
const wide = matchMedia('(min-width: 60rem)');
let session = null;
let current = null;
let reply = null;
let lastTyped = 0;
let pending = new Set();
let reachedOlder = null;

for (const each of document.querySelectorAll('[data-word]')) each.textContent = word(each.dataset.word);
for (const each of document.querySelectorAll('[data-label]')) each.ariaLabel = word(each.dataset.label);
for (const each of document.querySelectorAll('[data-hint]')) each.placeholder = word(each.dataset.hint);
document.documentElement.lang = isChinese ? 'zh-CN' : 'en';
document.title = word('title');

function address() {
  const url = new URL('.', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.hash = '';
  return url.href;
}

/** What is to be painted is painted once before the next frame. */
function paint(what) {
  if (pending.size === 0) requestAnimationFrame(paintAll);
  pending.add(what);
}

function paintAll() {
  const now = pending;
  pending = new Set();
  if (now.has('state')) paintState();
  if (now.has('buffers')) paintBuffers();
  if (now.has('members')) paintMembers();
  if (now.has('typing')) paintTyping();
  if (now.has('lines')) paintLines();
}

function show(what, buffer) {
  if (what === 'state') state();
  else if (what === 'refusal') problem(word('refused', session.reason));
  else if (what === 'joined') enter(buffer);
  else if (what === 'buffers') paint('buffers');
  else if (buffer !== current) return;
  else if (what === 'older') {
    reachedOlder = $('log').scrollHeight - $('log').scrollTop;
    paint('lines');
  } else paint(what);
  if (what === 'lines' && buffer === current) paint('typing');
}

function state() {
  if (session.state === 'refused') {
    const known = ['badPassword', 'nickTaken'].includes(session.reason);
    leaveForJoin(known ? word(session.reason) : word('refused', session.reason));
  } else if (session.state === 'welcome') {
    $('join').hidden = true;
    $('chat').hidden = false;
    $('problem').textContent = '';
  }
  paint('state');
}

function leaveForJoin(text) {
  $('chat').hidden = true;
  $('join').hidden = false;
  $('problem').textContent = text;
  $('join').querySelector('button').disabled = false;
  session = null;
  current = null;
}

let problemTimer = 0;
function problem(text) {
  $('state').textContent = text;
  $('state').hidden = false;
  clearTimeout(problemTimer);
  problemTimer = setTimeout(() => paint('state'), 6000);
}

function paintState() {
  if (!session) return;
  const text = { connecting: 'connecting', offline: 'offline' }[session.state];
  $('state').hidden = !text;
  $('state').textContent = text ? word(text) : '';
  if (!current) return;
  $('name').textContent = current.name;
  $('topic').textContent = plain(current.topic);
  $('topic').title = plain(current.topic);
  document.title = current.name;
}

function paintBuffers() {
  let waiting = 0;
  $('buffers').replaceChildren(...[...session.buffers.values()].map((buffer) => {
    const item = element('li', buffer === current ? 'current' : '');
    const open = element('button', 'open', buffer.name);
    if (buffer === current) open.ariaCurrent = 'true';
    open.onclick = () => enter(buffer);
    item.append(open);
    if (buffer.unread && buffer !== current) {
      waiting += buffer.unread;
      const badge = element('span', 'badge', String(Math.min(buffer.unread, 999)));
      badge.ariaLabel = `${buffer.unread} ${word('unread')}`;
      item.append(badge);
    }
    const leave = element('button', 'leave icon', '✕');
    leave.ariaLabel = word('leave', buffer.name);
    leave.onclick = () => {
      session.leave(buffer);
      if (buffer === current) enter(session.buffers.values().next().value ?? null);
    };
    item.append(leave);
    return item;
  }));
  $('unread').hidden = waiting === 0;
}

function paintMembers() {
  const people = current ? current.people() : [];
  $('open-people').hidden = !current?.isRoom;
  $('people').hidden = !current?.isRoom;
  $('count').textContent = people.length || '';
  $('members').replaceChildren(...people.map(({ nick, sign }) => {
    const item = element('li');
    const open = element('button', 'open');
    open.append(element('span', 'sign', sign), element('span', hue(nick), nick));
    open.onclick = () => session.isOwn(nick) || enter(session.buffer(nick));
    item.append(open);
    return item;
  }));
}

function paintTyping() {
  const writers = current ? current.writers(Date.now()) : [];
  $('typing').textContent = writers.length === 0 ? ''
    : writers.length === 1 ? word('typingOne', writers[0]) : word('typingMany');
}

const actions = {
  nick: () => session.nick,
  react: (line, emoji) => session.react(current, line, emoji),
  reply: (line) => {
    reply = line;
    $('answering').hidden = false;
    $('answering').firstElementChild.textContent = word('replyTo', line.nick, plain(line.text).slice(0, 80));
    $('text').focus();
  },
};

function paintLines() {
  const log = $('log');
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  log.replaceChildren(...(current ? elements(current, actions) : []));
  if (reachedOlder !== null) log.scrollTop = log.scrollHeight - reachedOlder;
  else if (atEnd) log.scrollTop = log.scrollHeight;
  reachedOlder = null;
  if (current && !document.hidden && atEnd && current.unread) {
    current.unread = 0;
    paint('buffers');
  }
  // A page that does not fill the window asks for the one before.
  if (current && log.scrollHeight <= log.clientHeight && current.lines.length) session.older(current);
}

function enter(buffer) {
  current = buffer;
  if (buffer) buffer.unread = 0;
  stopAnswering();
  closePanels();
  $('log').replaceChildren();
  ['state', 'buffers', 'members', 'typing', 'lines'].forEach(paint);
  requestAnimationFrame(() => requestAnimationFrame(() => ($('log').scrollTop = $('log').scrollHeight)));
  if (wide.matches) $('text').focus();
}

function stopAnswering() {
  reply = null;
  $('answering').hidden = true;
}

function closePanels() {
  document.body.classList.remove('places-open', 'people-open');
  $('veil').hidden = true;
}

function openPanel(name) {
  if (name === 'people-open' && wide.matches) {
    document.body.classList.toggle('people-away');
    return;
  }
  document.body.classList.add(name);
  $('veil').hidden = false;
}

$('open-places').onclick = () => openPanel('places-open');
$('open-people').onclick = () => openPanel('people-open');
$('veil').onclick = closePanels;
$('no-answer').onclick = stopAnswering;
$('log').addEventListener('scroll', () => {
  if ($('log').scrollTop < 200 && current) session?.older(current);
}, { passive: true });
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    stopAnswering();
    closePanels();
  }
});
document.addEventListener('visibilitychange', () => paint('lines'));

$('another').onsubmit = (event) => {
  event.preventDefault();
  const name = $('more').value.trim().replaceAll(' ', '');
  $('more').value = '';
  if (!name) return;
  if (name.startsWith('#')) session.join(name);
  else enter(session.buffer(name));
};

$('composer').onsubmit = (event) => {
  event.preventDefault();
  const text = $('text').value.trimEnd();
  if (!text || !current) return;
  if (!session.say(current, text.startsWith('/me ') ? `\x01ACTION ${text.slice(4)}\x01` : text, reply?.id)) {
    problem(word('notSent'));
    return;
  }
  $('text').value = '';
  lastTyped = 0;
  grow();
  stopAnswering();
  $('log').scrollTop = $('log').scrollHeight;
};

function grow() {
  const box = $('text');
  box.rows = Math.min(6, Math.max(1, box.value.split('\n').length));
}

$('text').oninput = () => {
  grow();
  if (current && Date.now() - lastTyped > 3000 && $('text').value) {
    lastTyped = Date.now();
    session.writing(current, 'active');
  }
};
$('text').onkeydown = (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $('composer').requestSubmit();
  }
};

$('join').onsubmit = (event) => {
  event.preventDefault();
  const nick = $('nick').value.trim();
  const typed = $('room').value.trim();
  const room = typed.startsWith('#') ? typed : `#${typed}`;
  localStorage.setItem('nick', nick);
  localStorage.setItem('room', room);
  $('join').querySelector('button').disabled = true;
  $('problem').textContent = word('connecting');
  session = new Session(address(), { nick, room, password: $('password').value }, show);
  session.start();
};

setInterval(() => session && paint('typing'), 2000);
$('nick').value = localStorage.getItem('nick') ?? '';
$('room').value = decodeURIComponent(location.hash) || localStorage.getItem('room') || '#lobby';
$('join').hidden = false;
$('nick').focus();
