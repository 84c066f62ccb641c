// Lines of IRC as values, and the connection that carries them: one WebSocket message is one line.

const UNESCAPED = { ':': ';', s: ' ', r: '\r', n: '\n', '\\': '\\' };
const ESCAPED = { ';': '\\:', ' ': '\\s', '\r': '\\r', '\n': '\\n', '\\': '\\\\' };

/** Reads one line; what is not there is empty. */
export function parse(line) {
  const message = { tags: Object.create(null), source: '', nick: '', command: '', words: [] };
  let rest = line;
  if (rest.startsWith('@')) {
    const end = rest.indexOf(' ');
    for (const tag of rest.slice(1, end).split(';')) {
      const [key, ...value] = tag.split('=');
      message.tags[key] = value.join('=').replace(/\\(.?)/g, (all, c) => UNESCAPED[c] ?? c);
    }
    rest = rest.slice(end + 1).trimStart();
  }
  if (rest.startsWith(':')) {
    const end = rest.indexOf(' ');
    message.source = rest.slice(1, end);
    message.nick = message.source.split('!')[0];
    rest = rest.slice(end + 1).trimStart();
  }
  const trailing = rest.indexOf(' :');
  const words = (trailing < 0 ? rest : rest.slice(0, trailing)).split(' ').filter((w) => w);
  if (trailing >= 0) words.push(rest.slice(trailing + 2));
  message.command = (words.shift() ?? '').toUpperCase();
  message.words = words;
  return message;
}

/** The line that says this; the last word may have spaces. */
export function format(command, words = [], tags = {}) {
  const head = Object.entries(tags).map(
    ([key, value]) => `${key}=${value.replace(/[; \r\n\\]/g, (c) => ESCAPED[c])}`);
  const last = words.length - 1;
  const shown = words.map((w, i) => (i === last && /^$|^:| /.test(w) ? `:${w}` : w));
  return (head.length ? `@${head.join(';')} ` : '') + [command, ...shown].join(' ');
}

const WANTED = [
  'account-notify', 'away-notify', 'batch', 'draft/chathistory', 'draft/event-playback',
  'draft/message-redaction', 'draft/multiline', 'echo-message', 'message-tags', 'multi-prefix',
  'sasl', 'server-time', 'sextant/message-editing', 'setname', 'standard-replies',
];

/**
 * A connection that comes back by itself. `hears` gets every message once the server has welcomed us,
 * `changes` the states: connecting, welcome, refused (with a reason), offline.
 */
export class Connection {
  constructor(address, login, { hears, changes }) {
    Object.assign(this, { address, login, hears, changes });
    this.caps = new Set();
    this.wait = 1;
    this.ended = false;
    this.nick = login.nick;
  }

  open() {
    this.isWelcome = false;
    this.offered = [];
    this.caps.clear();
    this.changes('connecting');
    this.socket = new WebSocket(this.address, ['text.ircv3.net']);
    this.socket.onopen = () => {
      this.say('CAP', 'LS', '302');
      this.say('NICK', this.nick);
      this.say('USER', 'web', '0', '*', this.login.nick);
    };
    this.socket.onmessage = (event) => this.take(parse(event.data));
    this.socket.onclose = () => this.lost();
  }

  lost() {
    if (this.ended) return;
    this.changes('offline');
    // A second, then twice as long each time, up to half a minute; not everybody at the same moment.
    const pause = this.wait * (0.75 + Math.random() / 2) * 1000;
    this.wait = Math.min(30, this.wait * 2);
    setTimeout(() => this.ended || this.open(), pause);
  }

  end(reason) {
    this.ended = true;
    this.changes('refused', reason);
    this.socket.close();
  }

  say(command, ...words) {
    this.send(format(command, words));
  }

  send(line) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(line);
  }

  take(message) {
    const { command, words } = message;
    if (command === 'PING') return this.say('PONG', ...words);
    if (this.isWelcome) return this.hears(message);
    if (command === 'CAP') this.negotiate(words);
    else if (command === 'AUTHENTICATE') this.authenticate();
    else if (command === '903') this.say('CAP', 'END');
    else if (command === '904' || command === '905') this.end('badPassword');
    else if (['432', '433', '436', '437'].includes(command)) this.end('nickTaken');
    else if (command === 'ERROR') this.end(words.at(-1));
    else if (command === '001') {
      this.isWelcome = true;
      this.wait = 1;
      this.nick = words[0];
      this.changes('welcome');
      this.hears(message);
    }
  }

  negotiate([, verb, ...rest]) {
    if (verb === 'LS') {
      this.offered.push(...rest.at(-1).split(' ').map((cap) => cap.split('=')[0]));
      if (rest[0] === '*' && rest.length > 1) return;
      const wanted = WANTED.filter((cap) => this.offered.includes(cap))
        .filter((cap) => cap !== 'sasl' || this.login.password);
      this.say('CAP', 'REQ', wanted.join(' '));
    } else if (verb === 'ACK') {
      rest.at(-1).split(' ').forEach((cap) => this.caps.add(cap));
      if (this.caps.has('sasl')) this.say('AUTHENTICATE', 'PLAIN');
      else this.say('CAP', 'END');
    } else if (verb === 'NAK') {
      this.say('CAP', 'END');
    }
  }

  authenticate() {
    const { nick, password } = this.login;
    const bytes = new TextEncoder().encode(`\0${nick}\0${password}`);
    const text = btoa(String.fromCharCode(...bytes));
    for (let at = 0; at < text.length; at += 400) this.say('AUTHENTICATE', text.slice(at, at + 400));
    if (text.length % 400 === 0) this.say('AUTHENTICATE', '+');
  }
}
