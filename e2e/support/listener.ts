// A server that hears everything that reaches it, in any protocol: its silence is the proof that nothing was reached.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on any free port of this machine. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

export async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

export interface Listener {
  readonly url: string;
  close(): Promise<void>;
}

/** @param hear is told of each connection, request and upgrade. */
export async function startListener(hear: (what: string) => void): Promise<Listener> {
  const server = createServer((request, response) => {
    hear(`listener ${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('1;');
  });
  // Any connection counts, also one that speaks no HTTP.
  server.on('connection', () => {
    hear('listener connection');
  });
  server.on('upgrade', (request, socket) => {
    hear(`listener upgrade ${request.url ?? ''}`);
    socket.destroy();
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${String(port)}`, close: () => stop(server) };
}
