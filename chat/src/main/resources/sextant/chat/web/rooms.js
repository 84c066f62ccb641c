// What is known: rooms and conversations, who is there, what was said. Knows no screen.

const MOST_LINES = 2000;
const SIGNS = '~&@%+';

/** One room or conversation. */
export class Buffer {
  constructor(name) {
    this.name = name;
    this.isRoom = name.startsWith('#');
    this.topic = '';
    this.lines = [];
    this.byId = new Map();
    this.members = new Map(); // nick in lower case: { nick, sign, away }
    this.typing = new Map(); // nick: until when
    this.unread = 0;
    this.isWhole = false; // nothing older is kept
    this.before = ''; // where the next page ends, when it was not a line that is shown
    this.isHere = !this.isRoom;
    this.isAsking = false;
  }

  /** Puts a line where its time belongs; a line that is there already stays once. */
  add(line) {
    if (line.id && this.byId.has(line.id)) return false;
    let at = this.lines.length;
    while (at > 0 && this.lines[at - 1].millis > line.millis) at--;
    this.lines.splice(at, 0, line);
    if (line.id) this.byId.set(line.id, line);
    return true;
  }

  /** Forgets the oldest when there are very many; they can be read again. */
  trim() {
    if (this.lines.length <= MOST_LINES + 200) return;
    for (const line of this.lines.splice(0, this.lines.length - MOST_LINES)) this.byId.delete(line.id);
    this.isWhole = false;
    this.before = '';
  }

  first() {
    return this.lines.find((line) => line.id);
  }

  last() {
    return this.lines.findLast((line) => line.id);
  }

  react(id, emoji, nick, on) {
    const line = this.byId.get(id);
    if (!line || !emoji || emoji.length > 32) return null;
    const who = line.reactions.get(emoji) ?? new Set();
    if (on) who.add(nick);
    else who.delete(nick);
    if (who.size) line.reactions.set(emoji, who);
    else line.reactions.delete(emoji);
    line.version++;
    return line;
  }

  /** Takes what NAMES says of somebody: signs of rank, then the nick. */
  name353(word) {
    const match = /^([~&@%+]*)(.*)$/.exec(word);
    this.enter(match[2].split('!')[0], match[1][0] ?? '');
  }

  enter(nick, sign = '') {
    this.members.set(nick.toLowerCase(), { nick, sign, away: false });
  }

  has(nick) {
    return this.members.has(nick.toLowerCase());
  }

  leave(nick) {
    this.typing.delete(nick);
    return this.members.delete(nick.toLowerCase());
  }

  /** Highest rank first, then by name. */
  people() {
    const rank = (member) => (member.sign ? SIGNS.indexOf(member.sign) : SIGNS.length);
    return [...this.members.values()].sort(
      (a, b) => rank(a) - rank(b) || a.nick.localeCompare(b.nick));
  }

  writers(now) {
    for (const [nick, until] of this.typing) if (until < now) this.typing.delete(nick);
    return [...this.typing.keys()];
  }
}

/** A line as it is kept. */
export function lineOf(message, kind, text) {
  const time = Date.parse(message.tags.time ?? '');
  return {
    id: message.tags.msgid ?? '',
    millis: Number.isNaN(time) ? Date.now() : time,
    nick: message.nick,
    kind,
    text,
    reply: message.tags['+reply'] ?? message.tags['+draft/reply'] ?? '',
    reactions: new Map(),
    isRedacted: false,
    isEdited: false,
    version: 0,
  };
}
