// What the server's messages mean for rooms and people. Calls `show` when something has changed.
import { Connection, format } from './irc.js';
import { History } from './history.js';
import { Buffer, lineOf } from './rooms.js';
import { word } from './words.js';

const WRITING_MILLIS = 6000;
const STATUS = /^[~&@%+]+(?=#)/;

export class Session {
  /** `show(what, buffer)`: what is buffers, lines, older, members, typing or state. */
  constructor(address, login, show) {
    this.show = show;
    this.buffers = new Map();
    this.wanted = [login.room];
    this.history = new History(this);
    this.state = 'connecting';
    this.said = 0;
    this.connection = new Connection(address, login, {
      hears: (message) => this.hear(message),
      changes: (state, reason) => this.become(state, reason),
    });
  }

  start() {
    this.connection.open();
  }

  get nick() {
    return this.connection.nick;
  }

  isOwn(nick) {
    return nick.toLowerCase() === this.nick.toLowerCase();
  }

  become(state, reason = '') {
    this.state = state;
    this.reason = reason;
    if (state === 'welcome') {
      this.history.clear();
      for (const buffer of this.buffers.values()) {
        buffer.isAsking = false;
        if (!buffer.isRoom) this.history.catchUp(buffer);
      }
      for (const room of this.wanted) this.connection.say('JOIN', room);
    }
    this.show('state');
  }

  buffer(name) {
    const plain = name.replace(STATUS, '');
    const key = plain.toLowerCase();
    let buffer = this.buffers.get(key);
    if (!buffer) {
      buffer = new Buffer(plain);
      this.buffers.set(key, buffer);
      if (!buffer.isRoom && this.state === 'welcome') this.history.catchUp(buffer);
      this.show('buffers');
    }
    return buffer;
  }

  join(room) {
    if (!this.wanted.some((other) => other.toLowerCase() === room.toLowerCase())) this.wanted.push(room);
    this.connection.say('JOIN', room);
  }

  leave(buffer) {
    this.wanted = this.wanted.filter((room) => room.toLowerCase() !== buffer.name.toLowerCase());
    if (buffer.isRoom) this.connection.say('PART', buffer.name);
    this.buffers.delete(buffer.name.toLowerCase());
    this.show('buffers');
  }

  /** Says it; several lines are one message where the server takes that. Returns whether it went out. */
  say(buffer, text, reply) {
    if (this.state !== 'welcome') return false;
    const tags = reply ? { '+draft/reply': reply } : {};
    const parts = text.split('\n').filter((part, at, all) => part || (at && at < all.length - 1));
    const { caps } = this.connection;
    if (parts.length > 1 && caps.has('draft/multiline') && caps.has('batch')) {
      const name = `m${++this.said}`;
      this.connection.send(format('BATCH', [`+${name}`, 'draft/multiline', buffer.name], tags));
      for (const part of parts) this.connection.send(format('PRIVMSG', [buffer.name, part], { batch: name }));
      this.connection.say('BATCH', `-${name}`);
    } else {
      for (const part of parts) if (part) this.connection.send(format('PRIVMSG', [buffer.name, part], tags));
    }
    if (!caps.has('echo-message')) {
      const own = { tags, nick: this.nick };
      this.keep(buffer, lineOf(own, 'say', text));
    }
    return true;
  }

  react(buffer, line, emoji) {
    const on = !line.reactions.get(emoji)?.has(this.nick);
    const tags = { [on ? '+draft/react' : '+draft/unreact']: emoji, '+draft/reply': line.id };
    this.connection.send(format('TAGMSG', [buffer.name], tags));
    if (!this.connection.caps.has('echo-message') && buffer.react(line.id, emoji, this.nick, on)) {
      this.show('lines', buffer);
    }
  }

  writing(buffer, state) {
    if (this.connection.caps.has('message-tags')) {
      this.connection.send(format('TAGMSG', [buffer.name], { '+typing': state }));
    }
  }

  /** What is no part of a batch counts at once. */
  hear(message) {
    if (!this.history.takes(message)) this.apply(message, false);
  }

  older(buffer) {
    this.history.older(buffer);
  }

  /** One message; `old` ones come from the history and change nobody's presence. */
  apply(message, old, place) {
    const { command, words, nick } = message;
    const target = place ?? this.placeOf(message);
    switch (command) {
      case 'PRIVMSG': case 'NOTICE': return this.speech(message, target, old);
      case 'TAGMSG': return this.tags(message, target, old);
      case 'REDACT': return this.change(target, words[1], (line) => (line.isRedacted = true));
      case 'EDIT': return this.change(target, words[1], (line) => {
        line.text = words[2] ?? '';
        line.isEdited = true;
      });
      case 'JOIN': return this.joined(message, target, old);
      case 'PART': return this.gone(target, nick, message, word('left', nick), old);
      case 'KICK': return this.gone(target, words[1], message, word('kicked', words[1]), old);
      case 'QUIT': return this.everywhere(nick, target, old, (buffer) =>
        this.gone(buffer, nick, message, word('left', nick), old));
      case 'NICK': return this.renamed(message, target, old);
      case 'TOPIC': return this.topic(message, target, old);
      default: return old ? undefined : this.numeric(message);
    }
  }

  placeOf({ words, nick, source, command }) {
    const target = words[0] ?? '';
    if (target.replace(STATUS, '').startsWith('#')) return this.buffer(target);
    if (!['PRIVMSG', 'TAGMSG', 'NOTICE', 'REDACT', 'EDIT'].includes(command)) return null;
    if (!source.includes('!')) return null; // the server itself
    const other = this.isOwn(nick) ? target : nick;
    const known = this.buffers.get(other.toLowerCase());
    return known ?? (command === 'PRIVMSG' || command === 'NOTICE' ? this.buffer(other) : null);
  }

  everywhere(nick, place, old, run) {
    if (old) return run(place);
    for (const buffer of this.buffers.values()) if (buffer.has(nick)) run(buffer);
  }

  speech(message, buffer, old) {
    if (!buffer) return;
    const text = message.words[1] ?? '';
    const action = /^\x01ACTION ([^\x01]*)\x01?$/.exec(text);
    if (text.startsWith('\x01') && !action) return;
    buffer.typing.delete(message.nick);
    const kind = action ? 'action' : message.command === 'NOTICE' ? 'notice' : 'say';
    this.keep(buffer, lineOf(message, kind, action ? action[1] : text), old);
  }

  keep(buffer, line, old) {
    if (!buffer.add(line) || old) return;
    buffer.trim();
    if (line.kind !== 'event' && !this.isOwn(line.nick)) {
      buffer.unread++;
      this.show('buffers');
    }
    this.show('lines', buffer);
  }

  tags(message, buffer, old) {
    if (!buffer) return;
    const { tags, nick } = message;
    const id = tags['+reply'] ?? tags['+draft/reply'];
    const emoji = tags['+react'] ?? tags['+draft/react'];
    const removed = tags['+unreact'] ?? tags['+draft/unreact'];
    if (id && (emoji || removed)) {
      if (buffer.react(id, emoji ?? removed, nick, Boolean(emoji)) && !old) this.show('lines', buffer);
    } else if (!old && tags['+typing'] && !this.isOwn(nick)) {
      if (tags['+typing'] === 'active') buffer.typing.set(nick, Date.now() + WRITING_MILLIS);
      else buffer.typing.delete(nick);
      this.show('typing', buffer);
    }
  }

  change(buffer, id, change) {
    const line = buffer?.byId.get(id);
    if (!line) return;
    change(line);
    line.version++;
    this.show('lines', buffer);
  }

  event(buffer, message, text, old) {
    this.keep(buffer, lineOf(message, 'event', text), old);
  }

  joined(message, buffer, old) {
    if (!buffer) return;
    if (!old && this.isOwn(message.nick)) {
      buffer.isHere = true;
      buffer.members.clear();
      this.history.catchUp(buffer);
      this.show('joined', buffer);
    } else if (!old) {
      buffer.enter(message.nick);
      this.show('members', buffer);
    }
    if (!this.isOwn(message.nick)) this.event(buffer, message, word('joined', message.nick), old);
  }

  gone(buffer, nick, message, text, old) {
    if (!buffer || !nick) return;
    if (!old && this.isOwn(nick)) buffer.isHere = false;
    if (!old && buffer.leave(nick)) this.show('members', buffer);
    this.event(buffer, message, text, old);
  }

  renamed(message, place, old) {
    const next = message.words.at(-1);
    if (!old && this.isOwn(message.nick)) this.connection.nick = next;
    this.everywhere(message.nick, place, old, (buffer) => {
      const member = buffer.members.get(message.nick.toLowerCase());
      if (!old && member) {
        buffer.leave(message.nick);
        buffer.members.set(next.toLowerCase(), { ...member, nick: next });
        this.show('members', buffer);
      }
      this.event(buffer, message, word('renamed', message.nick, next), old);
    });
  }

  topic(message, buffer, old) {
    if (!buffer) return;
    if (!old) buffer.topic = message.words[1] ?? '';
    this.event(buffer, message, word('topicSet', message.nick, message.words.at(-1)), old);
    this.show('state');
  }

  numeric({ command, words }) {
    const refusals = ['403', '404', '405', '437', '471', '473', '474', '475', '477', '489'];
    if (command === '353') {
      const buffer = this.buffer(words[2]);
      words[3].split(' ').filter((name) => name).forEach((name) => buffer.name353(name));
    } else if (command === '366') {
      const buffer = this.buffers.get(words[1].toLowerCase());
      if (buffer) this.show('members', buffer);
    } else if (command === '332') {
      this.buffer(words[1]).topic = words[2];
      this.show('state');
    } else if (command === 'AWAY') {
      // shown nowhere yet
    } else if (refusals.includes(command) || command === 'FAIL' || command === '401') {
      this.reason = words.slice(1).join(' ');
      for (const buffer of this.buffers.values()) buffer.isAsking = false;
      this.show('refusal');
    }
  }
}
