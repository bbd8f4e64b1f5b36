// Attempts to reach anything from inside a worker. Each runs in a bare confined worker and in a nested one, and posts
// `{name, got}`; anything but a refusal also shows as a request at the listening server.

/** @param outside address of the listening server; @param home address of the page's own origin. */
export function reachEverything(outside: string, home: string): string {
  const socket = outside.replace('http', 'ws');
  const attempts: Readonly<Record<string, string>> = {
    fetch: `fetch('${outside}/fetch', { mode: 'no-cors' })`,
    fetchKeepalive: `fetch('${outside}/keepalive', { method: 'POST', mode: 'no-cors', keepalive: true, body: 'x' })`,
    fetchHome: `fetch('${home}/stolen')`,
    xhr: `new Promise((yes, no) => { const x = new XMLHttpRequest(); x.open('GET', '${outside}/xhr'); x.onload = yes; x.onerror = () => no(new Error('refused')); x.send(); })`,
    xhrSync: `(() => { const x = new XMLHttpRequest(); x.open('GET', '${outside}/xhr-sync', false); x.send(); })()`,
    webSocket: `new Promise((yes, no) => { const s = new WebSocket('${socket}/socket'); s.onopen = yes; s.onerror = () => no(new Error('refused')); })`,
    webSocketStream: `new WebSocketStream('${socket}/stream').opened`,
    eventSource: `new Promise((yes, no) => { const s = new EventSource('${outside}/events'); s.onopen = yes; s.onerror = () => no(new Error('refused')); })`,
    webTransport: `new WebTransport('${outside.replace('http', 'https')}/transport').ready`,
    dynamicImport: `import('${outside}/module.js')`,
    dynamicImportHome: `import('${home}/page.js')`,
    dynamicImportData: `import('data:text/javascript,postMessage({name:"data-import",got:true})')`,
    importScripts: `importScripts('${outside}/script.js')`,
    importScriptsHome: `importScripts('${home}/page.js')`,
    workerOutside: `new Promise((yes, no) => { const w = new Worker('${outside}/worker.js'); w.onmessage = yes; w.onerror = () => no(new Error('refused')); })`,
    moduleWorker: `new Promise((yes, no) => { const w = new Worker(URL.createObjectURL(new Blob(['import "${outside}/nested.js"'], { type: 'text/javascript' })), { type: 'module' }); w.onmessage = yes; w.onerror = () => no(new Error('refused')); })`,
    sharedWorker: `new SharedWorker('${outside}/shared.js')`,
    sendBeacon: `navigator.sendBeacon('${outside}/beacon', 'x') || Promise.reject(new Error('refused'))`,
    fontFace: `new FontFace('x', 'url(${outside}/font.woff2)').load()`,
    rtc: `new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] })`,
    indexedDatabase: `new Promise((yes, no) => { const r = indexedDB.open('x'); r.onsuccess = yes; r.onerror = () => no(r.error); })`,
    caches: `caches.open('x')`,
    fileSystem: `navigator.storage.getDirectory()`,
    locks: `navigator.locks.request('x', () => 'held')`,
    serviceWorker: `navigator.serviceWorker.register('/sw.js')`,
    navigate: `(() => { self.location = '${outside}/navigate'; self.location.href = '${outside}/navigate'; throw new Error('refused'); })()`,
    open: `self.open('${outside}/open')`,
    evaluate: `eval('1 + 1')`,
    functionFromText: `new Function('return 1')()`,
    wasm: `WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))`,
    broadcast: `(new BroadcastChannel('app').postMessage('from inside'), Promise.reject(new Error('sent to nobody')))`,
  };
  const list = Object.entries(attempts).map(
    ([name, code]) => `${JSON.stringify(name)}: async () => { await ${code}; }`,
  );
  const body =
    `const attempts = { ${list.join(',\n')} };\n` +
    `for (const [name, attempt] of Object.entries(attempts)) ` +
    `attempt().then(() => postMessage({ name, got: true }), (error) => postMessage({ name, got: false, why: String(error) }));\n`;
  const nested =
    `try { const inner = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(body)}], { type: 'text/javascript' })));\n` +
    `inner.onmessage = (event) => postMessage({ ...event.data, nested: true });\n` +
    `inner.onerror = () => postMessage({ name: 'nested worker', got: false }); } catch (error) { postMessage({ name: 'nested worker', got: false, why: String(error) }); }\n`;
  return body + nested;
}
