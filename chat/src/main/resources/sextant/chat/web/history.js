// Batches while they come in, and the pages of the history that come in them.

const PAGE = 50;

export class History {
  constructor(session) {
    this.session = session;
    this.batches = new Map();
  }

  get connection() {
    return this.session.connection;
  }

  clear() {
    this.batches.clear();
  }

  /** What was said since that line, the last one we know, or the last page. */
  catchUp(buffer, id = buffer.last()?.id) {
    if (!this.connection.caps.has('draft/chathistory')) return;
    if (id) this.ask(buffer, 'AFTER', `msgid=${id}`);
    else this.ask(buffer, 'LATEST', '*');
  }

  /** One page further back. */
  older(buffer) {
    const first = buffer.before || buffer.first()?.id;
    if (buffer.isWhole || buffer.isAsking || !first || this.session.state !== 'welcome') return;
    if (this.connection.caps.has('draft/chathistory')) this.ask(buffer, 'BEFORE', `msgid=${first}`);
  }

  ask(buffer, what, where) {
    buffer.isAsking = true;
    buffer.asked = what;
    this.connection.say('CHATHISTORY', what, buffer.name, where, String(PAGE));
  }

  /** Takes a message that is part of a batch, or the batch itself; false for all others. */
  takes(message) {
    if (message.command === 'BATCH') {
      this.batch(message);
      return true;
    }
    const batch = this.batches.get(message.tags.batch);
    batch?.messages.push(message);
    return Boolean(batch);
  }

  batch(message) {
    const [name, type, target] = message.words;
    const id = name.slice(1);
    if (name.startsWith('+')) {
      this.batches.set(id, { message, type, target, messages: [] });
      return;
    }
    const batch = this.batches.get(id);
    this.batches.delete(id);
    if (!batch) return;
    const outer = this.batches.get(batch.message.tags.batch);
    if (batch.type === 'draft/multiline') {
      const whole = this.whole(batch);
      if (outer) outer.messages.push(whole);
      else this.session.apply(whole, false);
    } else if (batch.type === 'chathistory') {
      this.page(batch);
    } else {
      batch.messages.forEach((each) => this.session.apply(each, false));
    }
  }

  /** The parts of a multiline message as one. */
  whole({ message, target, messages }) {
    let text = '';
    messages.forEach((part, at) => {
      const joined = at === 0 || 'draft/multiline-concat' in part.tags;
      text += (joined ? '' : '\n') + (part.words[1] ?? '');
    });
    return { ...message, command: messages[0]?.command ?? 'PRIVMSG', words: [target, text] };
  }

  page({ message, target, messages }) {
    const { session } = this;
    const buffer = session.buffer(target);
    const { asked } = buffer;
    const isEnd = 'draft/chathistory-end' in message.tags || messages.length === 0;
    buffer.isAsking = false;
    for (const each of messages) session.apply(each, true, buffer);
    if (asked !== 'AFTER') {
      buffer.isWhole ||= isEnd;
      buffer.before = messages[0]?.tags.msgid ?? '';
    } else if (!isEnd && messages.length >= PAGE) {
      this.catchUp(buffer, messages.at(-1).tags.msgid);
    }
    session.show(asked === 'BEFORE' ? 'older' : 'lines', buffer);
  }
}
