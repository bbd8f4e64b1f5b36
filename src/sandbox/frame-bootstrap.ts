// The only script of the sandboxed frame, kept as text because the content policies allow it by its hash. It relays
// between the page and the worker, meters what the worker sends, and ends it. No student's code ever runs in the frame
// itself: code in a frame could navigate away and take data along; code in a worker cannot.
//
// Page to frame, over the port: post {data, transfer, expect: ids}, ack, ping. Frame to page: up, batch {items}, pong,
// ended {reason}. Worker to frame: anything; what carries a `headroomControl` is for the frame alone.

export const FRAME_BOOTSTRAP = `'use strict';
(() => {
  const start = (port, script, limits) => {
    let worker = null, url = '', ended = false, up = false, beats = false;
    let queue = [], queuedBytes = 0, awaitingAck = false;
    let windowStart = 0, windowMessages = 0;
    const expected = new Set();
    let silentMs = 0, idleMs = 0, startingMs = 0, beatPending = false, lastTick = performance.now();

    const end = (reason) => {
      if (ended) return;
      ended = true;
      clearInterval(timer);
      if (worker !== null) worker.terminate();
      if (url !== '') URL.revokeObjectURL(url);
      if (reason.kind === 'error') flush();
      queue = [];
      port.postMessage({ k: 'ended', reason });
    };

    // Bytes of a message, roughly, and the buffers to move rather than copy. Structured clones hold no code.
    const weigh = (root) => {
      const seen = new Set(), buffers = [], stack = [root];
      let bytes = 0, nodes = 0;
      while (stack.length > 0) {
        const value = stack.pop();
        bytes += 8;
        if (typeof value === 'string') { bytes += value.length * 2; continue; }
        if (typeof value === 'bigint') { bytes += 64; continue; }
        if (value === null || typeof value !== 'object' || seen.has(value)) continue;
        if (++nodes > 50000) { bytes += (stack.length + 1) * 64; continue; }
        seen.add(value);
        if (value instanceof ArrayBuffer) { bytes += value.byteLength; buffers.push(value); }
        else if (ArrayBuffer.isView(value)) stack.push(value.buffer);
        else if (value instanceof Map) for (const [key, item] of value) stack.push(key, item);
        else if (value instanceof Set) for (const item of value) stack.push(item);
        else if (value instanceof Blob) bytes += value.size;
        else if (Array.isArray(value) && value.length > 100000) bytes += value.length * 64;
        else for (const key of Object.keys(value)) { bytes += key.length * 2; stack.push(value[key]); }
      }
      return { bytes, buffers };
    };

    // One batch is on its way at a time: a busy page gets few large batches, an idle one gets each message at once.
    const flush = () => {
      if (awaitingAck && !ended) return;
      if (queue.length === 0) return;
      const items = queue;
      queue = [];
      queuedBytes = 0;
      awaitingAck = true;
      const transfer = new Set();
      for (const item of items) for (const one of item.transfer) transfer.add(one);
      const batch = items.map((item) => ({ data: item.data, ports: item.ports }));
      try {
        port.postMessage({ k: 'batch', items: batch }, [...transfer]);
      } catch (error) {
        end({ kind: 'error', message: 'A message could not be passed on: ' + error.message });
      }
    };

    const fromWorker = (event) => {
      if (ended) return;
      const data = event.data;
      const isObject = typeof data === 'object' && data !== null;
      if (isObject && typeof data.headroomControl === 'string') {
        if (data.headroomControl === 'up' && !up) {
          up = true; silentMs = 0;
          URL.revokeObjectURL(url);
          port.postMessage({ k: 'up' });
        } else if (data.headroomControl === 'beats') beats = true;
        else if (data.headroomControl === 'beat') { beatPending = false; idleMs = 0; }
        else if (data.headroomControl === 'error') {
          const reason = { kind: 'error', message: String(data.message).slice(0, 4000) };
          if (Number.isInteger(data.line)) reason.line = data.line;
          if (Number.isInteger(data.column)) reason.column = data.column;
          if (typeof data.stack === 'string') reason.stack = data.stack.slice(0, 16000);
          end(reason);
          return;
        }
      }
      const control = isObject && typeof data.headroomControl === 'string';
      const answers = isObject && expected.delete(data.id);
      if (answers) { silentMs = 0; idleMs = 0; beatPending = false; }
      const droppable = isObject && data.kind === 'frame' && !answers;
      if (!answers) {
        const now = performance.now();
        if (now - windowStart >= 1000) { windowStart = now; windowMessages = 0; }
        windowMessages += droppable ? 0.1 : 1;
        if (windowMessages > limits.messagesPerSecond) { end({ kind: 'flood', messages: Math.ceil(windowMessages) }); return; }
      }
      if (control) return;
      const { bytes, buffers } = weigh(data);
      const ports = [...event.ports];
      const item = { data, ports, transfer: [...ports, ...buffers], bytes, droppable };
      const old = droppable ? queue.findIndex((one) => one.droppable) : -1;
      if (old >= 0) queuedBytes -= queue.splice(old, 1)[0].bytes;
      queue.push(item);
      queuedBytes += bytes;
      if (queuedBytes > limits.queuedBytes) { end({ kind: 'flood', messages: Math.ceil(windowMessages) }); return; }
      flush();
    };

    // Time counts in ticks of at most 250 ms, so that a machine that slept, or a throttled tab, kills nobody.
    const tick = () => {
      const now = performance.now();
      const passed = Math.min(now - lastTick, 250);
      lastTick = now;
      if (!up) {
        startingMs += passed;
        if (startingMs > limits.startWithinMs) end({ kind: 'deadline', afterMs: Math.round(startingMs) });
        return;
      }
      if (expected.size > 0 || beatPending) {
        silentMs += passed;
        if (silentMs > limits.replyWithinMs) end({ kind: 'deadline', afterMs: Math.round(silentMs) });
      } else if (beats) {
        idleMs += passed;
        if (idleMs >= 1000) { idleMs = 0; silentMs = 0; beatPending = true; worker.postMessage({ headroomControl: 'beat' }); }
      }
    };
    const timer = setInterval(tick, 50);

    port.onmessage = (event) => {
      if (ended) return;
      const message = event.data;
      if (message.k === 'post') {
        if (message.expect.length > 0 && expected.size === 0 && !beatPending) silentMs = 0;
        for (const id of message.expect) expected.add(id);
        try { worker.postMessage(message.data, message.transfer); }
        catch (error) { end({ kind: 'error', message: 'A message could not be passed on: ' + error.message }); }
      } else if (message.k === 'ack') { awaitingAck = false; flush(); }
      else if (message.k === 'ping') port.postMessage({ k: 'pong' });
    };

    url = URL.createObjectURL(new Blob(script, { type: 'text/javascript' }));
    worker = new Worker(url, { name: 'headroom-confined' });
    worker.onmessage = fromWorker;
    worker.onmessageerror = () => end({ kind: 'error', message: 'A message could not be read.' });
    worker.onerror = (event) => {
      event.preventDefault();
      const reason = { kind: 'error', message: event.message || 'The script could not be started.' };
      if (event.lineno > 0) { reason.line = event.lineno; reason.column = event.colno; }
      end(reason);
    };
  };

  const onStart = (event) => {
    if (event.source !== parent || event.ports.length !== 1) return;
    removeEventListener('message', onStart);
    start(event.ports[0], event.data.script, event.data.limits);
  };
  addEventListener('message', onStart);
})();
`;

/** `sha256-…` of the text above. content-policy.test.ts fails, and prints the new one, when the text changes. */
export const FRAME_BOOTSTRAP_HASH = 'sha256-7R94iDdt0d+HKm/oxkgzrmfz3O+dTJX809Ail3oIeaY=';
