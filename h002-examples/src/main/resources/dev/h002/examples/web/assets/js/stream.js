// Server-sent events read from a fetch, since EventSource cannot POST.

const MAX_EVENT = 1_000_000;

/** Yields {event, data}, data parsed from JSON. Comments, unknown fields and empty events are passed over. */
export async function* events(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let event = 'message';
  let data = [];
  let size = 0;
  try {
    for (;;) {
      const {value, done} = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, {stream: true});
      if (rest.length + size > MAX_EVENT) throw new Error('An event is too long.');
      // A carriage return at the end may be half of a line break.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop();
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) yield {event, data: JSON.parse(data.join('\n'))};
          event = 'message';
          data = [];
          size = 0;
        } else if (!line.startsWith(':')) {
          const [, field, content] = /^([^:]*):? ?(.*)$/s.exec(line);
          if (field === 'event') event = content;
          if (field === 'data') data.push(content);
          size += line.length;
        }
      }
      // What is left without an empty line after it was cut, and counts as not sent.
      if (done) return;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
